/**
 * The ways in which a run can fail through no fault of Pente's, each with its exit code, and how
 * messages show a user's text.
 *
 * <p>Imports nothing of Pente. Public API.
 */
package io.pente.failure;
