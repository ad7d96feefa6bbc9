/**
 * The engine: ordered sums of a task over blocks that Spark holds, one Spark job a pass.
 *
 * <p>What travels by itself, as an element of an RDD, a task's result or a broadcast, says {@code
 * DefaultSerializer(JavaSerializer.class)}, here, in {@code spark.pack} and in {@code table.files}:
 * so it keeps its form where a session has Spark's Kryo serializer, which can make no records. What
 * it holds need not.
 *
 * <p>Start at {@link io.pente.spark.engine.SparkBlocks}.
 *
 * <p>Imports {@code data} and {@code failure}. Internal.
 */
package io.pente.spark.engine;
