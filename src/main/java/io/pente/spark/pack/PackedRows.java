package io.pente.spark.pack;

import io.pente.data.LinearBlock;
import org.apache.spark.api.java.JavaRDD;

/**
 * Packed blocks in row order, not yet computed.
 *
 * @param featurePivots what was subtracted from each feature; empty where the number of features is
 *     known only after packing, and then nothing was
 * @param targetPivots what was subtracted from each target
 */
public record PackedRows(
    JavaRDD<Packed<LinearBlock>> blocks, double[] featurePivots, double[] targetPivots) {}
