package io.pente.data;

import io.pente.linalg.RowMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a rectifier's problem, a(x) = S(Mx)⁺ − Ax − t. A complex row is two real ones that share
 * Mᵢ: (Re δ, Re A, Re t) and (Im δ, Im A, Im t), so that |aᵢ|² is the sum of two real squares.
 *
 * @param m M, k × d, stored once
 * @param parts the real part, and the imaginary one where there is any
 */
public record RectifierBlock(RowMatrix m, List<Part> parts) implements Block {
  public RectifierBlock {
    parts = List.copyOf(parts);
  }

  /**
   * The real or the imaginary part of S, A and t.
   *
   * @param scale δ, k
   * @param a k × d; null where all of it is 0
   * @param target t, k
   */
  public record Part(double[] scale, RowMatrix a, double[] target) implements java.io.Serializable {
    long bytes() {
      return 8L * (scale.length + target.length) + (a == null ? 0 : a.bytes());
    }

    private Part select(int[] rows) {
      return new Part(chosen(scale, rows), a == null ? null : a.select(rows), chosen(target, rows));
    }

    private static double[] chosen(double[] values, int[] rows) {
      double[] copy = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        copy[i] = values[rows[i]];
      }
      return copy;
    }
  }

  @Override
  public int rows() {
    return m.rows();
  }

  @Override
  public long bytes() {
    return m.bytes() + parts.stream().mapToLong(Part::bytes).sum();
  }

  @Override
  public RectifierBlock select(int[] rows) {
    return new RectifierBlock(m.select(rows), parts.stream().map(p -> p.select(rows)).toList());
  }

  @Override
  public long stored(int from, int count) {
    return m.stored(from, count)
        + parts.stream().mapToLong(p -> p.a == null ? 0 : p.a.stored(from, count)).sum();
  }

  @Override
  public RectifierBlock join(List<? extends RowRun<?>> runs) {
    List<Part> joined = new ArrayList<>(parts.size());
    for (int k = 0; k < parts.size(); k++) {
      joined.add(joined(runs, k));
    }
    return new RectifierBlock(
        RowRun.matrices(runs, RectifierBlock.class, RectifierBlock::m), joined);
  }

  private Part joined(List<? extends RowRun<?>> runs, int k) {
    RowMatrix a =
        parts.get(k).a == null
            ? null
            : RowRun.matrices(runs, RectifierBlock.class, block -> block.parts.get(k).a);
    return new Part(
        RowRun.numbers(runs, RectifierBlock.class, block -> block.parts.get(k).scale),
        a,
        RowRun.numbers(runs, RectifierBlock.class, block -> block.parts.get(k).target));
  }
}
