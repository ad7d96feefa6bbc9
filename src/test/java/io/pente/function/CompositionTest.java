package io.pente.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Question 1: ∂(L∘h)/∂xᵢ = Σⱼ ∂L/∂yⱼ(h(x)) · ∂hⱼ/∂xᵢ(x). */
class CompositionTest {
  /** yⱼ = Σᵢ aⱼᵢ sin(xᵢ + j), whose partial derivatives are aⱼᵢ cos(xᵢ + j). */
  private record Waves(int n, int p, double[] a) implements Differentiable {
    @Override
    public List<Variable> inputs() {
      return List.of(new Variable("x", n, 1));
    }

    @Override
    public Variable output() {
      return new Variable("y", p, 1);
    }

    @Override
    public double[] forward(double[]... inputs) {
      double[] y = new double[p];
      for (int j = 0; j < p; j++) {
        for (int i = 0; i < n; i++) {
          y[j] += a[j * n + i] * Math.sin(inputs[0][i] + j);
        }
      }
      return y;
    }

    double partial(int j, int i, double[] x) {
      return a[j * n + i] * Math.cos(x[i] + j);
    }

    @Override
    public double[][] backward(double[] outputGradient, double[]... inputs) {
      double[] gradient = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < p; j++) {
          gradient[i] += outputGradient[j] * partial(j, i, inputs[0]);
        }
      }
      return new double[][] {gradient};
    }

    static Waves random(int n, int p, Random random) {
      return new Waves(n, p, random.doubles(n * p, -2, 2).toArray());
    }
  }

  @Test
  void theChainRuleHoldsForRandomFunctions() {
    Random random = new Random(10);
    for (int round = 0; round < 30; round++) {
      int n = 1 + random.nextInt(5);
      int p = 1 + random.nextInt(5);
      Waves h = Waves.random(n, p, random);
      Waves loss = Waves.random(p, 1, random);
      double[] x = random.doubles(n, -3, 3).toArray();
      double[] y = h.forward(x);
      double[] gradient = loss.of(h).backward(new double[] {1}, x)[0];
      for (int i = 0; i < n; i++) {
        double expected = 0;
        for (int j = 0; j < p; j++) {
          expected += loss.partial(0, j, y) * h.partial(j, i, x);
        }
        assertThat(gradient[i]).isCloseTo(expected, within(1e-14 * (1 + Math.abs(expected))));
      }
      assertThat(GradientCheck.of(loss.of(h), 11, x).error()).isLessThan(1e-8);
    }
  }

  @Test
  void theValueIsTheOutersAtTheInners() {
    Random random = new Random(12);
    Waves h = Waves.random(3, 2, random);
    Waves loss = Waves.random(2, 1, random);
    double[] x = {0.3, -1, 2};
    assertThat(loss.of(h).forward(x)).containsExactly(loss.forward(h.forward(x)));
  }

  @Test
  void aChainOfThreeDoesNotDependOnItsBrackets() {
    Random random = new Random(13);
    Waves first = Waves.random(4, 3, random);
    Waves second = Waves.random(3, 2, random);
    Waves third = Waves.random(2, 2, random);
    double[] x = random.doubles(4).toArray();
    double[] v = {1, -3};
    assertThat(third.of(second).of(first).backward(v, x)[0])
        .containsExactly(third.of(second.of(first)).backward(v, x)[0]);
    assertThat(GradientCheck.of(third.of(second).of(first), 14, x).error()).isLessThan(1e-8);
  }

  @Test
  void everyInputCanBeReplacedAndTheOthersKeepTheirPlace() {
    Differentiable targets = new Linear(3, 2, 1);
    Differentiable loss = new MeanSquaredError(3, 1).of(1, targets);
    assertThat(loss.inputs()).extracting(Variable::name).containsExactly("Ŷ", "X", "W", "b");
    double[][] inputs = RandomInputs.of(loss, new Random(15));
    GradientCheck check = GradientCheck.of(loss, 16, inputs);
    assertThat(check.within(1e-8)).as("%s", check).isTrue();

    Differentiable both = loss.of(0, new Linear(3, 4, 1));
    assertThat(both.inputs())
        .extracting(Variable::name)
        .containsExactly("X", "W", "b", "X", "W", "b");
    assertThat(GradientCheck.of(both, 17, RandomInputs.of(both, new Random(18))).error())
        .isLessThan(1e-8);
  }

  @Test
  void theGradientIsLinearInTheGradientAtTheOutput() {
    Waves h = Waves.random(3, 2, new Random(19));
    Differentiable twice = Waves.random(2, 2, new Random(20)).of(h);
    double[] x = {1, 2, 3};
    double[] once = twice.backward(new double[] {0.5, -4}, x)[0];
    double[] doubled = twice.backward(new double[] {1, -8}, x)[0];
    for (int i = 0; i < 3; i++) {
      assertThat(doubled[i]).isEqualTo(2 * once[i]);
    }
  }
}
