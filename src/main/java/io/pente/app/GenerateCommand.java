package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.ml.SyntheticLinear;
import io.pente.model.ModelJson;
import io.pente.spark.StagedOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code generate}: rows of a known model. */
@Command(name = "generate", description = "Writes rows of a known linear model.")
final class GenerateCommand implements Callable<Integer> {
  private static final List<String> FORMATS = List.of("csv", "parquet", "json", "orc", "libsvm");

  @Mixin private CommonOptions common;

  @Option(names = "--rows", required = true, paramLabel = "N", description = "how many rows")
  private long rows;

  @Option(names = "--features", paramLabel = "N", description = "how many features (default: 10)")
  private int features = 10;

  @Option(names = "--targets", paramLabel = "N", description = "how many targets (default: 1)")
  private int targets = 1;

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

  @Override
  public Integer call() throws IOException {
    if (!FORMATS.contains(format)) {
      throw new UsageException("--format is one of %s, not '%s'".formatted(FORMATS, format));
    }
    SyntheticLinear data = new SyntheticLinear(rows, features, targets, noise, density, seed);
    try (OpenSpark spark = common.open("generate");
        StagedOutput table = Outputs.stage(spark.session(), output, overwrite);
        StagedOutput known = truth == null ? null : Outputs.stage(spark.session(), truth, overwrite)) {
      Dataset<Row> generated = format.equals("libsvm") ? data.vectors(spark.session()) : data.table(spark.session());
      generated.write().format(format).option("header", true).save(table.staging().toString());
      if (known != null) {
        writeTruth(data, known);
        known.commit();
      }
      table.commit();
    }
    System.out.printf("%d rows, %d features, %d targets: %s%n", rows, features, targets, output);
    return ExitCode.DONE;
  }

  private static void writeTruth(SyntheticLinear data, StagedOutput known) throws IOException {
    try (OutputStream out = known.files().create(known.staging())) {
      String json = ModelJson.line(ModelJson.show(data.truth())) + "\n";
      out.write(json.getBytes(StandardCharsets.UTF_8));
    }
  }
}
