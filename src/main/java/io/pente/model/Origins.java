package io.pente.model;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Exact numbers near columns that lie far from zero, of which a model is told only the differences:
 * 64-bit integers, decimals, nanoseconds and long text numbers keep the digits that decide.
 *
 * @param features of features 0, 1, …; 0 for none; no longer than needed
 * @param targets the same
 */
public record Origins(List<BigDecimal> features, List<BigDecimal> targets) implements Serializable {
  /** All columns as they are. */
  public static final Origins NONE = new Origins(List.of(), List.of());

  public Origins {
    features = needed(features);
    targets = needed(targets);
  }

  private static List<BigDecimal> needed(List<BigDecimal> origins) {
    int length = origins.size();
    while (length > 0 && origins.get(length - 1).signum() == 0) {
      length--;
    }
    return origins.subList(0, length).stream()
        .map(origin -> origin.signum() == 0 ? BigDecimal.ZERO : origin.stripTrailingZeros())
        .toList();
  }

  /** Whether every column is as it is. */
  public boolean none() {
    return features.isEmpty() && targets.isEmpty();
  }

  /** The origin of feature j. */
  public BigDecimal feature(int j) {
    return j < features.size() ? features.get(j) : BigDecimal.ZERO;
  }

  /** The origin of target k. */
  public BigDecimal target(int k) {
    return k < targets.size() ? targets.get(k) : BigDecimal.ZERO;
  }

  /** A difference from one origin as one from another. */
  static double moved(BigDecimal from, double difference, BigDecimal to) {
    boolean same = from.compareTo(to) == 0;
    return same ? difference : from.subtract(to).add(new BigDecimal(difference)).doubleValue();
  }

  static double[] high(List<BigDecimal> origins, int count) {
    double[] high = new double[count];
    for (int i = 0; i < origins.size(); i++) {
      high[i] = origins.get(i).doubleValue();
    }
    return high;
  }

  /** What the doubles of {@link #high} lack. */
  static double[] low(List<BigDecimal> origins, int count) {
    double[] low = new double[count];
    for (int i = 0; i < origins.size(); i++) {
      BigDecimal origin = origins.get(i);
      low[i] = origin.subtract(new BigDecimal(origin.doubleValue())).doubleValue();
    }
    return low;
  }
}
