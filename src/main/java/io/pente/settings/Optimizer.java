package io.pente.settings;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import java.util.Set;

/** The optimizers, each with what it needs of a problem. */
public enum Optimizer {
  /** The library's choice, by the size of the table and what is asked for. */
  AUTO("auto"),
  /** Gradient descent. */
  GD("gd"),
  /** Gradient descent with Polyak's momentum. */
  MOMENTUM("momentum"),
  /** Nesterov's accelerated gradients. */
  NESTEROV("nesterov"),
  /** Adam. */
  ADAM("adam", Need.NO_KINKS),
  /** Limited-memory BFGS; with an l1, orthant by orthant (OWL-QN). */
  LBFGS("lbfgs", Need.ALL_ROWS),
  /** Conjugate gradients. */
  CG("cg", Need.ALL_ROWS, Need.NO_KINKS, Need.QUADRATIC),
  /** Newton's method, with the Hessian factored on the driver. */
  NEWTON("newton", Need.ALL_ROWS, Need.NO_KINKS, Need.QUADRATIC),
  /** Gauss–Newton, each step by conjugate gradients. */
  GAUSS_NEWTON("gauss-newton", Need.ALL_ROWS, Need.NO_KINKS, Need.SQUARES);

  /** What a problem must have for an optimizer to work on it. */
  public enum Need {
    /** Every step must read all rows: no mini-batches. */
    ALL_ROWS,
    /** A smooth objective: no l1, no bounds. */
    NO_KINKS,
    /** An objective of constant curvature. */
    QUADRATIC,
    /** An objective that is a sum of squares with products by JᵀJ. */
    SQUARES
  }

  private final String shortName;
  private final Set<Need> needs;

  Optimizer(String shortName, Need... needs) {
    this.shortName = shortName;
    this.needs = Set.of(needs);
  }

  /** As models and messages call it. */
  public String shortName() {
    return shortName;
  }

  public Set<Need> needs() {
    return needs;
  }

  /**
   * The optimizer of a short name.
   *
   * @param among what there is to choose from
   * @throws InvalidSettingException for a name of none of them
   */
  public static Optimizer named(String name, Iterable<Optimizer> among) {
    StringBuilder names = new StringBuilder();
    for (Optimizer optimizer : among) {
      if (optimizer.shortName.equals(name)) {
        return optimizer;
      }
      names.append(names.isEmpty() ? "" : ", ").append(optimizer.shortName);
    }
    throw InvalidSettingException.choice("optimizer", name, names.toString());
  }

  /** Refuses mini-batches where this optimizer needs all rows. */
  void check(MiniBatch batch) {
    if (!batch.all() && needs.contains(Need.ALL_ROWS)) {
      throw InvalidSettingException.conflict(
          "optimizer",
          shortName,
          Sentence.of(
              "needs all rows in each step: leave %s at 1, or take gd or adam",
              Sentence.setting("batch")));
    }
  }

  /** Whether it takes a step's length. */
  private boolean stepping() {
    return this == GD || this == MOMENTUM || this == NESTEROV || this == ADAM;
  }

  /** Refuses a step's length where this optimizer finds its own. */
  void check(Step step) {
    if (!step.automatic() && !stepping()) {
      throw InvalidSettingException.conflict(
          "step",
          step.length(),
          Sentence.of(
              "is for %s %s: %s",
              Sentence.setting("optimizer"),
              "gd, momentum, nesterov, adam",
              this == AUTO ? "auto chooses its own" : shortName + " finds its own"));
    }
  }

  /** Refuses an objective that this optimizer cannot minimize. */
  void check(Loss loss, Penalty penalty, Bounds bounds) {
    if (penalty.l1() > 0 && needs.contains(Need.NO_KINKS)) {
      throw InvalidSettingException.conflict(
          "optimizer",
          shortName,
          Sentence.of("cannot do %s: take auto, lbfgs, gd or nesterov", Sentence.setting("l1")));
    }
    if (!bounds.none() && needs.contains(Need.NO_KINKS)) {
      throw InvalidSettingException.conflict(
          "optimizer",
          shortName,
          Sentence.plain("cannot keep weights within bounds: take auto, lbfgs, gd or nesterov"));
    }
    if (!loss.squared() && needs.contains(Need.QUADRATIC)) {
      throw InvalidSettingException.conflict(
          "optimizer",
          shortName,
          Sentence.of("is for the squared %s: take auto or lbfgs", Sentence.setting("loss")));
    }
  }

  @Override
  public String toString() {
    return shortName;
  }
}
