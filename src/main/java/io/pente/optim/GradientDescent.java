package io.pente.optim;

import io.pente.settings.Step;

/**
 * Gradient descent: z⁺ = prox(z − α∇f(z)), prox being soft thresholding at α·l1 (without l1: the
 * identity).
 *
 * <p>The automatic step is α = 1/(1.01 θ), θ the largest curvature as {@link Lanczos} finds it by
 * twelve products: θ ≥ λ/2, λ the largest eigenvalue of the Hessian, so that α &lt; 2/λ and every
 * step on a quadratic descends, f(z⁺) ≤ f(z) − α(1 − αλ/2)‖∇f(z)‖² (Nesterov, Introductory Lectures
 * on Convex Optimization, 2004, 1.2.3; with l1: Beck and Teboulle, SIAM J. Imaging Sci. 2, 2009,
 * ISTA). Should θ be too small all the same, the rise is refused and the step halved.
 */
public final class GradientDescent {
  private static final double SAFETY = 1.01;

  private GradientDescent() {}

  /**
   * For a quadratic f, with or without l1.
   *
   * @param sampling the rows in each step
   */
  public static Method<?> of(Step step, Sampling sampling) {
    return FirstOrder.of(new Downhill(Acceptance.DESCENT), step, sampling);
  }

  /**
   * For any smooth f, no l1: each step is twice the last one if that succeeded at once, and is
   * halved until f falls by 10⁻⁴ of what the slope promises (Armijo 1966). The first is gᵀg/gᵀHg,
   * by one product.
   */
  public static Method<?> backtracking() {
    UpdateRule<Nothing> rule = new Downhill(Acceptance.SUFFICIENT);
    return new FirstOrder<>(
        rule, Step.AUTOMATIC, 1, Double.POSITIVE_INFINITY, rule.acceptance(), true);
  }

  /** The memory of a rule that remembers nothing. */
  record Nothing() {}

  private record Downhill(Acceptance acceptance) implements UpdateRule<Nothing> {
    @Override
    public String name() {
      return "gd";
    }

    @Override
    public boolean supportsKinks() {
      return true;
    }

    @Override
    public Nothing rest() {
      return new Nothing();
    }

    @Override
    public double automaticStep(double curvature, Problem problem, Iterate start) {
      return 1 / (acceptance == Acceptance.SUFFICIENT ? curvature : SAFETY * curvature);
    }

    @Override
    public Proposal<Nothing> propose(Nothing memory, Problem problem, Iterate at, double step) {
      double[] down = Vectors.plus(at.point(), -step, at.gradient());
      return new Proposal<>(problem.penalty().prox(down, step), memory);
    }
  }
}
