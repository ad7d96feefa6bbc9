package io.pente.function;

import static io.pente.function.SmallIntegers.ones;
import static io.pente.function.SmallIntegers.product;
import static io.pente.function.SmallIntegers.transpose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.linalg.DenseRows;
import io.pente.linalg.RowMatrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearTest {
  private static final int[][] SHAPES = {
    {1, 1, 1}, {1, 3, 2}, {5, 1, 1}, {4, 6, 1}, {7, 3, 5}, {2, 9, 4}, {19, 11, 8}
  };

  private final SmallIntegers integers = new SmallIntegers(1);

  @Test
  void predictionsAreXWPlusB() {
    for (int[] shape : SHAPES) {
      int q = shape[0];
      int n = shape[1];
      int p = shape[2];
      double[] x = integers.array(q * n);
      double[] w = integers.array(n * p);
      double[] b = integers.array(p);
      double[] expected = product(x, w, q, n, p);
      for (int i = 0; i < q * p; i++) {
        expected[i] += b[i % p];
      }
      assertThat(new Linear(q, n, p).forward(x, w, b)).containsExactly(expected);
    }
  }

  @Test
  void gradientsAreThoseOfTheDerivation() {
    for (int[] shape : SHAPES) {
      int q = shape[0];
      int n = shape[1];
      int p = shape[2];
      double[] x = integers.array(q * n);
      double[] w = integers.array(n * p);
      double[] gradient = integers.array(q * p);
      double[][] gradients = new Linear(q, n, p).backward(gradient, x, w, new double[p]);
      assertThat(gradients[0]).containsExactly(product(gradient, transpose(w, n, p), q, p, n));
      assertThat(gradients[1]).containsExactly(product(transpose(x, q, n), gradient, n, q, p));
      assertThat(gradients[2]).containsExactly(product(ones(q), gradient, 1, q, p));
    }
  }

  @Test
  void withOneRowAndOneTargetTheGradientsAreMultiplesOfWAndX() {
    double[][] gradients =
        new Linear(1, 3, 1)
            .backward(new double[] {3}, new double[] {1, 2, -5}, new double[] {7, 0, 4}, ones(1));
    assertThat(gradients[0]).containsExactly(21, 0, 12);
    assertThat(gradients[1]).containsExactly(3, 6, -15);
    assertThat(gradients[2]).containsExactly(3);
  }

  @Test
  void gradientsAgreeWithDifferences() {
    Random random = new Random(2);
    for (int[] shape : SHAPES) {
      Linear linear = new Linear(shape[0], shape[1], shape[2]);
      GradientCheck check = GradientCheck.of(linear, 3, RandomInputs.of(linear, random));
      assertThat(check.within(1e-8)).as("%s", check).isTrue();
    }
  }

  @Test
  void tilesOfRowsAddUpToTheWhole() {
    int q = 23;
    int n = 5;
    int c = 3;
    double[] x = integers.array(q * n);
    double[] w = integers.array(n * c);
    double[] b = integers.array(c);
    RowMatrix rows = new DenseRows(q, n, x);
    Linear whole = new Linear(q, n, c);
    double[] predictions = whole.forward(x, w, b);
    double[][] gradients = whole.backward(predictions, x, w, b);
    double[] forWeights = new double[n * c];
    double[] forBias = new double[c];
    double[] tile = integers.array(4 * c);
    for (int from = 0; from < q; from += 4) {
      int count = Math.min(4, q - from);
      Linear.forward(rows, from, count, w, b, c, tile);
      for (int i = 0; i < count * c; i++) {
        assertThat(tile[i]).isEqualTo(predictions[from * c + i]);
      }
      Linear.backward(rows, from, count, tile, c, forWeights, forBias);
    }
    assertThat(forWeights).containsExactly(gradients[1]);
    assertThat(forBias).containsExactly(gradients[2]);
  }

  @Test
  void anInterceptEqualsAColumnOfOnes() {
    double[] x = integers.array(6 * 2);
    double[] w = integers.array(2);
    double[] withOnes = new double[6 * 3];
    for (int i = 0; i < 6; i++) {
      System.arraycopy(x, i * 2, withOnes, i * 3, 2);
      withOnes[i * 3 + 2] = 1;
    }
    double[] gradient = integers.array(6);
    double[][] ofBias = new Linear(6, 2, 1).backward(gradient, x, w, new double[] {5});
    double[] wide = {w[0], w[1], 5};
    double[][] ofOnes = new Linear(6, 3, 1).backward(gradient, withOnes, wide, new double[1]);
    assertThat(new Linear(6, 2, 1).forward(x, w, new double[] {5}))
        .containsExactly(new Linear(6, 3, 1).forward(withOnes, wide, new double[1]));
    assertThat(ofOnes[1]).containsExactly(ofBias[1][0], ofBias[1][1], ofBias[2][0]);
  }

  @Test
  void inputsAreLeftAlone() {
    double[] x = integers.array(6);
    double[] w = integers.array(4);
    double[] b = integers.array(2);
    double[] gradient = integers.array(6);
    double[][] before = {x.clone(), w.clone(), b.clone(), gradient.clone()};
    new Linear(3, 2, 2).forward(x, w, b);
    new Linear(3, 2, 2).backward(gradient, x, w, b);
    assertThat(new double[][] {x, w, b, gradient}).isDeepEqualTo(before);
  }

  @Test
  void aWrongShapeIsNamed() {
    Linear linear = new Linear(4, 3, 2);
    assertThatThrownBy(() -> linear.forward(new double[12], new double[5], new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("W (3 × 2) has 6 entries, given were 5");
    assertThatThrownBy(() -> linear.forward(new double[12], new double[6]))
        .hasMessage("the inputs are [X (4 × 3), W (3 × 2), b (1 × 2)]: 3 arrays, given were 2");
    assertThatThrownBy(
            () -> linear.backward(new double[4], new double[12], new double[6], new double[2]))
        .hasMessage("the gradient at the output Ŷ (4 × 2) has 8 entries, given were 4");
    assertThatThrownBy(() -> new Linear(4, -3, 2)).hasMessageContaining("X cannot be 4 × -3");
  }
}
