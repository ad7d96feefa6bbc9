package io.pente.model;

import java.io.Serializable;
import java.util.Optional;

/**
 * What a fit found out beside its formula and its course. Immutable.
 *
 * @param inference how sure the weights are
 * @param moments of the rows, where the model was to keep them
 * @param path what cross-validation said of the penalty
 */
public record Findings(Inference inference, Optional<KeptMoments> moments, PenaltyPath path)
    implements Serializable {
  /** Of a model that was not fitted to rows, or before Pente kept any. */
  public static final Findings NONE =
      new Findings(Inference.none("the model does not say"), Optional.empty(), PenaltyPath.NONE);

  public Findings withInference(Inference found) {
    return new Findings(found, moments, path);
  }

  public Findings withMoments(KeptMoments kept) {
    return new Findings(inference, Optional.of(kept), path);
  }

  public Findings withPath(PenaltyPath found) {
    return new Findings(inference, moments, found);
  }

  /** An Optional is not sent. */
  private Object writeReplace() {
    return new Sent(inference, moments.orElse(null), path);
  }

  private record Sent(Inference inference, KeptMoments moments, PenaltyPath path)
      implements Serializable {
    private Object readResolve() {
      return new Findings(inference, Optional.ofNullable(moments), path);
    }
  }
}
