package io.pente.spark.pack;

import io.pente.data.ColumnUnits;
import java.io.Serializable;

/**
 * What blocks look like; sent to tasks.
 *
 * @param features n, or −1 where only reading all rows tells it
 * @param sparse whether only numbers other than 0 are stored
 * @param singlePrecision whether dense features are stored as floats
 * @param targets p, how many targets there are
 * @param keys how many keys each row has
 * @param featureUnits how features are packed; without pivots in sparse blocks, in which a 0 stays
 *     a 0
 * @param targetUnits the same of the targets
 */
record Layout(
    int features,
    boolean sparse,
    boolean singlePrecision,
    boolean weighted,
    int targets,
    int keys,
    ColumnUnits featureUnits,
    ColumnUnits targetUnits,
    int blockBytes)
    implements Serializable {

  Packer packer() {
    return sparse ? new SparsePacker(this) : new DensePacker(this);
  }
}
