package io.pente.function;

import static io.pente.function.SmallIntegers.ones;
import static io.pente.function.SmallIntegers.product;
import static io.pente.function.SmallIntegers.transpose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanSquaredErrorTest {
  private final SmallIntegers integers = new SmallIntegers(5);

  @Test
  void theSumIsOverTargetsAndTheMeanOverRows() {
    double[] value =
        new MeanSquaredError(2, 3).forward(new double[] {1, 2, 3, 4, 5, 6}, new double[6]);
    assertThat(value).containsExactly((1 + 4 + 9 + 16 + 25 + 36) / 2.0);
  }

  @Test
  void theGradientIsTwoOverQTimesTheResidualWithItsSign() {
    double[] predictions = {3, 1, 0, -2};
    double[] y = {1, 2, 0, 4};
    double[][] gradients = new MeanSquaredError(4, 1).backward(new double[] {6}, predictions, y);
    assertThat(gradients[0]).containsExactly(6, -3, 0, -18);
    assertThat(gradients[1]).containsExactly(-6, 3, -0.0, 18);
  }

  @Test
  void withRowWeightsItIsTheWeightedMean() {
    MeanSquaredError mse = new MeanSquaredError(1, new double[] {3, 0, 1});
    double[] predictions = {2, 100, 4};
    double[] y = {1, 2, 1};
    assertThat(mse.forward(predictions, y)).containsExactly((3 * 1 + 1 * 9) / 4.0);
    assertThat(mse.backward(new double[] {1}, predictions, y)[0])
        .containsExactly(2 * 3 / 4.0, 0, 2 * 3 / 4.0);
  }

  @Test
  void gradientsAgreeWithDifferences() {
    Random random = new Random(6);
    MeanSquaredError[] functions = {
      new MeanSquaredError(1, 1),
      new MeanSquaredError(5, 3),
      new MeanSquaredError(2, new double[] {0.3, 2, 0, 1e-3})
    };
    for (MeanSquaredError mse : functions) {
      GradientCheck check = GradientCheck.of(mse, 7, RandomInputs.of(mse, random));
      assertThat(check.within(1e-8)).as("%s", check).isTrue();
    }
  }

  /** Question 5: (2/q)Xᵀ(XW + 1bᵀ − Y) and (2/q) column sums of the same. */
  @Test
  void ofALinearFunctionItHasTheGradientOfLeastSquares() {
    int q = 8;
    int n = 3;
    int p = 2;
    double[] x = integers.array(q * n);
    double[] w = integers.array(n * p);
    double[] b = integers.array(p);
    double[] y = integers.array(q * p);
    double[] r = product(x, w, q, n, p);
    for (int i = 0; i < r.length; i++) {
      r[i] = 2 * (r[i] + b[i % p] - y[i]);
    }
    Differentiable loss = new MeanSquaredError(q, p).of(new Linear(q, n, p));
    double[][] gradients = loss.backward(ones(1), x, w, b, y);
    assertThat(gradients.length).isEqualTo(4);
    assertThat(gradients[0]).containsExactly(eighths(product(r, transpose(w, n, p), q, p, n)));
    assertThat(gradients[1]).containsExactly(eighths(product(transpose(x, q, n), r, n, q, p)));
    assertThat(gradients[2]).containsExactly(eighths(product(ones(q), r, 1, q, p)));
    assertThat(gradients[3]).containsExactly(eighths(negated(r)));
  }

  @Test
  void theLossOfALinearFunctionAgreesWithDifferences() {
    Differentiable loss = new MeanSquaredError(6, 2).of(new Linear(6, 4, 2));
    double[][] inputs = RandomInputs.of(loss, new Random(8));
    GradientCheck check = GradientCheck.of(loss, 9, inputs);
    assertThat(check.within(1e-8)).as("%s", check).isTrue();
  }

  @Test
  void aMeanOverNothingIsRefused() {
    assertThatThrownBy(() -> new MeanSquaredError(0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a mean needs rows of a positive finite total weight, this is 0.0");
    assertThatThrownBy(() -> new MeanSquaredError(2, new double[] {0, 0}))
        .hasMessageContaining("total weight");
    assertThatThrownBy(() -> new MeanSquaredError(2, new double[] {1, -1, 5}))
        .hasMessage("a row weight is not negative, this is -1.0");
    assertThatThrownBy(() -> new MeanSquaredError(2, new double[] {1, Double.NaN}))
        .hasMessage("a row weight is not negative, this is NaN");
  }

  @Test
  void aWrongShapeIsNamed() {
    assertThatThrownBy(() -> new MeanSquaredError(3, 2).forward(new double[6], new double[3]))
        .hasMessage("Y (3 × 2) has 6 entries, given were 3");
    assertThatThrownBy(() -> new MeanSquaredError(3, 2).of(new Linear(3, 4, 1)))
        .hasMessage("Ŷ (3 × 1) cannot stand for Ŷ (3 × 2): the shapes differ");
    assertThatThrownBy(() -> new MeanSquaredError(3, 2).of(2, new Linear(3, 4, 2)))
        .hasMessage("there is no input 2 among [Ŷ (3 × 2), Y (3 × 2)]");
  }

  private static double[] eighths(double[] array) {
    return java.util.Arrays.stream(array).map(a -> a / 8).toArray();
  }

  private static double[] negated(double[] array) {
    return java.util.Arrays.stream(array).map(a -> -a).toArray();
  }
}
