/**
 * The command line: one class a command, each a thin caller of {@code ml}. Start at {@link
 * io.pente.app.Main}.
 */
package io.pente.app;
