/**
 * Tables that Spark's own sources read: Parquet, ORC and DataFrames.
 *
 * <p>Start at {@link io.pente.table.frame.FrameTable}.
 *
 * <p>Imports {@code failure}, {@code table} and {@code table.files}. Internal.
 */
package io.pente.table.frame;
