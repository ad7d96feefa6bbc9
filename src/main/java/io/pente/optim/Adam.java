package io.pente.optim;

import io.pente.settings.Step;

/**
 * Adam: m⁺ = β₁m + (1 − β₁)g, v⁺ = β₂v + (1 − β₂)g², z⁺ = z − α m̂/(√v̂ + ε), hats dividing by 1 −
 * βᵗ, β₁ = 0.9, β₂ = 0.999 (Kingma and Ba, ICLR 2015). ε is 10⁻⁸ of the first gradient's root mean
 * square, so that the scale of f does not matter. No l1.
 *
 * <p>α is about the change of a coordinate in one step. The automatic one is the largest change
 * that gradient descent at 1/θ would begin with, θ as in {@link GradientDescent}. As every Adam
 * with a constant α ends up circling the minimum at that distance, α is halved whenever ten
 * iterates in a row have brought no lower value than those since the last halving. (On
 * mini-batches, whose values do not tell, an automatic α begins at a tenth of that and decays with
 * the epochs: {@link FirstOrder}.) The objective rises by nature.
 */
public final class Adam {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final int PATIENCE = 10;

  private Adam() {}

  /**
   * For any smooth f, no l1.
   *
   * @param sampling the rows in each step
   */
  public static Method<?> of(Step step, Sampling sampling) {
    return FirstOrder.of(new Adaptive(sampling.all() && step.automatic()), step, sampling);
  }

  /**
   * @param mean m; of length 0 at rest
   * @param square v; of length 0 at rest
   * @param time t
   * @param epsilon ε
   * @param factor of α, halved now and then
   * @param lowest the lowest value since the last halving
   * @param since how many iterates ago that, or the halving, was
   */
  record Moments(
      double[] mean,
      double[] square,
      int time,
      double epsilon,
      double factor,
      double lowest,
      int since) {}

  private record Adaptive(boolean settling) implements UpdateRule<Moments> {
    @Override
    public String name() {
      return "adam";
    }

    @Override
    public Acceptance acceptance() {
      return Acceptance.BOUNDED;
    }

    @Override
    public boolean supportsKinks() {
      return false;
    }

    @Override
    public Moments rest() {
      return new Moments(new double[0], new double[0], 0, 0, 1, Double.POSITIVE_INFINITY, 0);
    }

    @Override
    public double automaticStep(double curvature, Problem problem, Iterate start) {
      double longest = Vectors.largest(start.gradient()) / curvature;
      return settling ? longest : longest / 10;
    }

    @Override
    public Proposal<Moments> propose(Moments memory, Problem problem, Iterate at, double step) {
      Moments next = settled(updated(memory, at.gradient()), at.value());
      int t = next.time();
      double meanScale = 1 / (1 - Math.pow(BETA_1, t));
      double squareScale = 1 / (1 - Math.pow(BETA_2, t));
      double[] z = at.point().clone();
      for (int i = 0; i < z.length; i++) {
        double size = Math.sqrt(next.square()[i] * squareScale) + next.epsilon();
        z[i] -= size == 0 ? 0 : step * next.factor() * next.mean()[i] * meanScale / size;
      }
      return new Proposal<>(z, next);
    }

    private static Moments updated(Moments old, double[] gradient) {
      int d = gradient.length;
      double[] mean = old.time() == 0 ? new double[d] : old.mean().clone();
      double[] square = old.time() == 0 ? new double[d] : old.square().clone();
      for (int i = 0; i < d; i++) {
        mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * gradient[i];
        square[i] = BETA_2 * square[i] + (1 - BETA_2) * gradient[i] * gradient[i];
      }
      double epsilon =
          old.time() == 0 ? EPSILON * Vectors.norm(gradient) / Math.sqrt(d) : old.epsilon();
      return new Moments(
          mean, square, old.time() + 1, epsilon, old.factor(), old.lowest(), old.since());
    }

    private Moments settled(Moments m, double value) {
      boolean lower = value < m.lowest();
      boolean halve = settling && !lower && m.since() + 1 >= PATIENCE;
      return new Moments(
          m.mean(),
          m.square(),
          m.time(),
          m.epsilon(),
          halve ? m.factor() / 2 : m.factor(),
          halve ? value : Math.min(value, m.lowest()),
          lower || halve ? 0 : m.since() + 1);
    }
  }
}
