package io.pente.fit;

import io.pente.linalg.ExtendedTriangle;
import io.pente.linalg.Products;
import io.pente.model.KeptMoments;
import io.pente.model.Origins;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/**
 * The moments of rows in two parts as those of all of them (Chan, Golub and LeVeque 1979): their
 * triangular factors stacked, and below them the row of the differences of their means,
 *
 * <pre>
 *   √(w₁w₂/(w₁ + w₂)) (z̄₂ − z̄₁)        mean = z̄₁ + (z̄₂ − z̄₁) w₂/(w₁ + w₂)
 * </pre>
 *
 * made a triangle again. The differences are of exact numbers, less other origins or none.
 *
 * @param features how many of the columns are
 */
record MomentsMerge(int features) {
  private static final MathContext DIGITS = new MathContext(50);

  /**
   * Moments and the origins that their means are less.
   *
   * @param origins of the same columns
   */
  record Part(KeptMoments moments, Origins origins) {
    /** The mean of a column over its unit, exact. */
    private BigDecimal mean(int c) {
      return new BigDecimal(moments.mean()[c]).add(new BigDecimal(moments.meanLow()[c]));
    }

    BigDecimal weight() {
      return new BigDecimal(moments.totalWeight()).add(new BigDecimal(moments.totalWeightLow()));
    }

    Products products() {
      return new Products(moments.columns(), moments.factor(), moments.remainder());
    }

    /** The exponent of about the deviation of a column; far below all others where it is 0. */
    private int spread(double[] factor, int c) {
      int m = moments.columns();
      double largest = 0;
      for (int i = 0; i <= c; i++) {
        largest = Math.max(largest, Math.abs(factor[ExtendedTriangle.place(m, i, c)]));
      }
      return largest == 0
          ? Integer.MIN_VALUE
          : Math.getExponent(largest / Math.sqrt(moments.totalWeight()))
              + Math.getExponent(moments.unit()[c]);
    }
  }

  /** The same part with features and targets in another order: column c is {@code order[c]}. */
  static KeptMoments ordered(KeptMoments moments, int[] order) {
    int m = moments.columns();
    boolean same = true;
    for (int c = 0; c < m; c++) {
      same &= order[c] == c;
    }
    if (same) {
      return moments;
    }
    Products moved = new Products(m, moments.factor(), moments.remainder()).of(order);
    return new KeptMoments(
        moments.weighing(),
        moments.totalWeight(),
        moments.totalWeightLow(),
        moments.logWeight(),
        picked(moments.unit(), order),
        picked(moments.mean(), order),
        picked(moments.meanLow(), order),
        moved.factor(),
        moved.remainder());
  }

  static double[] picked(double[] values, int[] order) {
    double[] picked = new double[order.length];
    Arrays.setAll(picked, c -> values[order[c]]);
    return picked;
  }

  /** The origins of two parts together: of each column the first that there is. */
  Origins origins(Origins first, Origins second, int targets) {
    BigDecimal[] x = new BigDecimal[features];
    BigDecimal[] y = new BigDecimal[targets];
    Arrays.setAll(x, j -> either(first.feature(j), second.feature(j)));
    Arrays.setAll(y, k -> either(first.target(k), second.target(k)));
    return new Origins(List.of(x), List.of(y));
  }

  private static BigDecimal either(BigDecimal first, BigDecimal second) {
    return first.signum() == 0 ? second : first;
  }

  private BigDecimal origin(Origins origins, int c) {
    return c < features ? origins.feature(c) : origins.target(c - features);
  }

  /** The moments of the rows of both, less the origins of both. */
  Part sum(Part a, Part b) {
    int m = a.moments.columns();
    Origins origins = origins(a.origins, b.origins, m - features);
    BigDecimal weight = a.weight().add(b.weight());
    BigDecimal share = b.weight().divide(weight, DIGITS);
    BigDecimal apart = a.weight().multiply(share);
    double[] unit = new double[m];
    double[][] moved = new double[2][m];
    double[][] mean = new double[2][m];
    double[] aFactor = a.moments.factor();
    double[] bFactor = b.moments.factor();
    for (int c = 0; c < m; c++) {
      BigDecimal second = exact(b, c).add(origin(b.origins, c)).subtract(origin(origins, c));
      BigDecimal first = exact(a, c).add(origin(a.origins, c)).subtract(origin(origins, c));
      if (isSameConstant(a, aFactor, b, bFactor, c)) {
        first = origin(a.origins, c).signum() == 0 ? second : first;
        second = first;
      }
      BigDecimal difference = second.subtract(first);
      unit[c] = unit(a, aFactor, b, bFactor, c, difference);
      BigDecimal over = power(-Math.getExponent(unit[c]));
      put(difference.multiply(over), moved, c);
      put(first.add(difference.multiply(share)).multiply(over), mean, c);
    }
    double[][] between = new double[2][1];
    put(apart, between, 0);
    Products.Row row = new Products.Row(moved[0], moved[1], between[0][0], between[1][0]);
    List<Products> parts =
        List.of(
            a.products().scaled(over(a.moments.unit(), unit)),
            b.products().scaled(over(b.moments.unit(), unit)));
    Products all = Products.sum(m, parts, List.of(row));
    double[][] total = new double[2][1];
    put(weight, total, 0);
    return new Part(
        new KeptMoments(
            Math.addExact(a.moments.weighing(), b.moments.weighing()),
            total[0][0],
            total[1][0],
            a.moments.logWeight() + b.moments.logWeight(),
            unit,
            mean[0],
            mean[1],
            all.factor(),
            all.remainder()),
        origins);
  }

  private static BigDecimal exact(Part part, int c) {
    return part.mean(c).multiply(power(Math.getExponent(part.moments.unit()[c])));
  }

  /**
   * Whether a column is constant in both parts, and the same double: text of more digits is read
   * less an origin in one part, and may be read as doubles in another.
   */
  private boolean isSameConstant(Part a, double[] aFactor, Part b, double[] bFactor, int c) {
    return a.spread(aFactor, c) == Integer.MIN_VALUE
        && b.spread(bFactor, c) == Integer.MIN_VALUE
        && exact(a, c).add(origin(a.origins, c)).doubleValue()
            == exact(b, c).add(origin(b.origins, c)).doubleValue();
  }

  /** The size of what varies more: within the parts or between them. */
  private static double unit(
      Part a, double[] aFactor, Part b, double[] bFactor, int c, BigDecimal difference) {
    double size = Math.abs(difference.doubleValue());
    int exponent = Math.max(a.spread(aFactor, c), b.spread(bFactor, c));
    if (size > 0) {
      exponent = Math.max(exponent, Math.min(Math.getExponent(size), Double.MAX_EXPONENT));
    }
    return exponent == Integer.MIN_VALUE ? a.moments.unit()[c] : MomentsPass.unit(exponent);
  }

  private static double[] over(double[] unit, double[] other) {
    double[] ratio = new double[unit.length];
    Arrays.setAll(ratio, c -> Math.min(0x1p1000, unit[c] / other[c])); // more for constants alone
    return ratio;
  }

  private static BigDecimal power(int exponent) {
    return exponent >= 0
        ? new BigDecimal(BigInteger.TWO.pow(exponent))
        : new BigDecimal(Math.scalb(1.0, exponent));
  }

  /** As a sum of two doubles. */
  private static void put(BigDecimal value, double[][] pair, int c) {
    pair[0][c] = value.doubleValue();
    pair[1][c] = value.subtract(new BigDecimal(pair[0][c])).doubleValue();
  }
}
