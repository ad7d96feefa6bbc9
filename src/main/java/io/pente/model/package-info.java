/**
 * Trained models as plain values, and the one formula of their predictions.
 *
 * <p>Start at {@link io.pente.model.LinearModel}.
 *
 * <p>Imports {@code failure}. Public API.
 */
package io.pente.model;
