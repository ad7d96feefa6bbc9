/**
 * Text files with a row a line, read from bytes to numbers in one go: CSV, LIBSVM and JSON.
 *
 * <p>Start at {@link io.pente.table.text.TextTable}, then {@link io.pente.table.text.TextCursor}.
 *
 * <p>Imports {@code failure}, {@code message}, {@code table}, {@code table.cell} and {@code
 * table.files}. Internal.
 */
package io.pente.table.text;
