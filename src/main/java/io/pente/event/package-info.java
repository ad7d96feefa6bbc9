/**
 * What happens in a run, as values for a listener, who may stop it.
 *
 * <p>Start at {@link io.pente.event.FitListener}.
 *
 * <p>Imports {@code failure}. Public API.
 */
package io.pente.event;
