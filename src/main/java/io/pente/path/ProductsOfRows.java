package io.pente.path;

import io.pente.linalg.Gram;
import java.util.Arrays;

/**
 * Adds rows up to {@link CenteredProducts}: about the mean of the first of them, which the sum of
 * all corrects at the end, so that each row is gone over once. Columns that do not vary have
 * products of exactly 0. Not for several threads at once.
 */
final class ProductsOfRows {
  private static final int ROWS = 64;

  /** Rows that there is room for at first: folds may be many, and of few rows each. */
  private static final int FEW = 2;

  private final double[] unit;
  private final int width;
  private final Gram gram;
  private double[] gathered;
  private double[] weights = new double[FEW];
  private double[] pivot;
  private long rows;
  private int count;

  ProductsOfRows(double[] unit) {
    this.unit = unit;
    this.width = unit.length;
    this.gram = new Gram(width + 1);
    this.gathered = new double[FEW * width];
  }

  /** Adds a row, in its own units. */
  void add(double[] values, int from, double weight) {
    rows++;
    if (weight == 0) {
      return;
    }
    if (count == weights.length) {
      weights = Arrays.copyOf(weights, 2 * count);
      gathered = Arrays.copyOf(gathered, 2 * count * width);
    }
    System.arraycopy(values, from, gathered, count * width, width);
    weights[count++] = weight;
    if (count == ROWS) {
      addGathered();
    }
  }

  private void addGathered() {
    if (count == 0) {
      return;
    }
    if (pivot == null) {
      pivot = meanOfGathered();
    }
    double[] tile = new double[count * (width + 1)];
    for (int i = 0; i < count; i++) {
      double root = weights[i] == 1 ? 1 : Math.sqrt(weights[i]);
      int from = i * width;
      int to = i * (width + 1);
      for (int j = 0; j < width; j++) {
        tile[to + j] = root * ((gathered[from + j] - pivot[j]) * unit[j]);
      }
      tile[to + width] = root;
    }
    gram.add(tile, count);
    count = 0;
  }

  /** About the row that weighs most: exactly its number where a column does not vary. */
  private double[] meanOfGathered() {
    int heaviest = 0;
    double total = 0;
    for (int i = 0; i < count; i++) {
      heaviest = weights[i] > weights[heaviest] ? i : heaviest;
      total += weights[i];
    }
    double[] mean = new double[width];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        double beyond = gathered[i * width + j] - gathered[heaviest * width + j];
        mean[j] += weights[i] / total * beyond;
      }
    }
    for (int j = 0; j < width; j++) {
      mean[j] += gathered[heaviest * width + j];
    }
    return mean;
  }

  /** What the rows so far come to. */
  CenteredProducts sum() {
    addGathered();
    if (pivot == null) {
      CenteredProducts none = CenteredProducts.none(unit);
      return new CenteredProducts(rows, 0, none.pivot(), unit, none.offset(), none.products());
    }
    double weight = gram.entry(width, width);
    double[] offset = new double[width];
    for (int j = 0; j < width; j++) {
      offset[j] = gram.entry(j, width) / weight;
    }
    double[] products = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        double about = gram.entry(i, j) - offset[i] * gram.entry(j, width);
        products[i * width + j] = i == j ? Math.max(0, about) : about;
      }
    }
    return new CenteredProducts(rows, weight, pivot, unit, offset, products);
  }
}
