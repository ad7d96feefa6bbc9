package io.pente.fit;

import io.pente.data.Batch;
import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import io.pente.optim.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rectifier's run really came to: a gradient of 0 is no minimum where the rectifier passes
 * nothing on, nor where f curves down. Where a run says that it has converged, one pass looks along
 * a few directions.
 *
 * @param converged whether it is a minimum, as far as is seen
 * @param reason why the run ended
 */
record RectifierEnd(boolean converged, String reason) {
  private static final int DIRECTIONS = 8;
  private static final int MOST_LOOSE = 64;

  /** What is left of a column's size, beside it, where it passes nothing. */
  private static final double DEAD = 1e-6;

  /** The length of a step along one. */
  private static final double STEP = 1e-4;

  /** The curvature, where the space's is about 2, from which f is said to curve down. */
  private static final double DOWN = -1e-4;

  static RectifierEnd of(RectifierProblem problem, Outcome end) {
    if (!end.why().converged()) {
      return new RectifierEnd(false, end.why().text());
    }
    Seen seen = seen(problem, end);
    if (seen.ranAway()) {
      return new RectifierEnd(
          false, "no row passes a gradient any more: x has run away to where f only levels off");
    }
    return seen.curvesDown()
        ? new RectifierEnd(false, "the gradient is 0 at a saddle or a maximum: f curves down there")
        : new RectifierEnd(true, end.why().text());
  }

  /** What the rows say along a few directions at the end, in one pass. */
  private static Seen seen(RectifierProblem problem, Outcome end) {
    double[] z = end.best().point();
    int last = problem.lambdas().length - 1;
    List<Query> queries = new ArrayList<>();
    List<double[]> directions = problem.space().directions(z, DIRECTIONS);
    for (double[] v : directions) {
      queries.add(Query.gradient(last, plus(z, STEP, v)));
      queries.add(Query.gradient(last, plus(z, -STEP, v)));
    }
    List<Integer> loose = loose(problem);
    for (int j : loose) {
      double[] axis = new double[z.length];
      axis[j] = 1;
      queries.add(Query.product(last, z, axis));
    }
    List<Evaluation> answers =
        problem.objective().evaluate(queries, Batch.ALL, "directions at the end");
    boolean down = false;
    for (int k = 0; k < directions.size(); k++) {
      double[] v = directions.get(k);
      double rise =
          dot(v, answers.get(2 * k).gradient()) - dot(v, answers.get(2 * k + 1).gradient());
      down |= rise / (2 * STEP) < DOWN * dot(v, v);
    }
    boolean away = false;
    for (int k = 0; k < loose.size(); k++) {
      int j = loose.get(k);
      away |= answers.get(2 * directions.size() + k).gradient()[j] < 2 * DEAD * DEAD;
    }
    return new Seen(down, away);
  }

  /**
   * The first few coordinates that nothing but the rectifier holds, their A being 0; none on a
   * sphere, from which nothing runs away.
   */
  private static List<Integer> loose(RectifierProblem problem) {
    List<Integer> loose = new ArrayList<>();
    int dimension = problem.space().bounded() ? 0 : problem.rows().moments().dimension();
    for (int j = 0; j < dimension && loose.size() < MOST_LOOSE; j++) {
      boolean rectified = problem.rows().moments().rectifiedSize(j) > 0;
      if (rectified && problem.rows().moments().linearSize(j) == 0) {
        loose.add(j);
      }
    }
    return loose;
  }

  private record Seen(boolean curvesDown, boolean ranAway) {}

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static double[] plus(double[] z, double step, double[] v) {
    double[] moved = z.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] += step * v[j];
    }
    return moved;
  }
}
