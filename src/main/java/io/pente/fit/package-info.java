/**
 * Training, prediction and checks as one call each. Prints nothing; a {@link
 * io.pente.event.FitListener} is told.
 *
 * <p>Start at {@link io.pente.fit.LinearTraining}.
 *
 * <p>Imports {@code data}, {@code event}, {@code failure}, {@code function}, {@code linalg}, {@code
 * message}, {@code model}, {@code objective}, {@code optim}, {@code path}, {@code settings}, {@code
 * spark.engine}, {@code spark.pack}, {@code spark.write}, {@code statistics}, {@code table} and
 * {@code table.condition}. Public API.
 */
package io.pente.fit;
