/**
 * Rows packed into blocks, and sums over them. {@link io.pente.data.Blocks} is the one engine:
 * everything that reads rows is an ordered sum of a {@link io.pente.data.BlockTask} over blocks.
 *
 * <p>Start at {@link io.pente.data.Blocks}, then {@link io.pente.data.LinearBlock} and {@link
 * io.pente.data.Moments}.
 *
 * <p>Imports {@code linalg}. Internal.
 */
package io.pente.data;
