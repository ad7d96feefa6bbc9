/**
 * Pure formulas from what a fit knows of how sure it is ({@link io.pente.model.Inference}) to what
 * people read: tables of coefficients with standard errors, tests and intervals, and a fit's
 * summary. Conventions are R's ({@code lm}); docs/statistics.md has them all.
 *
 * <p>Start at {@link io.pente.statistics.ModelSummary}, then {@link
 * io.pente.statistics.CoefficientTable} and {@link io.pente.statistics.CoefficientCovariance}, in
 * whose place another covariance is put.
 *
 * <p>Imports {@code failure}, {@code linalg}, {@code message} and {@code model}. Public API.
 */
package io.pente.statistics;
