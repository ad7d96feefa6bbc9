/**
 * Which files paths, folders and globs stand for, what their folders say of their rows, the byte
 * ranges that they are cut into, and whether they stay as they were listed.
 *
 * <p>Start at {@link io.pente.table.files.InputFiles}.
 *
 * <p>Imports {@code failure}, {@code message} and {@code table}. Internal.
 */
package io.pente.table.files;
