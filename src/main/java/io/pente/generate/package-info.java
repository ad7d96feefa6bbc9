/**
 * Tables of any size with a known truth, the same for any partitioning.
 *
 * <p>Start at {@link io.pente.generate.SyntheticLinear}.
 *
 * <p>Imports {@code failure}, {@code function} and {@code model}. Internal.
 */
package io.pente.generate;
