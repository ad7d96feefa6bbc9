package io.pente.app;

import io.pente.Tables;
import io.pente.failure.UsageException;
import io.pente.fit.RectifierTraining;
import io.pente.fit.TrainedRectifier;
import io.pente.settings.Optimizer;
import io.pente.settings.RectifierSettings;
import io.pente.settings.Starts;
import io.pente.settings.Stopping;
import io.pente.spark.store.ModelStore;
import io.pente.spark.store.StagedOutput;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rectify}: from a table to a stored minimizer. */
@Command(
    name = "rectify",
    description = "Minimises f(x) = |S(Mx)+ - Ax - t|^2, (u)+ = u/(1 + exp(-lambda u)).",
    footer = {
      "",
      "Each row has the columns m_0 ... m_(d-1), a_0 ... a_(d-1), s and optionally t; imaginary parts, "
          + "where there are, are ai_0 ..., si and ti. m, a and ai may be vector columns. "
          + "What is absent is 0.",
      "",
      "With --lambda-start, lambda is raised by equal factors of at most 4; each stage but the last "
          + "ends at a tolerance of 1e-3. Random starts are normal, of the size "
          + "for which S(Mx)+ - Ax is about as large as t; with --norm they are uniform on the sphere."
    })
final class RectifyCommand implements Callable<Integer> {
  /** Of any steepness. */
  private static final RectifierSettings DEFAULTS = RectifierSettings.of(1);

  @Mixin private CommonOptions common;
  @Mixin private InputOptions input;
  @Mixin private RunOptions run;

  @Option(
      names = "--lambda",
      required = true,
      paramLabel = "L",
      description = "steepness, above 0: the sigmoid's slope at 0 is a quarter of it")
  private double lambda;

  @Option(
      names = "--lambda-start",
      paramLabel = "L0",
      description = "continuation from this steepness up to --lambda (default: none)")
  private Double lambdaStart;

  @Option(names = "--norm", paramLabel = "R", description = "keep |x| = R (default: no constraint)")
  private Double norm;

  @Option(
      names = "--start",
      paramLabel = "FILE",
      description = "the start: a JSON array of numbers")
  private String start;

  @Option(
      names = "--starts",
      paramLabel = "N",
      description = "the best of so many random starts, all in the same passes (default: 1)")
  private Integer starts;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "lbfgs, gd or gauss-newton (default: lbfgs)")
  private String optimizer = DEFAULTS.optimizer().shortName();

  @Option(names = "--iterations", paramLabel = "N", description = "most updates (default: 500)")
  private int iterations = DEFAULTS.stopping().iterations();

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description =
          "converged at |gradient| <= 2 T sqrt(|t| |residuals|), each entry in units of its column"
              + " (default: 1e-9)")
  private double tolerance = DEFAULTS.stopping().tolerance();

  @Option(names = "--seed", paramLabel = "N", description = "of random starts (default: 42)")
  private long seed = DEFAULTS.starts().seed();

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "one JSON object a line, of the start that is best so far: iteration, loss, ...")
  private String history;

  @Override
  public Integer call() throws IOException {
    RectifierSettings settings = settings();
    Source source = input.source();
    List<String> read = new ArrayList<>(input.paths());
    Optional.ofNullable(start).ifPresent(read::add);
    Outputs.checkApart(read, run.model, history);
    if (run.tells()) {
      input.announce(source);
    }
    try (OpenSpark spark = common.open("rectify", source);
        StagedOutput place = Outputs.model(spark.session(), run.model, run.overwrite);
        History progress =
            History.to(spark.session(), history, run.overwrite, common.verbose, run.progress)) {
      RectifierSettings begun =
          start == null
              ? settings
              : settings.withStarts(Starts.at(StartFile.read(spark.session(), start)));
      Table table = new Tables(spark.session()).open(source);
      TrainedRectifier trained = RectifierTraining.train(table, begun, progress);
      ModelStore.write(trained.model(), place);
      place.commit();
      System.out.print(
          run.json ? Summary.json(trained, run.model) : Summary.of(trained, run.model));
    }
    return ExitCode.DONE;
  }

  /** All but a start in a file. */
  private RectifierSettings settings() {
    if (start != null && starts != null) {
      throw new UsageException("--start gives one start: leave out --starts");
    }
    if (norm != null && norm == 0) {
      throw new UsageException("--norm must be above 0, not " + norm);
    }
    return RectifierSettings.of(lambda)
        .withLambdaStart(lambdaStart == null ? lambda : lambdaStart)
        .withNorm(norm == null ? 0 : norm)
        .withStarts(Starts.random(starts == null ? DEFAULTS.starts().count() : starts, seed))
        .withStopping(new Stopping(iterations, tolerance))
        .withRows(run.rows())
        .withOptimizer(Optimizer.named(optimizer, RectifierSettings.OPTIMIZERS));
  }
}
