/**
 * Tables that Spark reads. Parquet and ORC: the files of Pente's own list ({@code ListedFiles}), of
 * which each has columns of its own ({@code FileSchemas}, {@code MergedSchema}). DataFrames; and
 * what Spark finds for itself, such as jdbc, its catalog's tables and queries ({@code
 * SparkSources}).
 *
 * <p>Start at {@link io.pente.table.frame.FrameTable}.
 *
 * <p>Imports {@code failure}, {@code message}, {@code table}, {@code table.cell} and {@code
 * table.files}. Internal.
 */
package io.pente.table.frame;
