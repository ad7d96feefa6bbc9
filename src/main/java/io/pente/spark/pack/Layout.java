package io.pente.spark.pack;

import java.io.Serializable;

/**
 * What blocks look like; sent to tasks.
 *
 * @param features n, or −1 where only reading all rows tells it
 * @param sparse whether only numbers other than 0 are stored
 * @param singlePrecision whether dense features are stored as floats
 * @param featurePivots n; empty for sparse blocks, in which a 0 stays a 0
 * @param targetPivots p
 */
record Layout(
    int features,
    boolean sparse,
    boolean singlePrecision,
    boolean weighted,
    double[] featurePivots,
    double[] targetPivots,
    int blockBytes)
    implements Serializable {

  int targets() {
    return targetPivots.length;
  }

  Packer packer() {
    return sparse ? new SparsePacker(this) : new DensePacker(this);
  }
}
