package io.pente.fit;

import io.pente.model.Findings;
import io.pente.model.LinearModel;
import java.util.List;

/**
 * A model and what its training saw. Arrays are copied on their way in and out.
 *
 * @param rootMeanSquaredErrors of each target, over the training rows
 * @param determination R² of each target; NaN for a constant one
 * @param constantFeatures the features that do not vary, by name
 * @param partitions into how many parts the rows went
 * @param skippedRows rows left out as unusable
 */
public record TrainedLinear(
    LinearModel model,
    double[] rootMeanSquaredErrors,
    double[] determination,
    List<String> constantFeatures,
    int partitions,
    long skippedRows) {
  public TrainedLinear {
    rootMeanSquaredErrors = rootMeanSquaredErrors.clone();
    determination = determination.clone();
    constantFeatures = List.copyOf(constantFeatures);
  }

  /** The same with other findings of the model. */
  TrainedLinear with(Findings found) {
    return new TrainedLinear(
        model.with(found),
        rootMeanSquaredErrors,
        determination,
        constantFeatures,
        partitions,
        skippedRows);
  }

  @Override
  public double[] rootMeanSquaredErrors() {
    return rootMeanSquaredErrors.clone();
  }

  @Override
  public double[] determination() {
    return determination.clone();
  }
}
