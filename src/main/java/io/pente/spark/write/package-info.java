/**
 * How rows are written where none of Spark's own formats will do.
 *
 * <p>Start at {@link io.pente.spark.write.JsonLines}.
 *
 * <p>Imports nothing of Pente. Internal.
 */
package io.pente.spark.write;
