package io.pente.fit;

import io.pente.model.RectifierModel;

/**
 * A rectifier's model and what its training saw. Arrays are copied on their way in and out.
 *
 * @param objectives f where each start's run ended
 * @param bestStart the start that led to the model, from 0
 * @param startGradientNorm ‖∇f‖ there, which the model's is to be compared with
 * @param complex whether the rows have imaginary parts
 * @param partitions into how many parts the rows went
 * @param skippedRows rows left out as unusable
 */
public record TrainedRectifier(
    RectifierModel model,
    double[] objectives,
    int bestStart,
    double startGradientNorm,
    boolean complex,
    int partitions,
    long skippedRows) {
  public TrainedRectifier {
    objectives = objectives.clone();
  }

  @Override
  public double[] objectives() {
    return objectives.clone();
  }
}
