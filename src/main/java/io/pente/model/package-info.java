/**
 * Trained models as plain values, and their JSON. Imports {@code failure} alone. Start at {@link
 * io.pente.model.LinearModel}.
 */
package io.pente.model;
