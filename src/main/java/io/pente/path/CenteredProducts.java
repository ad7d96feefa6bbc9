package io.pente.path;

import java.io.Serializable;

/**
 * Weight, means and products about the means of the columns of rows Z = [X Y], each in units of its
 * scale:
 *
 * <pre>
 *   Ω = Σωᵢ      mean = Σωᵢzᵢ / Ω      C = Σωᵢ (zᵢ − mean)(zᵢ − mean)ᵀ
 * </pre>
 *
 * Two parts are put together by C = C₁ + C₂ + δδᵀ Ω₁Ω₂/Ω, δ = mean₂ − mean₁ (Chan, Golub and
 * LeVeque 1979), so that nothing is ever subtracted from a sum of squares, wherever the columns and
 * parts lie. Immutable.
 *
 * @param rows how many
 * @param weight Ω
 * @param pivot a number near each mean, in the rows' own units
 * @param unit what each column is multiplied by
 * @param offset (mean − pivot) · unit
 * @param products C, width × width row-major, on and above the diagonal
 */
record CenteredProducts(
    long rows, double weight, double[] pivot, double[] unit, double[] offset, double[] products)
    implements Serializable {
  /** Of no rows. */
  static CenteredProducts none(double[] unit) {
    int width = unit.length;
    return new CenteredProducts(
        0, 0, new double[width], unit, new double[width], new double[width * width]);
  }

  int width() {
    return unit.length;
  }

  /** An entry of C. */
  double product(int i, int j) {
    return products[Math.min(i, j) * width() + Math.max(i, j)];
  }

  /** How far the mean of a column lies from another part's, in units of its scale. */
  double beyond(CenteredProducts other, int j) {
    return (pivot[j] - other.pivot[j]) * unit[j] + (offset[j] - other.offset[j]);
  }

  /** The mean of a column in units of its scale. */
  double mean(int j) {
    return pivot[j] * unit[j] + offset[j];
  }

  /** Σωᵢzᵢzᵢᵀ, about zero. */
  double aboutZero(int i, int j) {
    return product(i, j) + weight * mean(i) * mean(j);
  }

  /** The same of these rows and those that follow. */
  CenteredProducts and(CenteredProducts next) {
    if (next.weight == 0 || weight == 0) {
      CenteredProducts kept = weight == 0 ? next : this;
      return new CenteredProducts(
          rows + next.rows, kept.weight, kept.pivot, unit, kept.offset, kept.products);
    }
    int width = width();
    double total = weight + next.weight;
    double[] delta = new double[width];
    double[] moved = new double[width];
    for (int j = 0; j < width; j++) {
      delta[j] = next.beyond(this, j);
      moved[j] = offset[j] + delta[j] * (next.weight / total);
    }
    double factor = weight * (next.weight / total);
    double[] sum = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        int at = i * width + j;
        sum[at] = products[at] + next.products[at] + factor * delta[i] * delta[j];
      }
    }
    return new CenteredProducts(rows + next.rows, total, pivot, unit, moved, sum);
  }

  /** Bytes of the numbers held. */
  long bytes() {
    return 8L * (products.length + 3L * unit.length);
  }
}
