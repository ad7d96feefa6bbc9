/**
 * Tables that Spark's own sources read: Parquet, ORC and DataFrames.
 *
 * <p>Start at {@link io.pente.table.frame.FrameTable}.
 *
 * <p>Imports {@code failure}, {@code message}, {@code table}, {@code table.cell} and {@code
 * table.files}. Internal.
 */
package io.pente.table.frame;
