package io.pente.ml;

import java.util.Map;

/**
 * Where a run stands after an update.
 *
 * @param iteration updates made, from 0
 * @param loss the mean squared error without penalty, in original units
 * @param objective the loss with the penalty
 * @param gradientNorm ‖∇objective‖ in the space trained in
 * @param step the last step length; the largest of several targets'
 * @param seconds since the run began
 * @param rows how many rows the pass went over
 * @param notes what else there is to say, by name
 */
public record TrainingProgress(
    int iteration,
    double loss,
    double objective,
    double gradientNorm,
    double step,
    double seconds,
    long rows,
    Map<String, Object> notes) {}
