/**
 * Minimisation that asks and is told: update rules as pure functions on an explicit state, and the
 * loop that runs several of them in the same passes over the rows.
 *
 * <p>Imports {@code objective}, {@code data.Batch}, {@code failure} and Breeze's numerical part;
 * never Spark. Start reading at {@link io.pente.optim.Method}, then {@link
 * io.pente.optim.Minimise}; the simplest method is {@link io.pente.optim.GradientDescent}.
 */
package io.pente.optim;
