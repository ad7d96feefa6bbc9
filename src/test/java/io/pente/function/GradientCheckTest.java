package io.pente.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
  /** Wraps a function and spoils one entry of one gradient. */
  private record Spoiled(Differentiable function, int input, int entry, double factor)
      implements Differentiable {
    @Override
    public List<Variable> inputs() {
      return function.inputs();
    }

    @Override
    public Variable output() {
      return function.output();
    }

    @Override
    public double[] forward(double[]... inputs) {
      return function.forward(inputs);
    }

    @Override
    public double[][] backward(double[] outputGradient, double[]... inputs) {
      double[][] gradients = function.backward(outputGradient, inputs);
      gradients[input][entry] *= factor;
      return gradients;
    }
  }

  @Test
  void aFlippedSignIsFoundAndItsPlaceNamed() {
    Differentiable loss = new MeanSquaredError(6, 2).of(new Linear(6, 3, 2));
    double[][] inputs = RandomInputs.of(loss, new Random(21));
    GradientCheck check = GradientCheck.of(new Spoiled(loss, 1, 3, -1), 22, inputs);
    assertThat(check.error()).isGreaterThan(1e-2);
    assertThat(check.where()).isEqualTo("W[1, 1]");
    assertThat(check.coordinate()).isEqualTo(3);
    assertThat(check.gradient() / check.difference()).isBetween(-1.000001, -0.999999);
  }

  @Test
  void anErrorOfAMillionthIsFoundInEveryInput() {
    Differentiable loss = new MeanSquaredError(6, 2).of(new Linear(6, 3, 2));
    double[][] inputs = RandomInputs.of(loss, new Random(23));
    double[][] gradients = loss.backward(new double[] {1}, inputs);
    for (int input = 0; input < inputs.length; input++) {
      int largest = 0;
      for (int j = 0; j < gradients[input].length; j++) {
        if (Math.abs(gradients[input][j]) > Math.abs(gradients[input][largest])) {
          largest = j;
        }
      }
      Spoiled spoiled = new Spoiled(loss, input, largest, 1 + 1e-6);
      assertThat(GradientCheck.of(spoiled, 24, inputs).error()).isBetween(0.9e-6, 1.1e-6);
    }
  }

  @Test
  void smoothFunctionsOfAnyScaleAreCheckedToEightDigits() {
    for (double scale : new double[] {1e-3, 0.1, 1, 10, 100, 1000}) {
      for (double x : new double[] {-2, 1e-4, 0.7, 30}) {
        double[] point = {x};
        double[] gradient = {scale * Math.cos(scale * x)};
        GradientCheck check = GradientCheck.of(z -> Math.sin(scale * z[0]) + 1, gradient, point);
        double size = Math.abs(gradient[0]) / scale;
        assertThat(check.error() * size).as("%s %s %s", scale, x, check).isLessThan(1e-8);
      }
    }
  }

  @Test
  void aQuadraticIsExactFromFourPointsACoordinate() {
    double[] point = {3, -500, 1e-9};
    Differences differences = Differences.ofQuadratic(point, 0, 1, 2);
    List<double[]> points = differences.points();
    assertThat(points).hasSize(12);
    double[] values = points.stream().mapToDouble(z -> quadratic(z)).toArray();
    double[] gradient = {
      2 * point[0] + 3 * point[1] - 7, 3 * point[0] + 10 * point[1], 0.5 * point[2]
    };
    GradientCheck check = GradientCheck.of(differences, values, gradient, null);
    assertThat(check.error()).isLessThan(1e-14);
  }

  private static double quadratic(double[] z) {
    return z[0] * z[0] + 3 * z[0] * z[1] + 5 * z[1] * z[1] + 0.25 * z[2] * z[2] - 7 * z[0];
  }

  /** (1/q)Σ(xᵢw − yᵢ)² at its minimum: the gradient is rounding, its terms are not. */
  @Test
  void atAMinimumTheErrorIsRelativeToTheTerms() {
    double[] x = {1, 2, 3, 4};
    double[] y = {1.1, 1.9, 3.2, 3.9};
    double w = (1.1 + 2 * 1.9 + 3 * 3.2 + 4 * 3.9) / 30;
    double gradient = 0;
    double terms = 0;
    for (int i = 0; i < 4; i++) {
      gradient += 2 * x[i] * (x[i] * w - y[i]) / 4;
      terms += Math.abs(2 * x[i] * (x[i] * w - y[i]) / 4);
    }
    Differences differences = Differences.ofQuadratic(new double[] {w}, 0);
    double[] values =
        differences.points().stream().mapToDouble(z -> meanSquare(x, y, z[0])).toArray();
    double[] right = {gradient};
    double[] wrong = {gradient + 1e-3 * terms};
    double[] sums = {terms};
    assertThat(GradientCheck.of(differences, values, right, sums).error()).isLessThan(1e-13);
    assertThat(GradientCheck.of(differences, values, wrong, sums).error())
        .isBetween(0.9e-3, 1.1e-3);
  }

  private static double meanSquare(double[] x, double[] y, double w) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] * w - y[i]) * (x[i] * w - y[i]);
    }
    return sum / x.length;
  }

  @Test
  void aFewCoordinatesOfManyAreCheckedWithoutTouchingTheOthers() {
    int dimension = 100_000;
    double[] point = new Random(25).doubles(dimension, -1, 1).toArray();
    int[] chosen = Differences.sample(dimension, 20, 42);
    assertThat(chosen).hasSize(20).doesNotHaveDuplicates().isSorted();
    assertThat(chosen).isEqualTo(Differences.sample(dimension, 20, 42));
    assertThat(chosen).isNotEqualTo(Differences.sample(dimension, 20, 43));
    Differences differences = Differences.ofQuadratic(point, chosen);
    assertThat(differences.points()).hasSize(80);
    double[] values = new double[80];
    double[] gradient = new double[dimension];
    for (int j : chosen) {
      gradient[j] = 2 * point[j];
    }
    for (int i = 0; i < 80; i++) {
      double[] z = differences.points().get(i);
      double sum = 0;
      for (int j : chosen) {
        sum += z[j] * z[j];
      }
      values[i] = sum;
    }
    assertThat(GradientCheck.of(differences, values, gradient, null).error()).isLessThan(1e-13);
    gradient[chosen[13]] *= 1.5;
    GradientCheck check = GradientCheck.of(differences, values, gradient, null);
    assertThat(check.coordinate()).isEqualTo(chosen[13]);
    assertThat(check.where()).isEqualTo("coordinate " + chosen[13]);
  }

  @Test
  void everyCoordinateIsChosenEquallyOften() {
    int[] counts = new int[10];
    for (int seed = 0; seed < 3000; seed++) {
      for (int j : Differences.sample(10, 4, 7919L * seed)) {
        counts[j]++;
      }
    }
    for (int count : counts) {
      assertThat(count).isBetween(1050, 1350);
    }
    assertThat(Differences.sample(3, 20, 1)).containsExactly(0, 1, 2);
  }

  @Test
  void whatIsNotFiniteIsAnInfiniteError() {
    double[] point = {1};
    assertThat(GradientCheck.of(z -> z[0], new double[] {Double.NaN}, point).error())
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(GradientCheck.of(z -> z[0], new double[] {Double.POSITIVE_INFINITY}, point).error())
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(GradientCheck.of(z -> Double.NaN, new double[] {1}, point).error())
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  /** At small steps the values of 1 + 3·10⁻¹²z are a few units in the last place apart. */
  @Test
  void tinyStepsWhoseRoundedValuesAgreeByChanceAreNotTrusted() {
    double[] gradient = {3e-12};
    GradientCheck check = GradientCheck.of(z -> 1 + 3e-12 * z[0], gradient, new double[1]);
    assertThat(check.error()).isLessThan(1e-3);
  }

  @Test
  void stepsAtWhichTheFunctionOverflowsAreLeftOut() {
    double[] point = {700};
    double[] gradient = {Math.exp(700)};
    GradientCheck check = GradientCheck.of(z -> Math.exp(z[0]), gradient, point);
    assertThat(check.error()).isLessThan(1e-8);
  }

  @Test
  void aGradientOfZerosIsRightOnlyForAConstant() {
    double[] point = {1, 2};
    assertThat(GradientCheck.of(z -> 5, new double[2], point).error()).isZero();
    assertThat(GradientCheck.of(z -> z[1], new double[2], point).error()).isEqualTo(1);
  }

  @Test
  void whatDoesNotFitIsNamed() {
    double[] point = {1, 2};
    assertThatThrownBy(() -> Differences.of(point)).hasMessage("no coordinate is chosen");
    assertThatThrownBy(() -> Differences.of(point, 2))
        .hasMessage("there is no coordinate 2 among 2");
    assertThatThrownBy(
            () ->
                GradientCheck.of(
                    Differences.ofQuadratic(point, 1), new double[3], new double[2], null))
        .hasMessage("4 points have as many values, given were 3");
  }
}
