/**
 * The command line: one class a command, each a thin caller of the library, and the only room that
 * speaks of flags, exit codes and the console.
 *
 * <p>Start at {@link io.pente.app.Main}.
 *
 * <p>Imports {@code event}, {@code failure}, {@code fit}, {@code generate}, {@code linalg}, {@code
 * message}, {@code model}, {@code model.file}, {@code settings}, {@code spark.store}, {@code
 * statistics}, {@code table}, {@code table.files} and {@code io.pente}. Internal.
 */
package io.pente.app;
