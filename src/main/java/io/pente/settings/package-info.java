/**
 * How to train, as small immutable values: each has its defaults in one place, checks itself, and
 * makes another value by {@code with…}. What linear models and rectifiers share is one type.
 *
 * <p>Start at {@link io.pente.settings.LinearSettings}.
 *
 * <p>Imports {@code failure}. Public API.
 */
package io.pente.settings;
