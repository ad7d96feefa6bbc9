package io.pente.spark.pack;

import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import org.apache.spark.api.java.JavaRDD;

/**
 * Packed blocks in row order, not yet computed.
 *
 * @param features how they are packed
 * @param targets the same of the targets
 */
public record PackedRows(
    JavaRDD<Packed<LinearBlock>> blocks, ColumnUnits features, ColumnUnits targets) {}
