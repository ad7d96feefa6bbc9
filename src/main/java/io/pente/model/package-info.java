/**
 * Trained models as plain values, and their JSON.
 *
 * <p>Start at {@link io.pente.model.LinearModel}.
 *
 * <p>Imports {@code failure}. Public API.
 */
package io.pente.model;
