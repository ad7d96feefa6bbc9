package io.pente.bench;

import io.pente.Pente;
import io.pente.fit.PreparedRows;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.table.ColumnRoles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Files to packed rows, and to a stored model, beside Spark's readers with its linear regression,
 * pandas with scikit-learn, and the reading and summing of the files' bytes.
 */
final class FilesMeasure {
  private static final String COPY = "bytes summed";
  private static final String ROWS = "Pente rows";
  private static final String MODEL = "Pente model";
  private static final String SPARK_ROWS = "Spark rows";
  private static final String SPARK_MODEL = "Spark model of one target";
  private static final String SPARK_MODELS = "Spark models of all targets";
  private static final String PANDAS_ROWS = "pandas rows";
  private static final String PANDAS_MODEL = "pandas model";

  private final Settings settings;
  private final SparkSession spark;
  private final Pente pente;
  private final Pandas pandas = Pandas.found();

  FilesMeasure(Settings settings, SparkSession spark) {
    this.settings = settings;
    this.spark = spark;
    this.pente = Pente.on(spark);
  }

  void run() {
    for (BenchFile file : new BenchFiles(spark, settings.fileRows, settings.seed).named(settings.files)) {
      report(file, rounds(file).run());
    }
  }

  private Rounds rounds(BenchFile file) {
    Rounds rounds =
        settings
            .measured()
            .measure(COPY, () -> Rounds.seconds(() -> file.sum(Settings.CORES)))
            .measure(ROWS, () -> Rounds.cleanSeconds(() -> rows(file)))
            .measure(MODEL, () -> Rounds.cleanSeconds(() -> model(file)));
    if (!settings.withoutSpark) {
      SparkFiles other = new SparkFiles(spark, file);
      rounds
          .measure(SPARK_ROWS, () -> Rounds.cleanSeconds(other::rows))
          .measure(SPARK_MODEL, () -> Rounds.cleanSeconds(() -> other.models(1)));
      if (file.targets().size() > 1) {
        rounds.measureWarm(
            SPARK_MODELS, () -> Rounds.cleanSeconds(() -> other.models(file.targets().size())));
      }
    }
    if (pandas != null && Pandas.reads(file)) {
      rounds
          .measureWarm(PANDAS_ROWS, () -> pandas.seconds(file, "rows"))
          .measureWarm(PANDAS_MODEL, () -> pandas.seconds(file, "model"));
    }
    return rounds;
  }

  private static ColumnRoles roles(BenchFile file) {
    return ColumnRoles.training(file.targets(), List.of());
  }

  private void rows(BenchFile file) {
    try (PreparedRows prepared =
        pente.prepare(
            pente.table(file.path().toString()), roles(file), LinearSettings.DEFAULTS)) {
      if (prepared.count() != file.shape().rows()) {
        throw new IllegalStateException(prepared.count() + " rows");
      }
    }
  }

  private void model(BenchFile file) {
    LinearModel model = pente.fit(pente.table(file.path().toString()), roles(file));
    pente.saveOver(model, file.path() + ".model");
  }

  private void report(BenchFile file, Map<String, Samples> samples) {
    Map<String, Object> at = new TreeMap<>(file.shape().facts());
    at.put("file", file.name());
    at.put("megabytes", file.bytes() * 1e-6);
    Journal.Part journal = settings.journal().part("files", at);
    samples.forEach((name, s) -> journal.add(named(file, s), "s"));
    rate(journal, file, samples, COPY, Settings.CORES);
    rate(journal, file, samples, ROWS, Settings.CORES);
    rate(journal, file, samples, PANDAS_ROWS, 1);
    ratio(journal, file, samples, ROWS, COPY);
    ratio(journal, file, samples, SPARK_ROWS, ROWS);
    ratio(journal, file, samples, PANDAS_ROWS, ROWS);
    ratio(journal, file, samples, SPARK_MODEL, MODEL);
    ratio(journal, file, samples, SPARK_MODELS, MODEL);
    ratio(journal, file, samples, PANDAS_MODEL, MODEL);
  }

  private static Samples named(BenchFile file, Samples samples) {
    return new Samples(file.name() + ": " + samples.name(), samples.rounds());
  }

  private static void rate(
      Journal.Part journal, BenchFile file, Map<String, Samples> samples, String name, int cores) {
    if (samples.containsKey(name)) {
      double rate = file.bytes() * 1e-6 / samples.get(name).median() / cores;
      journal.one(file.name() + ": " + name, rate, "MB/s a core");
    }
  }

  private static void ratio(
      Journal.Part journal, BenchFile file, Map<String, Samples> samples, String a, String b) {
    if (samples.containsKey(a) && samples.containsKey(b)) {
      journal.ratio(named(file, samples.get(a).over(samples.get(b))), null);
    }
  }
}
