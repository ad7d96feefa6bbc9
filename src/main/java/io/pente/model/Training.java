package io.pente.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a model came to be.
 *
 * @param iterations updates made
 * @param passes reads of the packed rows
 * @param converged whether the stopping criterion was met
 * @param stopReason why the run ended, in words
 * @param loss the mean squared error over the training rows, without penalty (for a rectifier: f)
 * @param objective the loss with the penalty
 * @param gradientNorm ‖∇objective‖ in the space trained in
 * @param rows how many rows were trained on
 * @param notes further facts in words or numbers, by name, in the order to be shown
 */
public record Training(
    String optimizer,
    int iterations,
    long passes,
    boolean converged,
    String stopReason,
    double loss,
    double objective,
    double gradientNorm,
    long rows,
    Map<String, Object> notes) {
  public Training {
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
  }
}
