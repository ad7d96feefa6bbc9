/**
 * What is wrong with a cell, in words, and other things that every kind of table needs.
 *
 * <p>Start at {@link io.pente.table.cell.BadCell}.
 *
 * <p>Imports {@code message} and {@code table}. Internal.
 */
package io.pente.table.cell;
