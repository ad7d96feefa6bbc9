package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.fit.GradientError;
import io.pente.fit.LinearGradientCheck;
import io.pente.fit.RectifierGradientCheck;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.settings.RowSettings;
import io.pente.settings.Steepness;
import io.pente.spark.store.ModelStore;
import io.pente.table.ColumnRoles;
import io.pente.table.Source;
import io.pente.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  @Mixin private WhereOption where;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "linear or rectifier (default: linear)")
  private String kind = ProblemKind.LINEAR;

  @Option(
      names = "--lambda",
      paramLabel = "L",
      description = "a rectifier's steepness (default: the model's)")
  private Double lambda;

  @Option(names = "--model", paramLabel = "DIR", description = "check at this model")
  private String model;

  @Option(names = "--samples", paramLabel = "N", description = "how many coordinates (default: 20)")
  private int samples = 20;

  @Option(names = "--seed", paramLabel = "N", description = "of point and choice (default: 42)")
  private long seed = 42;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    if (samples < 1) {
      throw new UsageException("--samples must be 1 or more, not " + samples);
    }
    boolean rectifier =
        ProblemKind.rectifier(kind, command, ColumnOptions.NAMES, List.of("--lambda"));
    double error = rectifier ? ofRectifier() : ofLinear();
    return error <= LARGEST ? ExitCode.DONE : ExitCode.INTERNAL;
  }

  private double ofLinear() {
    ColumnRoles roles = columns.roles();
    Source source = input.source();
    input.requireColumns(source, roles, false);
    try (OpenSpark spark = common.open("check-gradient", source)) {
      Table table = input.table(spark.session(), source);
      LinearModel at = model == null ? null : ModelStore.linear(spark.session(), model);
      return print(
          LinearGradientCheck.run(table, roles, at, where.of(RowSettings.DEFAULTS), samples, seed));
    }
  }

  private double ofRectifier() {
    if (lambda == null && model == null) {
      throw new UsageException("give the steepness, --lambda, or a --model that has one");
    }
    if (lambda != null) {
      Steepness.of(lambda);
    }
    Source source = input.source();
    input.requireFiles(source);
    try (OpenSpark spark = common.open("check-gradient", source)) {
      RectifierModel at = model == null ? null : ModelStore.rectifier(spark.session(), model);
      double steepness = lambda == null ? at.lambda() : lambda;
      Table table = input.table(spark.session(), source);
      return print(
          RectifierGradientCheck.run(
              table, steepness, at, where.of(RowSettings.DEFAULTS), samples, seed));
    }
  }

  private double print(GradientError worst) {
    System.out.printf(
        Locale.ROOT,
        "largest error %.3g at %s: analytic %.10g, difference %.10g (%d coordinates, at %s)%n",
        worst.error(),
        worst.coordinate(),
        worst.analytic(),
        worst.difference(),
        worst.checked(),
        model == null ? "a random point" : model);
    return worst.error();
  }
}
