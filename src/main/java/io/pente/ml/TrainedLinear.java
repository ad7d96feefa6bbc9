package io.pente.ml;

import io.pente.model.LinearModel;
import io.pente.optim.StopReason;
import java.util.List;

/**
 * A model and what its training saw.
 *
 * @param rootMeanSquaredErrors of each target, over the training rows
 * @param determination R² of each target; NaN for a constant one
 * @param stopReasons why each target's run ended
 * @param constantFeatures the features that do not vary, by name
 * @param partitions into how many parts the rows went
 * @param skippedRows rows left out as unusable
 */
public record TrainedLinear(
    LinearModel model,
    double[] rootMeanSquaredErrors,
    double[] determination,
    List<StopReason> stopReasons,
    List<String> constantFeatures,
    int partitions,
    long skippedRows) {}
