package io.pente.spark.pack;

import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import io.pente.table.Selection;
import org.apache.spark.api.java.JavaRDD;

/**
 * Packed blocks in row order, not yet computed.
 *
 * @param features how they are packed
 * @param targets the same of the targets
 * @param selection what they are read by: less origins where columns ask for them
 * @param cut where blocks end, counted from the first row of each partition on: {@link
 *     CachedRows#align} counts from the first of all
 */
public record PackedRows(
    JavaRDD<Packed<LinearBlock>> blocks,
    ColumnUnits features,
    ColumnUnits targets,
    Selection selection,
    BlockCut cut) {}
