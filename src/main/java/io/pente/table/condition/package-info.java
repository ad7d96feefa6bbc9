/**
 * Conditions in Spark's SQL that leave out rows of any table, row by row, before anything that is
 * wrong with a row counts.
 *
 * <p>Start at {@link io.pente.table.condition.ConditionedTable}.
 *
 * <p>Imports {@code failure}, {@code message}, {@code table} and {@code table.cell}. Internal.
 */
package io.pente.table.condition;
