/**
 * The engine room: blocks over a cluster, models and outputs on disk; {@code spark.input} reads
 * tables, {@code spark.packing} turns their rows into blocks.
 *
 * <p>What travels by itself, as an element of an RDD, a task's result or a broadcast, says {@code
 * DefaultSerializer(JavaSerializer.class)}, here and in the rooms below: so it keeps its form where
 * a session has Spark's Kryo serialiser, which can make no records. What it holds need not.
 *
 * <p>May import everything but {@code ml} and {@code app}. Start at {@link
 * io.pente.spark.SparkBlocks}.
 */
package io.pente.spark;
