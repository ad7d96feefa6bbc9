package io.pente.model;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What columns beside features and targets a model was fitted with. Immutable.
 *
 * @param offset the column that is added to every prediction, and was taken off the targets
 * @param controls features that the fit has and predictions leave out: their terms are 0 there
 * @param weights the column of row weights
 * @param weightsKind what those mean: {@code analytic}, {@code frequency} or {@code sampling}
 */
public record Roles(
    Optional<String> offset, List<String> controls, Optional<String> weights, String weightsKind)
    implements Serializable {
  public static final String ANALYTIC = "analytic";
  public static final String FREQUENCY = "frequency";
  public static final String SAMPLING = "sampling";

  /** No other columns. */
  public static final Roles NONE =
      new Roles(Optional.empty(), List.of(), Optional.empty(), ANALYTIC);

  public Roles {
    controls = List.copyOf(controls);
  }

  /** Whether each row stands for as many as it weighs. */
  public boolean frequencies() {
    return weights.isPresent() && weightsKind.equals(FREQUENCY);
  }

  /** Whether rows were drawn from a population with unequal chances. */
  public boolean sampling() {
    return weights.isPresent() && weightsKind.equals(SAMPLING);
  }

  /** The same, with predictions of all features. */
  public Roles withoutControls() {
    return new Roles(offset, List.of(), weights, weightsKind);
  }

  /** An Optional is not sent. */
  private Object writeReplace() {
    return new Sent(offset.orElse(null), controls, weights.orElse(null), weightsKind);
  }

  private record Sent(String offset, List<String> controls, String weights, String weightsKind)
      implements Serializable {
    private Object readResolve() {
      return new Roles(
          Optional.ofNullable(offset), controls, Optional.ofNullable(weights), weightsKind);
    }
  }
}
