package io.pente.data;

import io.pente.linalg.DenseRows;
import io.pente.linalg.RowMatrix;
import io.pente.linalg.SparseRows;

/**
 * The first look at packed rows: how many, and mean and deviation of each feature and target (less
 * their pivots), centered while they are accumulated.
 */
public final class Moments implements Sum<Moments> {
  private static final long serialVersionUID = 1L;

  private long rows;
  private long weighing;
  private double weight;
  private double squaredWeight;
  private boolean sparse;
  private final ColumnMoments features = new ColumnMoments();
  private final ColumnMoments targets = new ColumnMoments();

  /** Adds a block's rows. */
  public void add(LinearBlock block) {
    int count = block.rows();
    double blockWeight = block.totalWeight();
    int p = count == 0 ? 0 : block.targets().length / count;
    addFeatures(block.features(), block.weights(), blockWeight);
    targets.addDense(block.targets(), count, p, block.weights(), blockWeight);
    rows += count;
    weighing += ColumnMoments.weighing(count, block.weights());
    weight += blockWeight;
    squaredWeight += block.squaredWeight();
  }

  private void addFeatures(RowMatrix x, double[] weights, double blockWeight) {
    if (x instanceof SparseRows stored) {
      sparse = true;
      features.grow(x.columns());
      addEntries(stored, weights);
      return;
    }
    double[] values = x instanceof DenseRows dense ? dense.values() : copy(x);
    features.addDense(values, x.rows(), x.columns(), weights, blockWeight);
  }

  private static double[] copy(RowMatrix x) {
    double[] values = new double[x.rows() * x.columns()];
    x.copyTo(0, x.rows(), values, x.columns());
    return values;
  }

  private void addEntries(SparseRows x, double[] weights) {
    int[] starts = x.rowStarts();
    int[] columns = x.columnIndices();
    double[] values = x.values();
    for (int i = 0; i < x.rows(); i++) {
      double rowWeight = weights == null ? 1 : weights[i];
      for (int e = starts[i]; e < starts[i + 1]; e++) {
        features.addEntry(columns[e], values[e], rowWeight);
      }
    }
  }

  @Override
  public void add(Moments next) {
    rows += next.rows;
    weighing += next.weighing;
    weight += next.weight;
    squaredWeight += next.squaredWeight;
    sparse |= next.sparse;
    features.add(next.features);
    targets.add(next.targets);
  }

  @Override
  public long bytes() {
    return features.bytes() + targets.bytes();
  }

  public long rows() {
    return rows;
  }

  /** How many rows have a weight other than 0. */
  public long weighing() {
    return weighing;
  }

  /** Σωᵢ. */
  public double weight() {
    return weight;
  }

  /**
   * Σω/(Σω − Σω²/Σω): a variance of divisor Σω times this has the divisor of an unbiased one; 1 for
   * a single row, of which there is none.
   */
  public double unbiased() {
    double rest = weight - squaredWeight / weight;
    return rest > 0 ? weight / rest : 1;
  }

  public boolean sparse() {
    return sparse;
  }

  /** Means and mean squares of the features; absent entries of sparse rows count as zeros. */
  public Columns features() {
    features.fillTo(weighing, weight);
    return columns(features);
  }

  /** The same of the targets. */
  public Columns targets() {
    return columns(targets);
  }

  private Columns columns(ColumnMoments moments) {
    double[] variances = moments.secondMoments();
    for (int j = 0; j < variances.length; j++) {
      variances[j] /= weight;
    }
    return new Columns(moments.means(), variances, moments.least(), moments.largest());
  }

  /**
   * Mean and variance (divisor Σω) of each column.
   *
   * @param mean less the column's pivot
   * @param least value, less the pivot
   * @param largest value, less the pivot
   */
  public record Columns(double[] mean, double[] variance, double[] least, double[] largest) {
    public int count() {
      return mean.length;
    }

    /** √variance. */
    public double deviation(int j) {
      return Math.sqrt(variance[j]);
    }

    /** √(variance + mean²), around the pivot. */
    public double rootMeanSquare(int j) {
      return Math.hypot(deviation(j), mean[j]);
    }
  }

  /** The task that adds {@link Moments} up. */
  public record Task() implements BlockTask<LinearBlock, Moments> {
    @Override
    public Moments zero() {
      return new Moments();
    }

    @Override
    public void add(LinearBlock block, long firstRow, Moments into) {
      into.add(block);
    }
  }
}
