package io.pente.model;

/**
 * What a fit found out beside its formula and its course. Immutable.
 *
 * @param inference how sure the weights are
 * @param path what cross-validation said of the penalty
 */
public record Findings(Inference inference, PenaltyPath path) {
  /** Of a model that was not fitted to rows, or before Pente kept any. */
  public static final Findings NONE =
      new Findings(Inference.none("the model does not say"), PenaltyPath.NONE);

  public Findings withInference(Inference found) {
    return new Findings(found, path);
  }

  public Findings withPath(PenaltyPath found) {
    return new Findings(inference, found);
  }
}
