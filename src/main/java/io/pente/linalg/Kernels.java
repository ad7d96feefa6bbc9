package io.pente.linalg;

import java.util.Optional;

/**
 * The dense inner loops. All matrices are row-major {@code double[]}: X is m × n from {@code
 * x[offset]} on, V and G are n × c, R is m × c, all three from index 0.
 *
 * <p>Every sum has a fixed order, so the same operands give the same bits; two implementations may
 * differ in the last bits of a sum that rounds. Non-finite operands give the non-finite results of
 * IEEE arithmetic. Lengths are checked by the caller.
 */
public interface Kernels {
  /** What runs, as a person would say it: {@code plain} or {@code vector (8 doubles)}. */
  String name();

  /** R += X · V. */
  void times(double[] x, int offset, int m, int n, double[] v, int c, double[] r);

  /** G += Xᵀ · R. */
  void transposedTimes(double[] x, int offset, int m, int n, double[] r, int c, double[] g);

  /** r −= y over so many numbers. */
  void subtract(double[] r, int rFrom, double[] y, int yFrom, int count);

  /** The column sums of R added to {@code sums}, row by row in every column. */
  void addColumnSums(double[] r, int m, int c, double[] sums);

  /** The same of the squares of R's numbers. */
  void addColumnSquares(double[] r, int m, int c, double[] sums);

  /**
   * C += XᵀX on and above the diagonal; below it C is undefined.
   *
   * @param scratch at least {@link #gramScratch} numbers; overwritten
   * @param c C, n × n
   */
  void addGram(double[] x, int offset, int m, int n, double[] scratch, double[] c);

  /** The room that {@link #addGram} needs. */
  int gramScratch(int m, int n);

  /** r += X · v for one column, all but X in unevaluated pairs of doubles. */
  void extendedTimes(
      double[] x, int offset, int m, int n, double[] v, double[] vLow, double[] r, double[] rLow);

  /** g += Xᵀ · r for one column, all but X in unevaluated pairs of doubles. */
  void extendedTransposedTimes(
      double[] x, int offset, int m, int n, double[] r, double[] rLow, double[] g, double[] gLow);

  /** The implementation that this JVM runs, chosen once. */
  static Kernels best() {
    return KernelChoice.Best.KERNELS;
  }

  /** What to tell a user whose JVM runs plain loops only for want of the vector module. */
  static Optional<String> note() {
    return KernelChoice.note(KernelChoice.ASKED, KernelChoice.moduleIsThere());
  }
}
