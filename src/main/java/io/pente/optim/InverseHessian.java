package io.pente.optim;

import breeze.linalg.DenseVector;
import breeze.math.MutableInnerProductModule;
import breeze.optimize.LBFGS;
import java.util.ArrayList;
import java.util.List;

/**
 * The inverse of a Hessian, as far as the last few steps tell: what L-BFGS goes by (Nocedal, Math.
 * Comp. 35, 1980). The arithmetic is Breeze's two-loop recursion, the memory plain arrays, so that
 * it can be written down.
 *
 * <p>It remembers 100 steps of up to 2,000 coordinates, ten of more than 20,000, and in between as
 * many as hold 200,000 numbers: a pass over the rows costs far more than a longer memory, and ten
 * steps need many times the passes of a hundred on ill-conditioned data.
 *
 * @param steps s = z⁺ − z, the oldest first
 * @param changes y = ∇f(z⁺) − ∇f(z) over each of them
 */
record InverseHessian(List<double[]> steps, List<double[]> changes) {
  private static final int FEWEST = 10;
  private static final int MOST = 100;
  private static final int NUMBERS = 200_000;
  private static final double POSITIVE = 1e-10;

  /** The identity. */
  static final InverseHessian UNKNOWN = new InverseHessian(List.of(), List.of());

  boolean unknown() {
    return steps.isEmpty();
  }

  /**
   * Knowing one more step; the same as before where sᵀy is not safely positive, since what is
   * learned there would not be positive definite.
   */
  InverseHessian updated(double[] step, double[] change) {
    double curved = Vectors.dot(step, change);
    double lengths = Vectors.norm(step) * Vectors.norm(change);
    boolean safe = curved > POSITIVE * lengths && Double.isFinite(1 / curved);
    return safe ? new InverseHessian(with(steps, step), with(changes, change)) : this;
  }

  private static List<double[]> with(List<double[]> list, double[] next) {
    List<double[]> longer = new ArrayList<>(list);
    longer.add(next);
    return List.copyOf(longer.subList(Math.max(0, longer.size() - memory(next)), longer.size()));
  }

  private static int memory(double[] point) {
    return Math.max(FEWEST, Math.min(MOST, NUMBERS / Math.max(1, point.length)));
  }

  /** The inverse of the Hessian's part among some coordinates, the others held fixed. */
  InverseHessian among(boolean[] free) {
    InverseHessian part = UNKNOWN;
    for (int i = 0; i < steps.size(); i++) {
      part = part.updated(masked(steps.get(i), free), masked(changes.get(i), free));
    }
    return part;
  }

  private static double[] masked(double[] values, boolean[] free) {
    double[] kept = new double[values.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = free[i] ? values[i] : 0;
    }
    return kept;
  }

  /** −H g, H positive definite. */
  double[] descent(double[] gradient) {
    return (double[]) breeze().$times(vector(gradient)).data();
  }

  /** sᵀy/yᵀy of the last step: the length of a first step along −g. */
  double scale() {
    double[] step = steps.get(steps.size() - 1);
    double[] change = changes.get(changes.size() - 1);
    return Vectors.dot(step, change) / Vectors.dot(change, change);
  }

  private LBFGS.ApproximateInverseHessian<DenseVector<Object>> breeze() {
    LBFGS.ApproximateInverseHessian<DenseVector<Object>> known = nothingYet();
    for (int i = 0; i < steps.size(); i++) {
      known = known.updated(vector(steps.get(i)), vector(changes.get(i)));
    }
    return known;
  }

  @SuppressWarnings("unchecked") // Scala's Double is Object in Java's eyes
  private static LBFGS.ApproximateInverseHessian<DenseVector<Object>> nothingYet() {
    scala.collection.immutable.IndexedSeq<DenseVector<Object>> none =
        (scala.collection.immutable.IndexedSeq<DenseVector<Object>>)
            (Object) scala.collection.immutable.Vector$.MODULE$.empty();
    MutableInnerProductModule<DenseVector<Object>, Object> space =
        (MutableInnerProductModule<DenseVector<Object>, Object>)
            (Object) DenseVector.space_Double();
    return new LBFGS.ApproximateInverseHessian<>(MOST, none, none, space);
  }

  private static DenseVector<Object> vector(double[] values) {
    return new DenseVector<>(values);
  }
}
