/**
 * Which files paths, folders and globs stand for, and the byte ranges that they are cut into.
 *
 * <p>Start at {@link io.pente.table.files.InputFiles}.
 *
 * <p>Imports {@code failure}, {@code message} and {@code table}. Internal.
 */
package io.pente.table.files;
