package io.pente.linalg;

import java.util.List;
import java.util.Optional;

/**
 * The products AᵀA of columns about their means, as RᵀR + C: a triangular factor R, which is found
 * without forming AᵀA, so that its condition number is not squared, and the remainder C that the
 * rounding of R lacks, where it is known. With it the products are known to some 100 bits, and what
 * is solved with them can be refined to the last digit. A value.
 *
 * @param columns how many
 * @param factor R's upper triangle, row by row
 * @param remainder C's the same; empty where it is not known
 */
public record Products(int columns, double[] factor, double[] remainder) {
  /** Beyond this, remainders would cost the driver minutes. */
  public static final int MOST_EXTENDED = 512;

  private static final double[] UNKNOWN = {};

  /**
   * Of rows that were gathered both ways.
   *
   * @param exact the same products in double-double arithmetic, if they are known
   */
  public static Products of(TriangularFactor rows, Optional<ExtendedTriangle> exact) {
    double[] factor = packed(rows.upper(), rows.columns(), 0);
    return new Products(
        rows.columns(), factor, exact.map(all -> remainder(all, factor)).orElse(UNKNOWN));
  }

  /**
   * Of rows with a leading column of ones: those of the other columns about their means.
   *
   * @param exact the same products, the leading column's too
   */
  public static Products centered(TriangularFactor rows, Optional<ExtendedTriangle> exact) {
    int n = rows.columns() - 1;
    double[] factor = packed(rows.upper(), n + 1, 1);
    return new Products(
        n, factor, exact.map(all -> remainder(all.centered(), factor)).orElse(UNKNOWN));
  }

  private static double[] packed(double[] square, int n, int from) {
    double[] packed = new double[ExtendedTriangle.length(n - from)];
    int e = 0;
    for (int i = from; i < n; i++) {
      for (int j = i; j < n; j++) {
        packed[e++] = square[i * n + j];
      }
    }
    return packed;
  }

  private static double[] remainder(ExtendedTriangle all, double[] factor) {
    ExtendedTriangle left = new ExtendedTriangle(all.columns());
    left.add(all);
    left.addSquare(factor, -1);
    return left.rounded();
  }

  /**
   * A row to be added with a weight of its own: numbers are sums of two doubles.
   *
   * @param weight > 0
   */
  public record Row(double[] high, double[] low, double weight, double weightLow) {}

  /** The products of all these rows together. */
  public static Products sum(int n, List<Products> parts, List<Row> rows) {
    TriangularFactor factor = new TriangularFactor(n);
    for (Products part : parts) {
      factor.add(part.square(), n);
    }
    for (Row row : rows) {
      double root = Math.sqrt(row.weight);
      double[] scaled = new double[n];
      for (int j = 0; j < n; j++) {
        scaled[j] = root * row.high[j];
      }
      factor.add(scaled, 1);
    }
    if (n > MOST_EXTENDED) {
      return of(factor, Optional.empty());
    }
    ExtendedTriangle exact = new ExtendedTriangle(n);
    parts.forEach(part -> part.addTo(exact));
    rows.forEach(row -> exact.add(row.weight, row.weightLow, row.high, row.low, 0));
    return of(factor, Optional.of(exact));
  }

  private void addTo(ExtendedTriangle sum) {
    sum.addSquare(factor, 1);
    if (known()) {
      sum.add(remainder);
    }
  }

  /** Whether the remainder is known. */
  public boolean known() {
    return remainder.length > 0;
  }

  /** RᵀR + C. */
  public ExtendedTriangle whole() {
    ExtendedTriangle all = new ExtendedTriangle(columns);
    addTo(all);
    return all;
  }

  /** R, n × n row-major. */
  public double[] square() {
    double[] square = new double[columns * columns];
    int e = 0;
    for (int i = 0; i < columns; i++) {
      for (int j = i; j < columns; j++) {
        square[i * columns + j] = factor[e++];
      }
    }
    return square;
  }

  /**
   * Of columns times powers of two, by which nothing is rounded.
   *
   * @param scale one a column
   */
  public Products scaled(double[] scale) {
    double[] scaledFactor = factor.clone();
    double[] scaledRemainder = remainder.clone();
    int e = 0;
    for (int i = 0; i < columns; i++) {
      for (int j = i; j < columns; j++, e++) {
        scaledFactor[e] *= scale[j];
        if (known()) {
          scaledRemainder[e] = scaledRemainder[e] * scale[i] * scale[j];
        }
      }
    }
    return new Products(columns, scaledFactor, scaledRemainder);
  }

  /** Of the columns in another order, or of some of them: column j is {@code order[j]}. */
  public Products of(int[] order) {
    int m = order.length;
    double[] rows = new double[columns * m];
    double[] square = square();
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < m; j++) {
        rows[i * m + j] = square[i * columns + order[j]];
      }
    }
    TriangularFactor moved = new TriangularFactor(m);
    moved.add(rows, columns);
    return of(moved, known() ? Optional.of(whole().permuted(order)) : Optional.empty());
  }
}
