/**
 * The engine: ordered sums of a task over blocks that Spark holds, one Spark job a pass.
 *
 * <p>Start at {@link io.pente.spark.engine.SparkBlocks}.
 *
 * <p>Imports {@code data}. Internal.
 */
package io.pente.spark.engine;
