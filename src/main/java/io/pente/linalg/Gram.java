package io.pente.linalg;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Locale;

/**
 * The Gram matrix C = TᵀT of rows that come in parts: the sufficient statistics of a quadratic.
 * Rows are gathered and added many at a time, as going through a C that fits no cache costs more
 * than the products of a few rows. The same rows give the same bits however many come at a time. A
 * NaN or an infinity in column j reaches row and column j and no other.
 *
 * <p>Not for several threads at once.
 */
public final class Gram implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int width;
  private final double[] sums;
  private transient double[] gathered;
  private transient double[] scratch;
  private transient int count;

  /**
   * The matrix of no rows.
   *
   * @param width the number of columns of T
   */
  public Gram(int width) {
    this.width = width;
    this.sums = new double[Math.multiplyExact(width, width)];
  }

  private static int rowsAtOnce(int width) {
    return width <= 256 ? 128 : 256;
  }

  /**
   * Adds rows.
   *
   * @param tile more × width, row-major from index 0; copied
   */
  public void add(double[] tile, int more) {
    if (tile.length < (long) more * width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d numbers are no %d rows by %d columns", tile.length, more, width));
    }
    int room = rowsAtOnce(width);
    for (int from = 0; from < more; ) {
      int now = Math.min(room - count, more - from);
      makeRoom(count + now, room);
      System.arraycopy(tile, from * width, gathered, count * width, now * width);
      count += now;
      from += now;
      if (count == room) {
        addGathered();
      }
    }
  }

  /** For rows to be gathered, as many as come: there may be many matrices of few rows. */
  private void makeRoom(int rows, int most) {
    int held = gathered == null ? 0 : gathered.length / Math.max(1, width);
    if (rows > held) {
      int next = Math.min(most, Math.max(rows, 2 * held));
      double[] more = new double[Math.multiplyExact(next, width)];
      if (count > 0) {
        System.arraycopy(gathered, 0, more, 0, count * width);
      }
      gathered = more;
    }
  }

  private void addGathered() {
    if (count > 0) {
      int room = Kernels.best().gramScratch(count, width);
      scratch = scratch == null || scratch.length < room ? new double[room] : scratch;
      Kernels.best().addGram(gathered, 0, count, width, scratch, sums);
      count = 0;
    }
  }

  /** Adds the matrix of the rows that follow. */
  public void add(Gram next) {
    addGathered();
    next.addGathered();
    for (int j = 0; j < width; j++) {
      for (int k = j; k < width; k++) {
        sums[j * width + k] += next.sums[j * width + k];
      }
    }
  }

  /** The entry of columns j ≤ k. */
  public double entry(int j, int k) {
    addGathered();
    return sums[j * width + k];
  }

  public long bytes() {
    return 8L * sums.length;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    addGathered();
    out.defaultWriteObject();
  }
}
