package io.pente.model;

import java.io.Serializable;
import java.util.List;

/**
 * What cross-validation said of each penalty of a path, and what was chosen. Immutable.
 *
 * @param penalty whose factor it is: {@code l1} or {@code l2}; empty where there was no path
 * @param folds how many
 * @param targets one curve each
 */
public record PenaltyPath(String penalty, int folds, List<Curve> targets) implements Serializable {
  /** No path. */
  public static final PenaltyPath NONE = new PenaltyPath("", 0, List.of());

  /**
   * Of one target, over the values of its path.
   *
   * @param values descending
   * @param mean the mean squared error over the folds, in the target's units squared
   * @param standardError of that, from the folds' spread
   * @param minimum the value of the least mean error
   * @param oneStandardError the largest value whose mean error is within one standard error of that
   * @param chosen the one of these that the model was fitted with
   */
  public record Curve(
      String target,
      List<Double> values,
      List<Double> mean,
      List<Double> standardError,
      double minimum,
      double oneStandardError,
      double chosen)
      implements Serializable {
    public Curve {
      values = List.copyOf(values);
      mean = List.copyOf(mean);
      standardError = List.copyOf(standardError);
      if (mean.size() != values.size() || standardError.size() != values.size()) {
        throw new IllegalArgumentException("Sizes of a path do not fit each other");
      }
    }
  }

  public PenaltyPath {
    targets = List.copyOf(targets);
  }

  /** Whether there was one. */
  public boolean present() {
    return !penalty.isEmpty();
  }
}
