package io.pente.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.UsageException;
import io.pente.generate.SyntheticLinear;
import io.pente.generate.SyntheticRectifier;
import io.pente.message.Count;
import io.pente.model.file.Json;
import io.pente.model.file.ModelJson;
import io.pente.spark.store.StagedOutput;
import io.pente.spark.store.WrittenFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate}: rows of a known model. */
@Command(
    name = "generate",
    description = {
      "Writes rows of a known linear model; with --kind rectifier, of min |S(Mx)+ - Ax - t|^2 with a",
      "planted x."
    })
final class GenerateCommand implements Callable<Integer> {
  private static final List<String> FORMATS = List.of("csv", "parquet", "json", "orc", "libsvm");

  @Mixin private CommonOptions common;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "linear or rectifier (default: linear)")
  private String kind = ProblemKind.LINEAR;

  @Option(names = "--rows", required = true, paramLabel = "N", description = "how many rows")
  private long rows;

  @Option(names = "--features", paramLabel = "N", description = "how many features (default: 10)")
  private int features = 10;

  @Option(names = "--targets", paramLabel = "N", description = "how many targets (default: 1)")
  private int targets = 1;

  @Option(names = "--dimension", paramLabel = "D", description = "of a rectifier's x (default: 10)")
  private int dimension = 10;

  @Option(
      names = "--lambda",
      paramLabel = "L",
      description = "a rectifier's steepness (default: 100)")
  private double lambda = 100;

  @Option(names = "--complex", description = "give a rectifier's rows imaginary parts")
  private boolean complex;

  @Option(
      names = "--noise",
      paramLabel = "V",
      description = "the noise's standard deviation (default: 0.1)")
  private double noise = 0.1;

  @Option(
      names = "--density",
      paramLabel = "D",
      description = "the share of features that a row has, for libsvm (default: 1)")
  private double density = 1;

  @Option(names = "--seed", paramLabel = "N", description = "the seed (default: 42)")
  private long seed = 42;

  @Option(names = "--output", required = true, paramLabel = "PATH", description = "a new folder")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, parquet, json, orc or libsvm (default: csv)")
  private String format = "csv";

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "where to write the known model, as 'show' would print it")
  private String truth;

  @Option(names = "--overwrite", description = "replace what is there")
  private boolean overwrite;

  @Spec private CommandSpec command;

  /** Rows in Spark and the model behind them. */
  private record Data(
      Function<SparkSession, Dataset<Row>> rows, Supplier<ObjectNode> truth, String sizes) {}

  private Data linear() {
    SyntheticLinear data = new SyntheticLinear(rows, features, targets, noise, density, seed);
    return new Data(
        spark -> format.equals("libsvm") ? data.vectors(spark) : data.table(spark),
        () -> ModelJson.show(data.truth()),
        Count.of(features, "feature") + ", " + Count.of(targets, "target"));
  }

  private Data rectifier() {
    if (format.equals("libsvm")) {
      throw new UsageException("a rectifier's rows do not fit LIBSVM: give another --format");
    }
    SyntheticRectifier data = new SyntheticRectifier(rows, dimension, lambda, complex, noise, seed);
    return new Data(
        data::table,
        () -> ModelJson.show(data.truth()),
        String.format(Locale.ROOT, "dimension %d", dimension));
  }

  @Override
  public Integer call() throws IOException {
    if (!FORMATS.contains(format)) {
      throw new UsageException(
          String.format(Locale.ROOT, "--format is one of %s, not '%s'", FORMATS, format));
    }
    List<String> ofLinear = List.of("--features", "--targets", "--density");
    List<String> ofRectifier = List.of("--dimension", "--lambda", "--complex");
    Data data =
        ProblemKind.rectifier(kind, command, ofLinear, ofRectifier) ? rectifier() : linear();
    Outputs.checkApart(List.of(), output, truth);
    try (OpenSpark spark = common.open("generate");
        StagedOutput table = Outputs.folder(spark.session(), output, overwrite);
        WrittenFiles written = new WrittenFiles(spark.session(), table);
        StagedOutput known =
            truth == null ? null : Outputs.file(spark.session(), truth, overwrite)) {
      Dataset<Row> generated = data.rows().apply(spark.session());
      generated.write().format(format).option("header", true).save(table.staging().toString());
      written.require(rows);
      if (known != null) {
        writeTruth(data.truth().get(), known);
        known.commit();
      }
      table.commit();
    }
    System.out.println(Count.of(rows, "row") + ", " + data.sizes() + ": " + output);
    return ExitCode.DONE;
  }

  private static void writeTruth(ObjectNode truth, StagedOutput known) throws IOException {
    try (OutputStream out = known.files().create(known.staging())) {
      String json = Json.line(truth) + "\n";
      out.write(json.getBytes(StandardCharsets.UTF_8));
    }
  }
}
