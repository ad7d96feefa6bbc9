package io.pente.objective;

/**
 * The change of variables from standardized ones to packed ones. Training happens in x̃ = (x − μ)/τ
 * and ỹ = (y − m)/s; a point z = (w̃, b̃) of target k stands for the packed point
 *
 * <pre>
 *   v = s diag(1/τ) w̃        c = s b̃ + (m − target pivot) − (μ − pivot)ᵀv
 * </pre>
 *
 * and values are divided by s². Where a point has the logarithm of the residuals' scale as its last
 * coordinate, that scale is divided by s, and values are by s alone. The shift is exact in closed
 * form: X is never touched.
 *
 * @param shift μ − pivot, n; zeros without an intercept
 * @param inverseScale 1/τ, n; 0 for a column that can carry no weight (a constant one)
 * @param targetShift m − target pivot, p; zeros without an intercept
 * @param targetScale s > 0, p
 * @param intercept whether a point has b̃ after its weights
 * @param scale whether a point has ln σ as its last coordinate
 */
public record Standardization(
    double[] shift,
    double[] inverseScale,
    double[] targetShift,
    double[] targetScale,
    boolean intercept,
    boolean scale)
    implements ChangeOfVariables, java.io.Serializable {
  /** Of points without a scale. */
  public Standardization(
      double[] shift,
      double[] inverseScale,
      double[] targetShift,
      double[] targetScale,
      boolean intercept) {
    this(shift, inverseScale, targetShift, targetScale, intercept, false);
  }

  @Override
  public double[] point(int problem, double[] z) {
    double[] packed = push(problem, z, z);
    if (intercept) {
      packed[shift.length] += targetShift[problem];
    }
    if (scale) {
      packed[packed.length - 1] += Math.log(targetScale[problem]);
    }
    return packed;
  }

  @Override
  public double[] push(int problem, double[] z, double[] direction) {
    int n = shift.length;
    double s = targetScale[problem];
    double[] packed = new double[direction.length];
    double moved = 0;
    for (int j = 0; j < n; j++) {
      packed[j] = s * inverseScale[j] * direction[j];
      moved = Math.fma(shift[j], packed[j], moved);
    }
    if (intercept) {
      packed[n] = s * direction[n] - moved;
    }
    if (scale) {
      packed[packed.length - 1] = direction[direction.length - 1];
    }
    return packed;
  }

  @Override
  public double[] pull(int problem, double[] z, double[] gradient) {
    int n = shift.length;
    double s = targetScale[problem];
    double last = intercept ? gradient[n] : 0;
    double[] pulled = new double[gradient.length];
    for (int j = 0; j < n; j++) {
      pulled[j] = s * inverseScale[j] * (gradient[j] - shift[j] * last);
    }
    if (intercept) {
      pulled[n] = s * last;
    }
    if (scale) {
      pulled[pulled.length - 1] = gradient[gradient.length - 1];
    }
    return pulled;
  }

  @Override
  public double valueFactor(int problem) {
    double s = targetScale[problem];
    return scale ? 1 / s : 1 / (s * s);
  }

  /** With a scale of their own residuals have no units. */
  @Override
  public double residualFactor(int problem) {
    return scale ? 1 : 1 / targetScale[problem];
  }
}
