package io.pente.ml;

import io.pente.failure.UsageException;
import io.pente.optim.Adam;
import io.pente.optim.GradientDescent;
import io.pente.optim.Lbfgs;
import io.pente.optim.Method;
import io.pente.optim.Momentum;
import io.pente.optim.Nesterov;
import io.pente.optim.OrthantLbfgs;
import io.pente.optim.Step;
import java.util.List;

/** The optimisers of the command line by name, and what {@code auto} stands for. */
final class Optimizers {
  static final String AUTO = "auto";
  private static final List<String> NAMES =
      List.of(AUTO, "gd", "momentum", "nesterov", "adam", "lbfgs");

  private Optimizers() {}

  /**
   * What auto chooses.
   *
   * @param name of an optimiser
   * @param why in one sentence
   */
  record Choice(String name, String why) {}

  /**
   * @throws UsageException for an unknown name, or an optimiser that cannot do what is asked
   */
  static void check(String name, double batch, double l1) {
    if (!NAMES.contains(name)) {
      throw new UsageException(
          "--optimizer is one of %s, not '%s'".formatted(String.join(", ", NAMES), name));
    }
    if (name.equals(AUTO)) {
      return;
    }
    Method<?> method = method(name, Double.NaN, batch, l1);
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

  /** The optimiser for a linear model, where the user leaves it open. */
  static Choice choose(double batch, double l1) {
    if (batch < 1) {
      return l1 > 0
          ? new Choice("gd", "proximal steps on mini-batches make the zeros of l1 exact")
          : new Choice("adam", "its steps stand the noise of mini-batches");
    }
    if (l1 > 0) {
      return new Choice("lbfgs", "orthant by orthant it makes the zeros of l1 exact, in few passes");
    }
    return new Choice("lbfgs", "it needs one pass a step and no tuning");
  }

  /**
   * @param step NaN for automatic
   */
  static Method<?> method(String name, double step, double batch, double l1) {
    Step length = Double.isNaN(step) ? Step.AUTOMATIC : new Step(step);
    return switch (name) {
      case "gd" -> GradientDescent.of(length, batch);
      case "momentum" -> Momentum.of(length, batch);
      case "nesterov" -> Nesterov.of(length, batch);
      case "adam" -> Adam.of(length, batch);
      case "lbfgs" -> l1 > 0 ? new OrthantLbfgs() : new Lbfgs();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
