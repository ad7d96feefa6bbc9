package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.data.Sum;
import io.pente.linalg.DoubleDouble;
import io.pente.linalg.ExtendedTriangle;
import io.pente.linalg.Products;
import io.pente.linalg.TriangularFactor;
import java.util.Arrays;
import java.util.Optional;

/**
 * All that the squared loss asks of rows, in one pass: moments, and the products of the columns of
 * √ω [1 X̃ Ỹ], x̃ = (x − shift) · scale, as a triangular factor and, where asked for, in
 * double-double arithmetic too. The column of ones makes up for a shift that is not the mean.
 *
 * @param shift of the features and then the targets, in packed units
 * @param scale powers of two, the same
 * @param features how many
 * @param targets which of the blocks' targets, by number
 * @param extended whether products are summed in double-double arithmetic too
 */
public record ProductsTask(
    double[] shift, double[] scale, int features, int[] targets, boolean extended)
    implements BlockTask<LinearBlock, ProductsTask.ProductsSum> {
  private static final int TILE = 64;

  @Override
  public ProductsSum zero() {
    int width = shift.length + 1;
    return new ProductsSum(
        new Moments(),
        new TriangularFactor(width),
        new ExtendedTriangle(extended ? width : 0),
        new double[1]);
  }

  @Override
  public void add(LinearBlock block, long firstRow, ProductsSum into) {
    into.moments.add(block);
    int width = shift.length + 1;
    double[] features = new double[TILE * this.features];
    double[] high = new double[TILE * width];
    double[] low = new double[TILE * width];
    for (int from = 0; from < block.rows(); from += TILE) {
      int count = Math.min(TILE, block.rows() - from);
      Arrays.fill(features, 0);
      block.features().copyTo(from, count, features, this.features);
      for (int i = 0; i < count; i++) {
        fill(block, from + i, features, i, high, low);
      }
      addTile(block, from, count, high, low, into);
    }
  }

  /** Writes row i of a tile: 1, the features, the targets, and what their rounding drops. */
  private void fill(LinearBlock block, int row, double[] tile, int i, double[] high, double[] low) {
    int p = block.targets().length / block.rows();
    int to = i * (shift.length + 1);
    high[to] = 1;
    for (int c = 0; c < shift.length; c++) {
      double value =
          c < features ? tile[i * features + c] : block.targets()[row * p + targets[c - features]];
      double moved = value - shift[c];
      high[to + 1 + c] = moved * scale[c];
      low[to + 1 + c] = DoubleDouble.sumError(value, -shift[c], moved) * scale[c];
    }
  }

  private void addTile(
      LinearBlock block, int from, int count, double[] high, double[] low, ProductsSum into) {
    int width = shift.length + 1;
    double[] weights = block.weights();
    for (int i = 0; extended && i < count; i++) {
      into.exact.add(weights == null ? 1 : weights[from + i], 0, high, low, i * width);
    }
    for (int i = 0; weights != null && i < count; i++) {
      double root = Math.sqrt(weights[from + i]);
      into.logWeight[0] += root > 0 ? Math.log(weights[from + i]) : 0;
      for (int c = i * width; c < (i + 1) * width; c++) {
        high[c] *= root;
      }
    }
    into.factor.add(high, count);
  }

  /**
   * Sums added in row order.
   *
   * @param logWeight Σ ln ω of the rows that weigh anything
   */
  public record ProductsSum(
      Moments moments, TriangularFactor factor, ExtendedTriangle exact, double[] logWeight)
      implements Sum<ProductsSum> {
    @Override
    public void add(ProductsSum next) {
      moments.add(next.moments);
      factor.add(next.factor);
      exact.add(next.exact);
      logWeight[0] += next.logWeight[0];
    }

    @Override
    public long bytes() {
      long n = factor.columns();
      return moments.bytes() + 8 * n * n + exact.bytes();
    }

    private boolean extended() {
      return exact.columns() > 0;
    }

    /** The products of the columns about their means. */
    public Products products() {
      return Products.centered(factor, extended() ? Optional.of(exact) : Optional.empty());
    }

    /** Σω as a sum of two doubles. */
    public double[] weight() {
      return extended()
          ? new double[] {exact.entry(0, 0), exact.entryLow(0, 0)}
          : new double[] {moments.weight(), 0};
    }

    /** The mean of x̃ of each column as a sum of two doubles. */
    public double[][] means() {
      int n = factor.columns() - 1;
      double[] upper = factor.upper();
      double[][] means = new double[n][];
      for (int j = 0; j < n; j++) {
        means[j] = extended() ? exact.mean(j + 1) : new double[] {upper[j + 1] / upper[0], 0};
      }
      return means;
    }
  }
}
