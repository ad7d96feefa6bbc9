package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.ml.LinearGradientCheck;
import io.pente.model.LinearModel;
import io.pente.spark.LinearModelFiles;
import io.pente.spark.input.Table;
import io.pente.spark.input.Wanted;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check-gradient}: the analytic gradient against differences, on the user's own data. */
@Command(
    name = "check-gradient",
    description = {
      "Compares the analytic gradient with differences of the loss, at the model or at a random",
      "point. A coordinate's error is relative to the sum of the absolute values of its terms."
    })
final class CheckGradientCommand implements Callable<Integer> {
  private static final double LARGEST = 1e-6;

  @Mixin private CommonOptions common;
  @Mixin private InputOptions input;
  @Mixin private ColumnOptions columns;

  @Option(names = "--model", paramLabel = "DIR", description = "check at this model's weights")
  private String model;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "how many coordinates (default: 20)")
  private int samples = 20;

  @Option(names = "--seed", paramLabel = "N", description = "of point and choice (default: 42)")
  private long seed = 42;

  @Override
  public Integer call() {
    Wanted wanted = columns.wanted();
    if (samples < 1) {
      throw new UsageException("--samples must be 1 or more, not " + samples);
    }
    try (OpenSpark spark = common.open("check-gradient")) {
      Table table = input.table(spark.session());
      LinearModel at = model == null ? null : LinearModelFiles.read(spark.session(), model);
      LinearGradientCheck.Result worst =
          LinearGradientCheck.run(table, wanted, at, samples, seed);
      System.out.printf(
          Locale.ROOT,
          "largest error %.3g at %s: analytic %.10g, difference %.10g (%d coordinates, at %s)%n",
          worst.error(),
          worst.coordinate(),
          worst.analytic(),
          worst.difference(),
          worst.checked(),
          model == null ? "a random point" : model);
      return worst.error() <= LARGEST ? ExitCode.DONE : ExitCode.INTERNAL;
    }
  }
}
