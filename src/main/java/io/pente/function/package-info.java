/**
 * The functions a model is made of, each with its value (forward) and its gradient for every input
 * (backward). Imports io.pente.linalg and io.pente.failure.
 */
package io.pente.function;
