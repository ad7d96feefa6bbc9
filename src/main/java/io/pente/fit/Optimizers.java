package io.pente.fit;

import io.pente.failure.Sentence;
import io.pente.optim.ActiveSetLbfgs;
import io.pente.optim.Adam;
import io.pente.optim.ConjugateGradient;
import io.pente.optim.GaussNewton;
import io.pente.optim.GradientDescent;
import io.pente.optim.Lbfgs;
import io.pente.optim.Method;
import io.pente.optim.Momentum;
import io.pente.optim.Nesterov;
import io.pente.optim.Sampling;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.settings.Step;

/** The methods that optimizers stand for, and what {@code auto} chooses. */
final class Optimizers {
  /** Up to this many features their products take no longer than a few passes, whatever q is. */
  static final int FEW_FOR_NEWTON = 512;

  /** Up to this many, where {@link #FEW_PRODUCTS} are all there are. */
  static final int MOST_FOR_NEWTON = 2048;

  /** q·n² of some seconds on one core. */
  static final double FEW_PRODUCTS = 4e10;

  /** Above this many the driver and every partition would hold too many numbers. */
  static final int LIMIT_FOR_NEWTON = 8192;

  private Optimizers() {}

  /**
   * What auto chooses.
   *
   * @param why in one sentence
   * @param byProducts whether the optimizer begins where coordinate descent on the rows' products
   *     ends
   */
  record Choice(Optimizer optimizer, Sentence why, boolean byProducts) {
    Choice(Optimizer optimizer, Sentence why) {
      this(optimizer, why, false);
    }
  }

  /**
   * The optimizer for a linear model, where the user leaves it open.
   *
   * @param rows q
   * @param features n
   * @param sparse whether rows are stored sparse
   * @param fresh whether it is to begin at W = 0, not where something else has ended
   */
  static Choice choose(
      long rows, int features, boolean sparse, LinearSettings settings, boolean fresh) {
    if (!settings.batch().all()) {
      return new Choice(
          Optimizer.GD,
          Sentence.plain("on mini-batches plain steps that shrink stand the noise best"));
    }
    if (!settings.loss().squared()) {
      return new Choice(
          Optimizer.LBFGS, Sentence.plain("Huber's loss is no quadratic, and smooth"));
    }
    if (fresh && settings.penalty().l1() > 0 && productsFit(rows, features, sparse)) {
      return new Choice(
          Optimizer.LBFGS,
          Sentence.of(
              "it begins where coordinate descent on the products of %,d features, one pass, ends,"
                  + " and confirms that by gradient passes",
              features),
          true);
    }
    if (!settings.bounds().none()) {
      return new Choice(
          Optimizer.LBFGS,
          Sentence.plain("face by face it puts weights exactly on their bounds, in few passes"));
    }
    if (settings.penalty().l1() > 0) {
      return new Choice(
          Optimizer.LBFGS,
          Sentence.plain("orthant by orthant it makes the zeros of l1 exact, in few passes"));
    }
    if (productsFit(rows, features, sparse)) {
      return new Choice(
          Optimizer.NEWTON,
          Sentence.of("with %,d features their products fit the driver: few passes", features));
    }
    return new Choice(
        Optimizer.CG,
        sparse
            ? Sentence.plain("the features are sparse, and it keeps nothing but vectors")
            : Sentence.of("with %,d features it keeps nothing but vectors", features));
  }

  /** Whether the features' products take no longer than a few passes, and fit the driver. */
  static boolean productsFit(long rows, int features, boolean sparse) {
    double products = (double) rows * features * features;
    boolean few = !sparse && features <= FEW_FOR_NEWTON;
    return few || features <= MOST_FOR_NEWTON && products <= FEW_PRODUCTS;
  }

  /** A method for linear models, but for Newton's, which needs the Hessian. */
  static Method<?> linear(Optimizer optimizer, LinearSettings settings, long rows) {
    Step step = settings.step();
    Sampling batch = Sampling.of(settings.batch().fraction(), rows);
    return switch (optimizer) {
      case GD -> GradientDescent.of(step, batch);
      case MOMENTUM -> Momentum.of(step, batch);
      case NESTEROV -> Nesterov.of(step, batch);
      case ADAM -> Adam.of(step, batch);
      case CG ->
          new ConjugateGradient(settings.stopping().iterations(), settings.stopping().tolerance());
      case LBFGS ->
          settings.penalty().l1() > 0 || !settings.bounds().none()
              ? new ActiveSetLbfgs()
              : new Lbfgs();
      case AUTO, NEWTON, GAUSS_NEWTON -> throw new IllegalArgumentException(optimizer.shortName());
    };
  }

  /** A method for rectifiers. */
  static Method<?> rectifier(Optimizer optimizer) {
    return switch (optimizer) {
      case GD -> GradientDescent.backtracking();
      case GAUSS_NEWTON -> new GaussNewton();
      case LBFGS -> new Lbfgs();
      case AUTO, MOMENTUM, NESTEROV, ADAM, CG, NEWTON ->
          throw new IllegalArgumentException(optimizer.shortName());
    };
  }
}
