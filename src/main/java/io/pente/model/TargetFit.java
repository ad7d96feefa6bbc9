package io.pente.model;

import java.io.Serializable;

/**
 * How the fit of one target ended.
 *
 * @param loss the mean squared error over the training rows, without penalty
 * @param objective what was minimized
 * @param rmse √loss
 * @param r2 1 − loss / variance; NaN for a constant target
 * @param scale of the residuals by Huber's loss; NaN for the squared one
 * @param gradientNorm ‖∇objective‖ in the space trained in
 * @param iterations updates made
 * @param stopReason why it ended, in words
 */
public record TargetFit(
    String target,
    double loss,
    double objective,
    double rmse,
    double r2,
    double scale,
    double gradientNorm,
    int iterations,
    boolean converged,
    String stopReason)
    implements Serializable {
  public TargetFit {
    loss = Plain.finite(loss);
    objective = Plain.finite(objective);
  }
}
