package io.pente.spark.pack;

import io.pente.data.LinearBlock;
import io.pente.data.RowKeys;
import io.pente.failure.Sentence;
import io.pente.linalg.RowMatrix;
import io.pente.table.RowKey;
import io.pente.table.RowSink;
import java.util.Arrays;

/** Gathers rows into a block. */
abstract class Packer implements RowSink {
  private final Layout layout;
  private final BlockCut cut;
  private final double[] pivots;
  private final double[] units;
  private double[] targets;
  private double[] weights;
  private int before;
  private long[] keys;
  private int rows;

  Packer(Layout layout) {
    this.layout = layout;
    this.cut = layout.cut();
    this.pivots = layout.targetUnits().pivots();
    this.units = layout.targetUnits().units();
    this.targets = new double[layout.targets()];
    this.weights = new double[1];
    this.keys = new long[RowKeys.WORDS * layout.keys()];
  }

  /** Starts a row, in the place of one that was started and not kept. */
  void begin() {
    int p = layout.targets();
    if ((long) (rows + 1) * p > targets.length) {
      targets = Arrays.copyOf(targets, Math.multiplyExact(2, targets.length));
    }
    if (layout.weighted() && rows == weights.length) {
      weights = Arrays.copyOf(weights, Math.multiplyExact(2, weights.length));
    }
    if ((long) (rows + 1) * layout.keys() * RowKeys.WORDS > keys.length) {
      keys = Arrays.copyOf(keys, Math.multiplyExact(2, keys.length));
    }
  }

  /** The first feature of the row started that its block has no room for; −1 for none. */
  int misfit() {
    return -1;
  }

  /** What to say about the feature that is a misfit. */
  Sentence whyMisfit(int j) {
    throw new IllegalStateException("feature " + j + " fits");
  }

  /** The row started is complete. */
  void keep() {
    rows++;
  }

  /** The block of the rows kept, or a piece of it; the next row begins another. */
  final LinearBlock take() {
    double[] ofRows = Arrays.copyOf(targets, rows * layout.targets());
    double[] ofWeights = layout.weighted() ? Arrays.copyOf(weights, rows) : null;
    RowKeys ofKeys =
        layout.keys() == 0
            ? null
            : new RowKeys(layout.keys(), Arrays.copyOf(keys, rows * layout.keys() * RowKeys.WORDS));
    LinearBlock block = new LinearBlock(takeFeatures(rows), ofRows, ofWeights, ofKeys);
    before = cut.before((long) before + rows);
    rows = 0;
    return block;
  }

  abstract RowMatrix takeFeatures(int count);

  /** Whether the block is complete, counted from the first row of the partition on. */
  final boolean full() {
    return rows > 0 && cut.ends(before, rows, stored());
  }

  /** How many numbers the rows kept store of their features. */
  abstract long stored();

  final int rows() {
    return rows;
  }

  @Override
  public final void target(int k, double value) {
    targets[rows * layout.targets() + k] = (value - pivots[k]) * units[k];
  }

  @Override
  public final void weight(double value) {
    weights[rows] = value;
  }

  @Override
  public final void key(int number, RowKey key) {
    int at = RowKeys.WORDS * (rows * layout.keys() + number);
    keys[at] = key.high();
    keys[at + 1] = key.low();
  }
}
