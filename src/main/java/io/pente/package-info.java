/**
 * Pente's front door for Java: {@link io.pente.Pente} fits, stores, loads and predicts on a Spark
 * session, {@link io.pente.Models} loads without one.
 *
 * <p>Imports {@code event}, {@code failure}, {@code fit}, {@code model}, {@code model.file}, {@code
 * settings}, {@code spark.store}, {@code statistics}, {@code table}, {@code table.files}, {@code
 * table.frame} and {@code table.text}. Public API.
 */
package io.pente;
