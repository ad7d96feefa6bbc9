/**
 * What is minimized: objectives that answer a list of questions in one pass, the tasks that they
 * send over the blocks, penalties and changes of variables.
 *
 * <p>Start at {@link io.pente.objective.Objective}, then {@link io.pente.objective.LinearTask}, the
 * map side of the gradient.
 *
 * <p>Imports {@code data}, {@code function} and {@code linalg}. Internal.
 */
package io.pente.objective;
