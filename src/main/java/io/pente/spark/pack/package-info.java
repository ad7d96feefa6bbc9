/**
 * From rows to blocks: a scan's numbers packed into dense or sparse {@link
 * io.pente.data.LinearBlock}s, columns far from zero shifted by a pivot while they are packed, the
 * rows that could not be used carried along as values, and all of it cached.
 *
 * <p>Start at {@link io.pente.spark.pack.Packing}, then {@link io.pente.spark.pack.CachedRows}.
 *
 * <p>Imports {@code data}, {@code failure}, {@code linalg}, {@code spark.engine} and {@code table}.
 * Internal.
 */
package io.pente.spark.pack;
