package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.fit.Prediction;
import io.pente.fit.PredictionExtras;
import io.pente.message.Count;
import io.pente.model.LinearModel;
import io.pente.settings.RowSettings;
import io.pente.spark.store.ModelStore;
import io.pente.spark.store.StagedOutput;
import io.pente.spark.store.WrittenFiles;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code predict}: a table with the model's predictions appended. */
@Command(
    name = "predict",
    description = "Writes the input's rows, in order, with the model's predictions appended.")
final class PredictCommand implements Callable<Integer> {
  private static final List<String> FORMATS = List.of("csv", "parquet", "json");

  @Mixin private CommonOptions common;
  @Mixin private InputOptions input;
  @Mixin private SkipOptions skips;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "a stored model")
  private String model;

  @Option(names = "--output", required = true, paramLabel = "DIR", description = "a new folder")
  private String output;

  @Option(
      names = "--output-format",
      paramLabel = "FORMAT",
      description = "csv, parquet or json (default: what DIR ends in, otherwise csv)")
  private String format;

  @Mixin private ExtraOptions extras;

  @Option(names = "--overwrite", description = "replace what is there")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    if (format == null) {
      format = formatByName();
    }
    if (!FORMATS.contains(format)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--output-format is one of %s, not '%s'",
              String.join(", ", FORMATS),
              format));
    }
    PredictionExtras appended = extras.extras();
    Source source = input.source();
    List<String> read = new ArrayList<>(source.paths());
    read.add(model);
    Outputs.checkApart(read, output);
    input.requireFiles(source);
    try (OpenSpark spark = common.open("predict", source);
        StagedOutput place = Outputs.folder(spark.session(), output, overwrite);
        WrittenFiles written = new WrittenFiles(spark.session(), place)) {
      LinearModel trained = ModelStore.linear(spark.session(), model);
      Trust.tell(trained.training());
      Table table = input.table(spark.session(), source, trained.training());
      Prediction.Written all = write(spark, table, trained, appended, place.staging().toString());
      written.require(all.rows());
      place.commit();
      long without = all.withoutPrediction();
      System.out.println(Count.of(all.rows() - without, "row") + " with predictions: " + output);
      if (without > 0) {
        System.err.println(
            "pente: "
                + Count.of(without, "row")
                + " without: they lack a value or cannot be used (--missing fail names the first)");
      }
    }
    return ExitCode.DONE;
  }

  private String formatByName() {
    return FORMATS.stream()
        .filter(each -> Path.of(output).toString().toLowerCase(Locale.ROOT).endsWith("." + each))
        .findFirst()
        .orElse("csv");
  }

  private Prediction.Written write(
      OpenSpark spark, Table table, LinearModel trained, PredictionExtras appended, String path) {
    RowSettings rows = skips.of(Prediction.rows(trained));
    return Prediction.write(spark.session(), table, trained, appended, format, path, rows);
  }
}
