/**
 * Rows with named columns, which of them are features, targets and weights, and a scan that feeds
 * the cells of each row to a sink without an object for the row. Rows come in the order of file
 * path, then position in the file. A row that cannot be used is a value ({@link
 * io.pente.table.BadRow}), not an exception in a task, so that the first one in input order is the
 * one reported.
 *
 * <p>Start at {@link io.pente.table.Table}; {@link io.pente.Tables} opens one.
 *
 * <p>Imports {@code failure} and {@code message}. Public API.
 */
package io.pente.table;
