package io.pente.spark.pack;

import io.pente.failure.Sentence;
import io.pente.linalg.DenseRows;
import io.pente.linalg.FloatRows;
import io.pente.linalg.RowMatrix;
import java.util.Arrays;

/** Packs rows one after the other into one array, each feature in its units. */
final class DensePacker extends Packer {
  private final int features;
  private final boolean singlePrecision;
  private final double[] pivots;
  private final double[] units;
  private final boolean scaled;
  private final double[] absent;
  private double[] values;
  private int start;

  DensePacker(Layout layout) {
    super(layout);
    this.features = layout.features();
    this.singlePrecision = layout.singlePrecision();
    this.pivots = layout.featureUnits().pivots();
    this.units = layout.featureUnits().units();
    this.scaled = !layout.featureUnits().unscaled();
    this.absent = new double[features];
    for (int j = 0; j < features; j++) {
      absent[j] = (0 - pivots[j]) * units[j];
    }
    this.values = new double[features];
  }

  @Override
  void begin() {
    super.begin();
    start = Math.multiplyExact(rows(), features);
    if (start + features > values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(2, values.length));
    }
    System.arraycopy(absent, 0, values, start, features);
  }

  @Override
  public void feature(int j, double value) {
    values[start + j] = (value - pivots[j]) * units[j];
  }

  @Override
  public void features(int first, double[] from, int count) {
    int to = start + first;
    for (int i = 0; i < count; i++) {
      values[to + i] = from[i] - pivots[first + i];
    }
    for (int i = 0; scaled && i < count; i++) {
      values[to + i] *= units[first + i];
    }
  }

  @Override
  int misfit() {
    for (int j = 0; singlePrecision && j < features; j++) {
      if (!fitsFloat(values[start + j])) {
        return j;
      }
    }
    return -1;
  }

  /** Whether rounding to single precision leaves a finite number, and no 0 unless it is one. */
  private static boolean fitsFloat(double value) {
    float rounded = (float) value;
    return Float.isFinite(rounded) && (rounded != 0 || value == 0);
  }

  @Override
  Sentence whyMisfit(int j) {
    double value = values[start + j];
    return Sentence.of(
        "%s is too %s for single precision: leave out %s",
        value / units[j] + pivots[j],
        Math.abs(value) < 1 ? "small" : "large",
        Sentence.setting("singlePrecision"));
  }

  @Override
  RowMatrix takeFeatures(int count) {
    int length = count * features;
    if (singlePrecision) {
      return new FloatRows(count, features, floats(length));
    }
    DenseRows block =
        new DenseRows(
            count, features, length == values.length ? values : Arrays.copyOf(values, length));
    if (length == values.length) {
      values = new double[length == 0 ? features : length];
    }
    return block;
  }

  private float[] floats(int length) {
    float[] rounded = new float[length];
    for (int e = 0; e < length; e++) {
      rounded[e] = (float) values[e];
    }
    return rounded;
  }

  @Override
  long stored() {
    return (long) rows() * features;
  }
}
