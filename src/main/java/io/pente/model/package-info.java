/**
 * Trained models as plain values, and their JSON.
 *
 * <p>Start at {@link io.pente.model.LinearModel}.
 *
 * <p>Imports nothing of Pente. Public API.
 */
package io.pente.model;
