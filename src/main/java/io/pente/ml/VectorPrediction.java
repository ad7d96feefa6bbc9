package io.pente.ml;

import io.pente.failure.BadInputException;
import io.pente.model.LinearPredictor;
import java.io.Serializable;
import java.util.Locale;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/**
 * Pente's formula for a vector.
 *
 * @param predictor in original units
 */
record VectorPrediction(LinearPredictor predictor) implements Serializable {
  /**
   * A prediction for each target.
   *
   * @throws BadInputException for a vector of another length
   */
  double[] of(Vector features) {
    if (features == null || features.size() != predictor.features()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "a vector has the model's %,d features, not %s",
              predictor.features(),
              features == null
                  ? "null"
                  : String.format(Locale.ROOT, "%,d numbers", features.size())));
    }
    double[] predictions = new double[predictor.targets()];
    if (features instanceof SparseVector sparse) {
      predictor.predict(
          sparse.indices(), sparse.values(), 0, sparse.indices().length, predictions, 0);
    } else {
      predictor.predict(features.toArray(), 0, predictions, 0);
    }
    return predictions;
  }
}
