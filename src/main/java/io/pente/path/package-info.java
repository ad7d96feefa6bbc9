/**
 * Penalty paths and cross-validation on products: sums of products by fold in one pass, ridge paths
 * by an eigendecomposition, lasso and elastic net by coordinate descent, and what the held-out
 * folds say of each penalty. Knows no units but those of the products.
 *
 * <p>Start at {@link io.pente.path.FoldedRows}, then {@link io.pente.path.PathErrors}.
 *
 * <p>Imports {@code data}, {@code failure} and {@code linalg}. Internal.
 */
package io.pente.path;
