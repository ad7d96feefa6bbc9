/**
 * The functions that a model is made of, each with its value (forward) and its gradients for every
 * input (backward), and a check of any gradient against differences.
 *
 * <p>Start with {@link io.pente.function.Differentiable}. {@link io.pente.function.Linear}, {@link
 * io.pente.function.SquaredError} and {@link io.pente.function.Rectifier} also have static methods
 * over a tile of rows, in place: these hold the formulas, and the distributed job calls the same.
 *
 * <p>Imports {@code linalg}. Public API.
 */
package io.pente.function;
