package io.pente.model;

import java.util.Optional;

/**
 * What a fit found out beside its formula and its course. Immutable.
 *
 * @param inference how sure the weights are
 * @param moments of the rows, where the model was to keep them
 */
public record Findings(Inference inference, Optional<KeptMoments> moments) {
  /** Of a model that was not fitted to rows, or before Pente kept any. */
  public static final Findings NONE =
      new Findings(Inference.none("the model does not say"), Optional.empty());

  public Findings withInference(Inference found) {
    return new Findings(found, moments);
  }

  public Findings withMoments(KeptMoments kept) {
    return new Findings(inference, Optional.of(kept));
  }
}
