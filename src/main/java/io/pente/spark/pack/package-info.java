/**
 * From rows to blocks: a scan's numbers packed into dense or sparse {@link
 * io.pente.data.LinearBlock}s, columns far from zero shifted by a pivot while they are packed, the
 * rows that could not be used carried along as values, and all of it cached.
 *
 * <p>Block k holds rows [kR, (k + 1)R) of those that are used, whatever partitions they were read
 * in: {@link io.pente.spark.pack.BlockCut} says R, packing counts from the first row of each
 * partition, as it knows no better, and {@link io.pente.spark.pack.CachedRows#align} hands over the
 * few rows that belong to a block of the partition before, once.
 *
 * <p>Start at {@link io.pente.spark.pack.Packing}, then {@link io.pente.spark.pack.CachedRows}.
 *
 * <p>Imports {@code data}, {@code failure}, {@code linalg}, {@code spark.engine} and {@code table}.
 * Internal.
 */
package io.pente.spark.pack;
