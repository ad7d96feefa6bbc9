package io.pente.ml;

import io.pente.data.Batch;
import io.pente.data.ColumnSums;
import io.pente.objective.DeadRowsTask;
import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import io.pente.optim.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a rectifier's run really came to: a gradient of 0 is no minimum where the rectifier passes
 * nothing on, nor where f curves down. Where a run says that it has converged, one pass counts the
 * rows that are dead there, and one looks along a few directions.
 *
 * @param converged whether it is a minimum, as far as is seen
 * @param reason why the run ended
 */
record RectifierEnd(boolean converged, String reason) {
  private static final int DIRECTIONS = 8;

  /** The length of a step along one, beside the space's 1. */
  private static final double STEP = 1e-4;

  /** The curvature, beside the space's 2, from which f is said to curve down. */
  private static final double DOWN = -1e-4;

  static RectifierEnd of(RectifierProblem problem, Outcome end) {
    if (!end.why().converged()) {
      return new RectifierEnd(false, end.why().text());
    }
    if (ranAway(problem, end)) {
      return new RectifierEnd(
          false, "no row passes a gradient any more: x has run away to where f only levels off");
    }
    return curvesDown(problem, end)
        ? new RectifierEnd(false, "the gradient is 0 at a saddle or a maximum: f curves down there")
        : new RectifierEnd(true, end.why().text());
  }

  /** Whether all rows are dead, and none holds x by its A either. */
  private static boolean ranAway(RectifierProblem problem, Outcome end) {
    for (int j = 0; j < problem.rows().moments().dimension(); j++) {
      if (problem.rows().moments().linearSize(j) > 0) {
        return false;
      }
    }
    double lambda = problem.lambdas()[problem.lambdas().length - 1];
    double[] x = problem.point(end);
    ColumnSums dead =
        problem
            .rows()
            .cached()
            .blocks()
            .sum(
                new DeadRowsTask(lambda, x, 1, RectifierWarnings.DEAD),
                "count dead rows at the end");
    return dead.values()[0] == dead.rows();
  }

  private static boolean curvesDown(RectifierProblem problem, Outcome end) {
    double[] z = end.best().point();
    List<double[]> directions = directions(z.length);
    List<Query> queries = new ArrayList<>();
    int last = problem.lambdas().length - 1;
    for (double[] v : directions) {
      queries.add(Query.gradient(last, plus(z, STEP * length(z), v)));
      queries.add(Query.gradient(last, plus(z, -STEP * length(z), v)));
    }
    List<Evaluation> answers =
        problem.objective().evaluate(queries, Batch.ALL, "curvature at the end");
    boolean down = false;
    for (int k = 0; k < directions.size(); k++) {
      double[] ahead = answers.get(2 * k).gradient();
      double[] behind = answers.get(2 * k + 1).gradient();
      double slope = 0;
      for (int j = 0; j < z.length; j++) {
        slope += directions.get(k)[j] * (ahead[j] - behind[j]);
      }
      down |= slope / (2 * STEP * length(z)) < DOWN;
    }
    return down;
  }

  /** The axes where they are few, random ones of length 1 otherwise. */
  private static List<double[]> directions(int dimension) {
    SplittableRandom random = new SplittableRandom(dimension);
    List<double[]> directions = new ArrayList<>();
    for (int k = 0; k < Math.min(dimension, DIRECTIONS); k++) {
      double[] v = new double[dimension];
      for (int j = 0; j < dimension; j++) {
        v[j] = dimension <= DIRECTIONS ? (j == k ? 1 : 0) : random.nextGaussian();
      }
      directions.add(plus(new double[dimension], 1 / norm(v), v));
    }
    return directions;
  }

  private static double length(double[] z) {
    return Math.max(1, norm(z));
  }

  private static double norm(double[] v) {
    double square = 0;
    for (double value : v) {
      square += value * value;
    }
    return Math.sqrt(square);
  }

  private static double[] plus(double[] z, double step, double[] v) {
    double[] moved = z.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] += step * v[j];
    }
    return moved;
  }
}
