package io.pente.fit;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.objective.LinearSpace;
import io.pente.settings.CrossValidation;
import io.pente.settings.LinearSettings;
import java.util.Arrays;
import java.util.List;

/** The values of a path, for each target. */
final class PathValues {
  private static final int COUNT = 100;
  private static final String AUTO = "auto";
  private static final double L1_DECADES = 4;
  private static final double L2_DECADES = 8;

  /** Above a feature's mean square, by which its weight alone is shrunk a thousandfold. */
  private static final double L2_TOP = 1e3;

  /** What may be left of a slope that is 0, where features and targets deviate by about 1. */
  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private PathValues() {}

  /**
   * Those given, or by themselves.
   *
   * @param slopes X̃ᵀΩỹ/Σω of each target in the space trained in, beside the features that cost
   *     nothing
   */
  static double[][] of(
      CrossValidation validation, LinearSpace space, LinearSettings settings, double[][] slopes) {
    double[][] values = new double[space.targets()][];
    for (int k = 0; k < values.length; k++) {
      if (!validation.values().isEmpty()) {
        values[k] = validation.values().stream().mapToDouble(v -> v).toArray();
      } else if (validation.along() == CrossValidation.Along.L1) {
        values[k] = down(largestL1(space, settings, k, slopes[k]), L1_DECADES);
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

  /**
   * That no feature's weight is free, where a path is to begin at the least l1 that makes the
   * others 0: slopes do not say what a free one leaves of the target.
   */
  static void requireNoFree(
      CrossValidation validation, LinearSpace space, double[][] slopes, List<String> names) {
    double[] sizes = space.squareFactors(1);
    for (int j = 0; j < names.size(); j++) {
      int feature = j;
      boolean free = sizes[j] == 0 && Arrays.stream(slopes).anyMatch(slope -> slope[feature] != 0);
      if (free && validation.values().isEmpty() && validation.along() == CrossValidation.Along.L1) {
        throw InvalidSettingException.conflict(
            validation.along().field(),
            AUTO,
            Sentence.of(
                "does not go with a constant feature, '%s', and no intercept: give values",
                names.get(j)));
      }
    }
  }

  /** The least l1 that makes every weight of target k 0; 0 where rounding alone is left. */
  private static double largestL1(
      LinearSpace space, LinearSettings settings, int k, double[] slope) {
    double[] sizes = space.squareFactors(1);
    double largest = 0;
    for (int j = 0; j < slope.length; j++) {
      double up = settings.bounds().areNonNegative() ? slope[j] : Math.abs(slope[j]);
      if (sizes[j] > 0) {
        largest = Math.max(largest, 2 * up / Math.sqrt(sizes[j]));
      }
    }
    return largest <= ROUNDING ? 0 : largest * space.originalScale(k);
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
