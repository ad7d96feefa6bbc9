/**
 * From files or a DataFrame to a stream of numbers: which columns there are, which of them are
 * features, targets and weights, and a scan that feeds the cells of each row to a sink without an
 * object for the row. Rows come in the order of file path, then position in the file. A row that
 * cannot be used is a value ({@link io.pente.spark.input.BadRow}), not an exception in a task, so
 * that the first one in input order is the one reported.
 *
 * <p>May import Spark, Hadoop, Jackson and {@code io.pente.failure}. Start at {@link
 * io.pente.spark.input.Table}; {@link io.pente.spark.input.Tables} opens one.
 */
package io.pente.spark.input;
