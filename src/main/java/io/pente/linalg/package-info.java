/**
 * Row-major matrices and the loops over them: products of a range of rows, dense or sparse.
 *
 * <p>Imports nothing of Pente and nothing of Spark; the only package that may import {@code
 * jdk.incubator.vector}, and only behind {@link io.pente.linalg.Kernels#best()}. Start reading at
 * {@link io.pente.linalg.RowMatrix}, then {@link io.pente.linalg.DenseRows} and {@link
 * io.pente.linalg.Kernels}.
 */
package io.pente.linalg;
