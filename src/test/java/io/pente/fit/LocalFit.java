package io.pente.fit;

import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import io.pente.data.LocalBlocks;
import io.pente.data.Moments;
import io.pente.event.FitListener;
import io.pente.linalg.DenseRows;
import io.pente.objective.ChangedObjective;
import io.pente.objective.ExtendedLinearObjective;
import io.pente.objective.LinearObjective;
import io.pente.objective.LinearSpace;
import io.pente.objective.Objective;
import io.pente.objective.PenalizedObjective;
import io.pente.objective.Penalty;
import io.pente.optim.Outcome;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import java.util.List;
import java.util.Optional;

/** A least-squares fit of rows in this JVM. */
record LocalFit(double[] weights, double bias, Outcome outcome) {
  /**
   * Fits rows in this JVM, by the driver that fits a cluster's.
   *
   * @param start weights, then the bias
   */
  static LocalFit of(
      double[][] x, double[] y, double[] rowWeights, double[] start, LinearSettings settings) {
    int n = x[0].length;
    double[] flat = new double[y.length * n];
    for (int i = 0; i < y.length; i++) {
      System.arraycopy(x[i], 0, flat, i * n, n);
    }
    LinearBlock block = new LinearBlock(new DenseRows(y.length, n, flat), y, rowWeights);
    LocalBlocks<LinearBlock> blocks = new LocalBlocks<>(List.of(List.of(block)));
    Moments moments = blocks.sum(new Moments.Task(), "moments");
    LinearSpace space =
        new LinearSpace(
            moments.features(),
            moments.targets(),
            ColumnUnits.plain(n),
            ColumnUnits.plain(1),
            true,
            settings.standardize());
    List<Penalty> penalties = List.of(space.penalty(0, 0, 0));
    Optional<Hessians> hessian =
        settings.optimizer() == Optimizer.NEWTON
            ? Optional.of(
                Hessians.of(blocks, moments.weight(), space, List.of(space.squareFactors(0))))
            : Optional.empty();
    Objective plain =
        hessian.isPresent()
            ? new ExtendedLinearObjective(blocks, space.standardization())
            : new ChangedObjective(
                new LinearObjective(blocks, true, space.featureSizes(), space.targetSizes()),
                space.standardization());
    double[] point = space.standardized(0, start, start[n]);
    LinearProblem problem =
        new LinearProblem(
            space,
            List.of(0),
            List.of(point),
            penalties,
            new PenalizedObjective(plain, penalties),
            settings,
            settings.optimizer(),
            hessian,
            y.length,
            moments.weighing());
    Outcome outcome = Fit.run(problem, Optional.empty(), FitListener.NONE).outcomes().get(0);
    double[] weights = new double[n];
    double bias = space.original(0, outcome.best().point(), null, weights);
    return new LocalFit(weights, bias, outcome);
  }
}
