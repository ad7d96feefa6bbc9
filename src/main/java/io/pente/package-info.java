/**
 * Pente's front door for Java: {@link io.pente.Tables} opens what is trained on.
 *
 * <p>Imports {@code table}, {@code table.files}, {@code table.frame} and {@code table.text}. Public
 * API.
 */
package io.pente;
