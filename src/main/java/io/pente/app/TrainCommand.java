package io.pente.app;

import io.pente.Tables;
import io.pente.failure.UsageException;
import io.pente.fit.LinearTraining;
import io.pente.fit.TrainedLinear;
import io.pente.model.LinearModel;
import io.pente.settings.Bounds;
import io.pente.settings.LinearSettings;
import io.pente.settings.Loss;
import io.pente.settings.MiniBatch;
import io.pente.settings.Optimizer;
import io.pente.settings.Penalty;
import io.pente.settings.RowSettings;
import io.pente.settings.Step;
import io.pente.settings.Stopping;
import io.pente.spark.store.ModelStore;
import io.pente.spark.store.StagedOutput;
import io.pente.table.ColumnRoles;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: from a table to a stored model. */
@Command(
    name = "train",
    description = "Fits Y = XW + b by distributed gradients and stores the model.",
    footer = {
      "",
      "The objective is (1/q)|R|^2 + l2 sum_jk s_j^2 W_jk^2 + l1 sum_jk s_j |W_jk|: the penalty applies",
      "to standardised features (s_j is the feature's standard deviation with divisor q; 1 with",
      "--no-standardize) and targets in original units; the bias is free. With --loss huber the first",
      "term is the mean of s + H(r/s) s, H(z) = z^2 up to epsilon and 2 epsilon |z| - epsilon^2 beyond,",
      "with a scale s for each target, fitted too. Bounds hold for weights in original units."
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private InputOptions input;
  @Mixin private RunOptions run;
  @Mixin private ColumnOptions columns;

  @Option(names = "--no-intercept", description = "b = 0, and columns are not shifted")
  private boolean noIntercept;

  @Option(names = "--no-standardize", description = "no scaling of the columns")
  private boolean noStandardize;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "auto, gd, momentum, nesterov, adam, lbfgs, cg or newton (default: auto)")
  private String optimizer = LinearSettings.DEFAULTS.optimizer().shortName();

  @Option(names = "--step", paramLabel = "V", description = "auto or a number (default: auto)")
  private String step = "auto";

  @Option(
      names = "--batch",
      paramLabel = "F",
      description = "the fraction of the rows in each step (default: 1, all)")
  private double batch = LinearSettings.DEFAULTS.batch().fraction();

  @Option(names = "--iterations", paramLabel = "N", description = "most updates (default: 200)")
  private int iterations = LinearSettings.DEFAULTS.stopping().iterations();

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description =
          "converged at |gradient| <= 2 T sqrt(s |residuals|), each entry in units of its column, s the"
              + " residuals of the mean alone"
              + " (default: 1e-9)")
  private double tolerance = LinearSettings.DEFAULTS.stopping().tolerance();

  @Option(names = "--l2", paramLabel = "V", description = "the squares' factor (default: 0)")
  private double l2 = LinearSettings.DEFAULTS.penalty().l2();

  @Option(names = "--l1", paramLabel = "V", description = "the absolute values' (default: 0)")
  private double l1 = LinearSettings.DEFAULTS.penalty().l1();

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description = "squared, or huber with a scale fitted per target (default: squared)")
  private String loss = LinearSettings.DEFAULTS.loss().shortName();

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "where Huber's loss stops being a square, in scales (default: 1.35)")
  private Double epsilon;

  @Option(names = "--non-negative", description = "every weight 0 or more")
  private boolean nonNegative;

  @Option(names = "--lower", paramLabel = "V", description = "every weight V or more")
  private Double lower;

  @Option(names = "--upper", paramLabel = "V", description = "every weight V or less")
  private Double upper;

  @Option(
      names = "--keep-moments",
      description = "keep in the model what it takes to merge and to update it later")
  private boolean keepMoments;

  @Option(
      names = "--start-model",
      paramLabel = "DIR",
      description = "begin at a stored model of the same columns")
  private String startModel;

  @Option(
      names = "--storage-level",
      paramLabel = "L",
      description = "where packed rows are kept (default: MEMORY_AND_DISK)")
  private String storageLevel = "MEMORY_AND_DISK";

  @Option(
      names = "--float32",
      description = "keep dense features in single precision: half the memory, sums in doubles")
  private boolean float32;

  @Option(names = "--seed", paramLabel = "N", description = "of mini-batches (default: 42)")
  private long seed = LinearSettings.DEFAULTS.batch().seed();

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "one JSON object a line: iteration, loss, objective, gradientNorm, step, ...")
  private String history;

  @Override
  public Integer call() throws IOException {
    LinearSettings settings = settings();
    settings.checkWhole();
    ColumnRoles roles = columns.roles();
    Source source = input.source();
    Outputs.checkApart(inputs(), run.model, history);
    input.requireColumns(source, roles, run.tells());
    try (OpenSpark spark = common.open("train", source);
        StagedOutput place = Outputs.model(spark.session(), run.model, run.overwrite);
        History progress =
            History.to(spark.session(), history, run.overwrite, common.verbose, run.progress)) {
      Table table = new Tables(spark.session()).open(source);
      Optional<LinearModel> start =
          Optional.ofNullable(startModel).map(dir -> ModelStore.linear(spark.session(), dir));
      TrainedLinear trained = LinearTraining.train(table, roles, settings, start, progress);
      ModelStore.write(trained.model(), place);
      place.commit();
      System.out.print(
          run.json ? Summary.json(trained, run.model) : Summary.of(trained, run.model));
    }
    return ExitCode.DONE;
  }

  private List<String> inputs() {
    List<String> read = new ArrayList<>(input.paths());
    if (startModel != null) {
      read.add(startModel);
    }
    return read;
  }

  private Loss loss() {
    if (loss.equals("huber")) {
      return Loss.huber(epsilon == null ? Loss.EPSILON : epsilon);
    }
    if (epsilon != null) {
      throw new UsageException("--epsilon is for --loss huber");
    }
    if (!loss.equals("squared")) {
      throw new UsageException(
          String.format(Locale.ROOT, "--loss is one of squared, huber, not '%s'", loss));
    }
    return Loss.SQUARED;
  }

  private Bounds bounds() {
    if (nonNegative && lower != null) {
      throw new UsageException("--non-negative is --lower 0: leave one of them out");
    }
    double least = lower == null ? Double.NEGATIVE_INFINITY : lower;
    double most = upper == null ? Double.POSITIVE_INFINITY : upper;
    return Bounds.of(nonNegative ? 0 : least, most);
  }

  private LinearSettings settings() {
    RowSettings rows = run.rows().withStorageLevel(level()).withSinglePrecision(float32);
    return LinearSettings.DEFAULTS
        .withStep(stepLength())
        .withBatch(new MiniBatch(batch, seed))
        .withStopping(new Stopping(iterations, tolerance))
        .withLoss(loss())
        .withPenalty(new Penalty(l2, l1))
        .withBounds(bounds())
        .withIntercept(!noIntercept)
        .withStandardize(!noStandardize)
        .withKeepMoments(keepMoments)
        .withRows(rows)
        .withOptimizer(Optimizer.named(optimizer, LinearSettings.OPTIMIZERS));
  }

  private Step stepLength() {
    if (step.equals("auto")) {
      return Step.AUTOMATIC;
    }
    try {
      double length = Double.parseDouble(step);
      if (length > 0 && Double.isFinite(length)) {
        return new Step(length);
      }
    } catch (NumberFormatException e) {
      throw new UsageException(
          String.format(Locale.ROOT, "--step is auto or a number, not '%s'", step));
    }
    throw new UsageException(String.format(Locale.ROOT, "--step must be above 0, not '%s'", step));
  }

  private StorageLevel level() {
    try {
      return StorageLevel.fromString(storageLevel.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--storage-level '%s' is none of Spark's (MEMORY_ONLY, MEMORY_AND_DISK, DISK_ONLY, ...)",
              storageLevel));
    }
  }
}
