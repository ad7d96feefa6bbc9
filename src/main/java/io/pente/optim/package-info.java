/**
 * Minimization that asks and is told: update rules as pure functions on an explicit state, and the
 * loop that runs several of them in the same passes over the rows. Knows Breeze's numerical part,
 * never Spark.
 *
 * <p>Start at {@link io.pente.optim.Method}, then {@link io.pente.optim.Minimization}; the simplest
 * method is {@link io.pente.optim.GradientDescent}.
 *
 * <p>Imports {@code data}, {@code failure}, {@code linalg}, {@code objective} and {@code settings}.
 * Internal.
 */
package io.pente.optim;
