/**
 * From rows to blocks: a scan's numbers packed into dense or sparse {@link
 * io.pente.data.LinearBlock}s, columns far from zero shifted by a pivot while they are packed, and
 * the rows that could not be used carried along as values.
 *
 * <p>May import Spark, {@code io.pente.spark.input}, {@code data} and {@code linalg}. Start at
 * {@link io.pente.spark.packing.Packing}.
 */
package io.pente.spark.packing;
