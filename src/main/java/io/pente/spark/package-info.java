/**
 * The engine room: blocks over a cluster, models and outputs on disk; {@code spark.input} reads
 * tables, {@code spark.packing} turns their rows into blocks.
 *
 * <p>May import everything but {@code ml} and {@code app}. Start at {@link
 * io.pente.spark.SparkBlocks}.
 */
package io.pente.spark;
