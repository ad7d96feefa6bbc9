package io.pente.optim;

import io.pente.settings.Step;

/**
 * Gradient descent with a heavy ball: z⁺ = z − α∇f(z) + β(z − z⁻), β = 0.9 (Polyak, USSR Comp.
 * Math. 4, 1964). With l1 the right-hand side is soft-thresholded at α·l1 (iPiano: Ochs, Chen, Brox
 * and Pock, SIAM J. Imaging Sci. 7, 2014).
 *
 * <p>The automatic step is 1/L, well below the 2(1 + β)/L that is stable on a quadratic; with l1
 * 1.8(1 − β)/L, below the 2(1 − β)/L for which iPiano is proved to converge. Its objective rises
 * now and then by nature.
 */
public final class Momentum {
  private static final double BETA = 0.9;
  private static final double SAFETY = 1.1;

  private Momentum() {}

  /**
   * For a quadratic f, with or without l1.
   *
   * @param sampling the rows in each step
   */
  public static Method<?> of(Step step, Sampling sampling) {
    return FirstOrder.of(new HeavyBall(), step, sampling);
  }

  /** z − z⁻; of length 0 at rest. */
  record Velocity(double[] last) {}

  private record HeavyBall() implements UpdateRule<Velocity> {
    @Override
    public String name() {
      return "momentum";
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
    public Velocity rest() {
      return new Velocity(new double[0]);
    }

    @Override
    public double noiseGain() {
      return 10;
    }

    @Override
    public double automaticStep(double curvature, Problem problem, Iterate start) {
      return (problem.penalty().differentiable() ? 1 : 1.8 * (1 - BETA)) / (SAFETY * curvature);
    }

    @Override
    public Proposal<Velocity> propose(Velocity memory, Problem problem, Iterate at, double step) {
      double[] down = Vectors.plus(at.point(), -step, at.gradient());
      double[] carried = memory.last().length == 0 ? down : Vectors.plus(down, BETA, memory.last());
      double[] next = problem.penalty().prox(carried, step);
      return new Proposal<>(next, new Velocity(Vectors.minus(next, at.point())));
    }
  }
}
