package io.pente.fit;

import io.pente.objective.LinearSpace;
import io.pente.settings.CrossValidation;
import io.pente.settings.LinearSettings;
import java.util.Arrays;

/** The values of a path, for each target. */
final class PathValues {
  private static final int COUNT = 100;
  private static final double L1_DECADES = 4;
  private static final double L2_DECADES = 8;

  /** Above a feature's mean square, by which its weight alone is shrunk a thousandfold. */
  private static final double L2_TOP = 1e3;

  private PathValues() {}

  /**
   * Those given, or by themselves.
   *
   * @param products X̃ᵀΩỹ/Σω of each target in the space trained in
   */
  static double[][] of(
      CrossValidation validation, LinearSpace space, LinearSettings settings, double[][] products) {
    double[][] values = new double[space.targets()][];
    for (int k = 0; k < values.length; k++) {
      if (!validation.values().isEmpty()) {
        values[k] = validation.values().stream().mapToDouble(v -> v).toArray();
      } else if (validation.along() == CrossValidation.Along.L1) {
        values[k] = down(largestL1(space, settings, k, products[k]), L1_DECADES);
      } else {
        values[k] = down(largestL2(space), L2_DECADES);
      }
    }
    return values;
  }

  private static double[] down(double from, double decades) {
    double top = from > 0 && Double.isFinite(from) ? from : 1; // nothing to fit: any will do
    double[] values = new double[COUNT];
    Arrays.setAll(values, v -> top * Math.pow(10, -decades * v / (COUNT - 1)));
    return values;
  }

  /** The least l1 that makes every weight of target k 0. */
  private static double largestL1(
      LinearSpace space, LinearSettings settings, int k, double[] products) {
    double[] sizes = space.squareFactors(1);
    double largest = 0;
    for (int j = 0; j < products.length; j++) {
      double up = settings.bounds().areNonNegative() ? products[j] : Math.abs(products[j]);
      if (sizes[j] > 0) {
        largest = Math.max(largest, 2 * up / Math.sqrt(sizes[j]));
      }
    }
    return largest * space.originalScale(k);
  }

  private static double largestL2(LinearSpace space) {
    double[] sizes = space.squareFactors(1);
    double largest = 0;
    for (int j = 0; j < space.features(); j++) {
      double spread = space.spread(j) * space.standardization().inverseScale()[j];
      if (sizes[j] > 0) {
        largest = Math.max(largest, spread * spread / sizes[j]);
      }
    }
    return L2_TOP * largest;
  }
}
