package io.pente.optim;

import io.pente.settings.Step;

/**
 * Nesterov's accelerated gradient, with l1 FISTA: x⁺ = prox(y − α∇f(y)), y⁺ = x⁺ + β(x⁺ − x), β =
 * (t − 1)/t⁺, t⁺ = (1 + √(1 + 4t²))/2, prox being soft thresholding at α·l1 (Nesterov 1983; Beck
 * and Teboulle, SIAM J. Imaging Sci. 2, 2009). The momentum starts again from t = 1 when it points
 * uphill, (y − x⁺)ᵀ(x⁺ − x) &gt; 0, which gives linear convergence without knowing the smallest
 * curvature (O'Donoghue and Candès, Found. Comp. Math. 15, 2015, the gradient scheme).
 *
 * <p>The iterates are the points y, moved into the bounds where there are some, where the gradient
 * is known; coordinates that are 0 in two x running are exactly 0 in y. The automatic step is
 * 1/(1.1 θ), θ as in {@link GradientDescent}. The objective rises now and then by nature.
 */
public final class Nesterov {
  private static final double SAFETY = 1.1;

  private Nesterov() {}

  /**
   * For a convex f, with or without l1.
   *
   * @param sampling the rows in each step
   */
  public static Method<?> of(Step step, Sampling sampling) {
    return FirstOrder.of(new Accelerated(), step, sampling);
  }

  /**
   * @param last x; of length 0 at rest, where it is y
   * @param time t
   */
  record Pace(double[] last, double time) {}

  private record Accelerated() implements UpdateRule<Pace> {
    @Override
    public String name() {
      return "nesterov";
    }

    @Override
    public Acceptance acceptance() {
      return Acceptance.BOUNDED;
    }

    @Override
    public boolean supportsKinks() {
      return true;
    }

    @Override
    public Pace rest() {
      return new Pace(new double[0], 1);
    }

    @Override
    public double noiseGain() {
      return 10;
    }

    @Override
    public double automaticStep(double curvature, Problem problem, Iterate start) {
      return 1 / (SAFETY * curvature);
    }

    @Override
    public Proposal<Pace> propose(Pace memory, Problem problem, Iterate at, double step) {
      double[] y = at.point();
      double[] down = Vectors.plus(y, -step, at.gradient());
      double[] x = problem.penalty().prox(down, step);
      double[] before = memory.last().length == 0 ? y : memory.last();
      double[] moved = Vectors.minus(x, before);
      boolean uphill = Vectors.dot(Vectors.minus(y, x), moved) > 0;
      double time = uphill ? 1 : memory.time();
      double nextTime = (1 + Math.sqrt(1 + 4 * time * time)) / 2;
      double[] next = Vectors.plus(x, (time - 1) / nextTime, moved);
      return new Proposal<>(problem.penalty().allowed(next), new Pace(x, nextTime));
    }
  }
}
