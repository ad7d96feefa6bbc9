/**
 * Text files, read from bytes to numbers in one go: CSV, LIBSVM and JSON. How a file becomes
 * records is told by its first bytes ({@code TextFiles}); what its format is like by its first rows
 * ({@code CsvGuess}, {@code JsonHead}, {@code LibsvmHead}); and what those do not show by a look at
 * all headers ({@code CsvHeaders}), or at all rows where that is asked for ({@code AllRows}).
 *
 * <p>Start at {@link io.pente.table.text.TextTable}, then {@link io.pente.table.text.TextCursor}.
 *
 * <p>Imports {@code failure}, {@code message}, {@code table}, {@code table.cell} and {@code
 * table.files}. Internal.
 */
package io.pente.table.text;
