package io.pente.linalg;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import java.io.Serializable;
import java.util.Arrays;
import org.netlib.util.intW;

/**
 * The R of a QR factorization of rows that come in parts: RᵀR = AᵀA without ever forming AᵀA, so
 * that A's condition number is not squared (tall-skinny QR: Demmel, Grigori, Hoemmen and Langou,
 * SIAM J. Sci. Comput. 34, 2012). Rows are gathered below R and folded in by Householder
 * reflections (LAPACK's dgeqrf) when the space is full. Java's own LAPACK and no library of the
 * machine's, which may add in another order from one call to the next.
 */
public final class TriangularFactor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int n;
  private final int capacity;
  private double[] columns;
  private int rows;

  /**
   * R of no rows.
   *
   * @param n the number of columns
   */
  public TriangularFactor(int n) {
    this.n = n;
    this.capacity = n + Math.max(64, n);
    this.columns = new double[0];
  }

  public int columns() {
    return n;
  }

  /** Folds in {@code count} rows, row-major from index 0; they are not changed. */
  public void add(double[] values, int count) {
    if (columns.length == 0) {
      columns = new double[Math.multiplyExact(capacity, n)];
    }
    for (int i = 0; i < count; i++) {
      if (rows == capacity) {
        fold();
      }
      for (int j = 0; j < n; j++) {
        columns[j * capacity + rows] = values[i * n + j];
      }
      rows++;
    }
  }

  /** Folds in the rows of another factor. */
  public void add(TriangularFactor next) {
    double[] upper = next.upper();
    add(upper, next.rows);
  }

  /** R, n × n row-major, upper triangular; zeros below rows that do not exist. */
  public double[] upper() {
    double[] upper = new double[n * n];
    if (columns.length == 0) {
      return upper;
    }
    fold();
    for (int i = 0; i < rows; i++) {
      for (int j = i; j < n; j++) {
        upper[i * n + j] = columns[j * capacity + i];
      }
    }
    return upper;
  }

  /** QR of what is gathered: R takes its place. */
  private void fold() {
    if (n == 0 || rows == 0) {
      return;
    }
    int order = Math.min(rows, n);
    double[] tau = new double[order];
    double[] work = new double[n * 32];
    intW info = new intW(0);
    JavaLAPACK.getInstance().dgeqrf(rows, n, columns, capacity, tau, work, work.length, info);
    if (info.val != 0) {
      throw new IllegalStateException("dgeqrf refused argument " + -info.val);
    }
    for (int j = 0; j < n; j++) {
      Arrays.fill(columns, j * capacity + Math.min(j + 1, order), j * capacity + rows, 0);
    }
    rows = order;
  }

  /** Travels as its triangle, not with the room for more rows. */
  private Object writeReplace() {
    return new Traveling(n, upper(), rows);
  }

  private record Traveling(int n, double[] upper, int rows) implements Serializable {
    private Object readResolve() {
      TriangularFactor factor = new TriangularFactor(n);
      if (rows > 0) {
        factor.add(upper, rows);
      }
      return factor;
    }
  }

  public long bytes() {
    return 8L * columns.length;
  }
}
