/**
 * Row-major matrices and the loops over them: products of a range of rows, dense or sparse; on the
 * driver, factorizations of small symmetric matrices.
 *
 * <p>The only room that may import {@code jdk.incubator.vector}, and only behind {@link
 * io.pente.linalg.Kernels#best()}. Start at {@link io.pente.linalg.RowMatrix}, then {@link
 * io.pente.linalg.DenseRows} and {@link io.pente.linalg.Kernels}.
 *
 * <p>Imports {@code failure}. Internal.
 */
package io.pente.linalg;
