package io.pente.ml;

import io.pente.failure.UsageException;
import io.pente.optim.Adam;
import io.pente.optim.ConjugateGradient;
import io.pente.optim.GradientDescent;
import io.pente.optim.Lbfgs;
import io.pente.optim.Method;
import io.pente.optim.Momentum;
import io.pente.optim.Nesterov;
import io.pente.optim.Newton;
import io.pente.optim.OrthantLbfgs;
import io.pente.optim.Step;
import io.pente.optim.Stopping;
import java.util.List;

/** The optimizers of the command line by name, and what {@code auto} stands for. */
final class Optimizers {
  static final String AUTO = "auto";
  static final String NEWTON = "newton";

  /** Up to this many features their products take no longer than a few passes, whatever q is. */
  static final int FEW_FOR_NEWTON = 512;

  /** Up to this many, where {@link #FEW_PRODUCTS} are all there are. */
  static final int MOST_FOR_NEWTON = 2048;

  /** q·n² of some seconds on one core. */
  static final double FEW_PRODUCTS = 4e10;

  /** Above this many the driver and every partition would hold too many numbers. */
  static final int LIMIT_FOR_NEWTON = 8192;

  private static final List<String> NAMES =
      List.of(AUTO, "gd", "momentum", "nesterov", "adam", "lbfgs", NEWTON, "cg");

  private Optimizers() {}

  /**
   * What auto chooses.
   *
   * @param name of an optimizer
   * @param why in one sentence
   */
  record Choice(String name, String why) {}

  /**
   * @throws UsageException for an unknown name, or an optimizer that cannot do what is asked
   */
  static void check(String name, double batch, double l1) {
    if (!NAMES.contains(name)) {
      throw new UsageException(
          "--optimizer is one of %s, not '%s'".formatted(String.join(", ", NAMES), name));
    }
    if (name.equals(AUTO)) {
      return;
    }
    Method<?> method =
        name.equals(NEWTON)
            ? new Newton(null)
            : method(name, Double.NaN, batch, l1, Stopping.of(1, 0));
    if (batch < 1 && !method.supportsBatches()) {
      throw new UsageException(
          "--optimizer %s needs all rows in each step: leave --batch at 1, or take gd or adam"
              .formatted(name));
    }
    if (l1 > 0 && !method.supportsAbsolutePenalty()) {
      throw new UsageException(
          "--optimizer %s cannot do --l1: take auto, lbfgs, gd or nesterov".formatted(name));
    }
  }

  /**
   * The optimizer for a linear model, where the user leaves it open.
   *
   * @param rows q
   * @param features n
   * @param sparse whether rows are stored sparse
   */
  static Choice choose(long rows, int features, boolean sparse, double batch, double l1) {
    if (batch < 1) {
      return new Choice("gd", "on mini-batches plain steps that shrink stand the noise best");
    }
    if (l1 > 0) {
      return new Choice(
          "lbfgs", "orthant by orthant it makes the zeros of l1 exact, in few passes");
    }
    double products = (double) rows * features * features;
    boolean few = !sparse && features <= FEW_FOR_NEWTON;
    if (few || features <= MOST_FOR_NEWTON && products <= FEW_PRODUCTS) {
      return new Choice(
          NEWTON,
          "with %,d features their products fit the driver: few passes".formatted(features));
    }
    return new Choice(
        "cg",
        sparse
            ? "the features are sparse, and it keeps nothing but vectors"
            : "with %,d features it keeps nothing but vectors".formatted(features));
  }

  /**
   * @param step NaN for automatic
   * @param rules when the run will stop
   */
  static Method<?> method(String name, double step, double batch, double l1, Stopping rules) {
    Step length = Double.isNaN(step) ? Step.AUTOMATIC : new Step(step);
    return switch (name) {
      case "gd" -> GradientDescent.of(length, batch);
      case "momentum" -> Momentum.of(length, batch);
      case "nesterov" -> Nesterov.of(length, batch);
      case "adam" -> Adam.of(length, batch);
      case "cg" -> new ConjugateGradient(rules.iterations(), rules.tolerance());
      case "lbfgs" -> l1 > 0 ? new OrthantLbfgs() : new Lbfgs();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
