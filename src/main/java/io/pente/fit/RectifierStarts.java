package io.pente.fit;

import io.pente.data.RectifierMoments;
import io.pente.failure.BadInputException;
import io.pente.settings.RectifierSettings;
import io.pente.settings.Starts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Where a rectifier's minimization begins. */
final class RectifierStarts {
  private RectifierStarts() {}

  /**
   * The given start, or seeded random ones: independent normal coordinates, of the deviation for
   * which S(Mx)⁺ − Ax has about the size of t,
   *
   * <pre>
   *   √( Σᵢ|tᵢ|² / Σᵢⱼ (½|δᵢ|²Mᵢⱼ² + |Aᵢⱼ|²) )          1 where that is no positive number
   * </pre>
   *
   * Start number k is the same whatever the number of starts.
   *
   * @throws BadInputException for a given start of another length
   */
  static List<double[]> of(RectifierSettings settings, RectifierMoments moments) {
    Starts asked = settings.starts();
    return asked
        .point()
        .map(start -> List.of(checked(start, moments.dimension(), settings.norm() > 0)))
        .orElseGet(() -> random(asked, moments));
  }

  private static List<double[]> random(Starts asked, RectifierMoments moments) {
    List<double[]> starts = new ArrayList<>();
    for (int k = 0; k < asked.count(); k++) {
      long seed = asked.seed() + 0x632BE59BD9B4E019L * k;
      starts.add(random(seed, moments.dimension(), deviation(moments)));
    }
    return starts;
  }

  private static double[] checked(double[] start, int dimension, boolean onSphere) {
    if (start.length != dimension) {
      throw new BadInputException(
          String.format(
              Locale.ROOT, "the start has %d numbers where x has %d", start.length, dimension));
    }
    if (onSphere && Arrays.stream(start).allMatch(x -> x == 0)) {
      throw new BadInputException("the start is 0, and no point of the sphere is near it");
    }
    return start;
  }

  static double deviation(RectifierMoments moments) {
    double size = 0;
    for (int j = 0; j < moments.dimension(); j++) {
      size = Math.hypot(size, moments.columnSize(j));
    }
    double deviation = moments.targetSize() / size;
    return deviation > 0 && Double.isFinite(deviation) ? deviation : 1;
  }

  static double[] random(long seed, int dimension, double deviation) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] point = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      point[j] = deviation * random.nextGaussian();
    }
    return point;
  }
}
