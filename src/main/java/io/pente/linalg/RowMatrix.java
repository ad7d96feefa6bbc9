package io.pente.linalg;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * An m × n matrix X stored by rows, dense or sparse: the two products that a gradient needs, each
 * over a range of rows, so that a caller can go forward and backward over a tile of rows while the
 * tile is still in cache.
 *
 * <p>The other operands are row-major {@code double[]}: V is n × c, R is count × c, G is n × c. The
 * order of the additions is fixed: the same operands give the same bits.
 */
public interface RowMatrix extends Serializable {
  int rows();

  int columns();

  /** Bytes that the stored numbers and indices take. */
  long bytes();

  /**
   * The number of rows to go over at once so that forward and backward read X from memory once, for
   * c columns on the other side.
   */
  int tileRows(int c);

  /**
   * R += X[from .. from + count) · V.
   *
   * @param v n × c, row-major
   * @param r count × c, row-major from index 0; added to in place
   */
  void times(int from, int count, double[] v, int c, double[] r);

  /**
   * G += X[from .. from + count)ᵀ · R.
   *
   * @param r count × c, row-major from index 0
   * @param g n × c, row-major; added to in place
   */
  void transposedTimes(int from, int count, double[] r, int c, double[] g);

  /**
   * Writes X[from .. from + count) out densely, zeros included.
   *
   * @param into row i from index i × stride on; overwritten there
   */
  void copyTo(int from, int count, double[] into, int stride);

  /** A copy of the named rows, in the order given. */
  RowMatrix select(int[] rows);

  /** How many numbers are stored of rows [from .. from + count). */
  long stored(int from, int count);

  /**
   * A copy of runs of rows, one after the other.
   *
   * @param runs at least one, of matrices stored like this one, of as many columns where they are
   *     dense
   */
  RowMatrix join(List<Run> runs);

  /**
   * A copy of {@code count} neighboring columns, stored alike.
   *
   * @throws IndexOutOfBoundsException if there are no such columns
   */
  RowMatrix columnRange(int from, int count);

  /** Neighboring rows of a matrix: {@code count} of them, from row {@code from} on. */
  record Run(RowMatrix matrix, int from, int count) {
    public Run {
      Objects.checkFromIndexSize(from, count, matrix.rows());
    }

    /** How many rows all of them have. */
    static int rows(List<Run> runs) {
      return runs.stream().mapToInt(Run::count).reduce(0, Math::addExact);
    }

    /** The matrix, which has to have that many columns. */
    <M extends RowMatrix> M as(Class<M> kind, int columns) {
      if (matrix.columns() != columns) {
        throw new IllegalArgumentException(matrix + " has not " + columns + " columns");
      }
      return kind.cast(matrix);
    }
  }
}
