package io.pente.function;

import java.util.List;
import java.util.stream.IntStream;

/**
 * mse(Ŷ, Y) = (1/q) Σᵢⱼ (Ŷᵢⱼ − Yᵢⱼ)² of q × p predictions and targets: the sum over targets and the
 * mean over rows. (PyTorch's {@code MSELoss(reduction="mean")} is this divided by p.) With row
 * weights ω it is Σᵢ ωᵢ‖Ŷᵢ − Yᵢ‖² / Σᵢ ωᵢ, and below Σω stands for q.
 *
 * <p>backward(∇L), a scalar: (2/q) ∇L (Ŷ − Y) for Ŷ, −(2/q) ∇L (Ŷ − Y) for Y; with row weights row
 * i of both is multiplied by ωᵢ.
 */
public final class MeanSquaredError implements Differentiable {
  private final Variable predictions;
  private final Variable targets;
  private final double[] rowWeights;
  private final double totalWeight;
  private final int[] targetOf;

  /**
   * @param q rows, at least 1
   * @param p targets
   */
  public MeanSquaredError(int q, int p) {
    this(q, p, null, q);
  }

  /**
   * @param p targets
   * @param rowWeights ω, one per row, none negative, with a positive finite sum
   */
  public MeanSquaredError(int p, double[] rowWeights) {
    this(rowWeights.length, p, rowWeights.clone(), sumOf(rowWeights));
  }

  private MeanSquaredError(int q, int p, double[] rowWeights, double totalWeight) {
    if (!(totalWeight > 0) || totalWeight == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "a mean needs rows of a positive finite total weight, this is " + totalWeight);
    }
    this.predictions = new Variable("Ŷ", q, p);
    this.targets = new Variable("Y", q, p);
    this.rowWeights = rowWeights;
    this.totalWeight = totalWeight;
    this.targetOf = IntStream.range(0, p).toArray();
  }

  private static double sumOf(double[] rowWeights) {
    double sum = 0;
    for (double weight : rowWeights) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("a row weight is not negative, this is " + weight);
      }
      sum += weight;
    }
    return sum;
  }

  /**
   * The mean squared error from its sum over rows.
   *
   * @param totalWeight q, or Σω
   */
  public static double mean(double squaredError, double totalWeight) {
    return squaredError / totalWeight;
  }

  /**
   * The mean squared error's gradient from half of the sum's: 2/q of an entry of R, or of a sum
   * over rows that is linear in R, such as XᵀR.
   *
   * @param totalWeight q, or Σω
   */
  public static double gradient(double halfGradientSum, double totalWeight) {
    return 2 * halfGradientSum / totalWeight;
  }

  @Override
  public List<Variable> inputs() {
    return List.of(predictions, targets);
  }

  @Override
  public Variable output() {
    return Variable.scalar("mse");
  }

  @Override
  public double[] forward(double[]... inputs) {
    Shapes.require(this, inputs);
    double squaredError = 0;
    for (double perTarget : residuals(inputs).squaredErrors()) {
      squaredError += perTarget;
    }
    return new double[] {mean(squaredError, totalWeight)};
  }

  @Override
  public double[][] backward(double[] outputGradient, double[]... inputs) {
    Shapes.require(this, outputGradient, inputs);
    double[] forPredictions = residuals(inputs).weighted();
    double[] forTargets = new double[forPredictions.length];
    for (int i = 0; i < forPredictions.length; i++) {
      forPredictions[i] = gradient(outputGradient[0] * forPredictions[i], totalWeight);
      forTargets[i] = -forPredictions[i];
    }
    return new double[][] {forPredictions, forTargets};
  }

  /** diag(ω)R, and the squared error of each target. */
  private record Residuals(double[] weighted, double[] squaredErrors) {}

  private Residuals residuals(double[][] inputs) {
    int q = predictions.rows();
    int p = predictions.columns();
    double[] r = inputs[0].clone();
    double[] squaredErrors = new double[p];
    SquaredError.residual(r, q, p, inputs[1], 0, p, targetOf);
    SquaredError.add(r, q, p, rowWeights, 0, squaredErrors);
    return new Residuals(r, squaredErrors);
  }
}
