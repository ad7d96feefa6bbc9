package io.pente.spark.pack;

import io.pente.data.LinearBlock;
import io.pente.data.RectifierBlock;
import io.pente.linalg.RowMatrix;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the numbers of a rectifier's row are in a packed one: the features are M, A and, where
 * given, Im A, of d columns each; the targets are δ and whichever of t, Im δ and Im t are given.
 *
 * @param dimension d
 * @param imaginaryMatrix whether Im A is given
 * @param target the position of t among the targets; −1 where it is not given, and so 0
 * @param imaginaryScale the same of Im δ
 * @param imaginaryTarget the same of Im t
 */
public record RectifierLayout(
    int dimension, boolean imaginaryMatrix, int target, int imaginaryScale, int imaginaryTarget)
    implements Serializable {

  /** Whether anything imaginary is given. */
  public boolean complex() {
    return imaginaryMatrix || imaginaryScale >= 0 || imaginaryTarget >= 0;
  }

  /** The packed rows taken apart; the numbers are copied. */
  public RectifierBlock split(LinearBlock packed) {
    RowMatrix columns = packed.features();
    int d = dimension;
    List<RectifierBlock.Part> parts = new ArrayList<>(2);
    parts.add(part(packed, 0, columns.columnRange(d, d), target));
    if (complex()) {
      RowMatrix imaginary = imaginaryMatrix ? columns.columnRange(2 * d, d) : null;
      parts.add(part(packed, imaginaryScale, imaginary, imaginaryTarget));
    }
    return new RectifierBlock(columns.columnRange(0, d), parts);
  }

  private static RectifierBlock.Part part(LinearBlock packed, int scale, RowMatrix a, int target) {
    return new RectifierBlock.Part(column(packed, scale), a, column(packed, target));
  }

  private static double[] column(LinearBlock packed, int position) {
    int rows = packed.rows();
    double[] values = new double[rows];
    int given = rows == 0 ? 0 : packed.targets().length / rows;
    for (int i = 0; i < rows && position >= 0; i++) {
      values[i] = packed.targets()[i * given + position];
    }
    return values;
  }
}
