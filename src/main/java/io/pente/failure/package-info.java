/**
 * The three ways in which a run can fail through no fault of Pente's, each with its exit code.
 * Imports nothing.
 */
package io.pente.failure;
