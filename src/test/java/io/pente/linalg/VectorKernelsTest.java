package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorKernelsTest extends KernelsContract {
  @Override
  Kernels kernels() {
    return new VectorKernels();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void vectorsOfAnyWidthMultiplyExactly(int lanes) throws Exception {
    String width = "-XX:MaxVectorSize=" + 8 * lanes;
    assertThat(ChildJvm.said(EveryShape.class, ChildJvm.VECTOR_MODULE, width))
        .matches("\\d+ lanes, 0 of 2079 products differ");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void lanesAreAddedInTheWrittenOrderInterpretedAndCompiled(int lanes) throws Exception {
    String width = "-XX:MaxVectorSize=" + 8 * lanes;
    assertThat(ChildJvm.said(ManyProducts.class, ChildJvm.VECTOR_MODULE, width))
        .matches("\\d+ lanes, 0 of 40000 products differ");
  }

  /**
   * Compares one column's products with the same additions written out, on numbers of every
   * magnitude: a few at first, then many more than it takes to compile either.
   */
  static final class ManyProducts {
    private static final int LANES = VectorKernels.lanes();
    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    public static void main(String[] args) {
      Kernels kernels = new VectorKernels();
      int differ = 0;
      for (int round = 0; round < 5000; round++) {
        int n = round % 2 == 0 ? RANDOM.nextInt(1, 160) : RANDOM.nextInt(160, 200);
        int spread = new int[] {1, 8, 60, 200}[round / 2 % 4];
        double[] x = numbers(8 * n, spread);
        double[] v = numbers(n, spread);
        double[] r = new double[8];
        kernels.times(x, 0, 8, n, v, 1, r);
        for (int i = 0; i < 8; i++) {
          double expected = n < 160 ? alone(x, i * n, n, v) : besides(x, i * n, n, v);
          differ +=
              Double.doubleToRawLongBits(r[i]) == Double.doubleToRawLongBits(expected) ? 0 : 1;
        }
      }
      System.out.printf("%d lanes, %d of 40000 products differ", LANES, differ);
    }

    /** Of neighbouring magnitudes, on which every order of additions tells, and of all. */
    private static double[] numbers(int count, int spread) {
      double[] numbers = new double[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = Math.scalb(RANDOM.nextDouble(-1, 1), RANDOM.nextInt(-spread, spread));
      }
      return numbers;
    }

    /** A row read alone: four running vectors, and the rest of the columns after the lanes. */
    private static double alone(double[] x, int o, int n, double[] v) {
      double[][] s = new double[4][LANES];
      int j = 0;
      for (; j <= n - 4 * LANES; j += 4 * LANES) {
        for (int k = 0; k < 4; k++) {
          add(x, o, v, j + k * LANES, s[k]);
        }
      }
      for (; j <= n - LANES; j += LANES) {
        add(x, o, v, j, s[0]);
      }
      double[] lanes = new double[LANES];
      for (int l = 0; l < LANES; l++) {
        lanes[l] = (s[0][l] + s[1][l]) + (s[2][l] + s[3][l]);
      }
      return rest(x, o, n, v, j, firstToLast(lanes));
    }

    /** A row read beside three others: one running vector, and the rest of the columns apart. */
    private static double besides(double[] x, int o, int n, double[] v) {
      double[] lanes = new double[LANES];
      int j = 0;
      for (; j <= n - LANES; j += LANES) {
        add(x, o, v, j, lanes);
      }
      return firstToLast(lanes) + rest(x, o, n, v, j, 0);
    }

    private static void add(double[] x, int o, double[] v, int j, double[] lanes) {
      for (int l = 0; l < LANES; l++) {
        lanes[l] = Math.fma(x[o + j + l], v[j + l], lanes[l]);
      }
    }

    private static double rest(double[] x, int o, int n, double[] v, int from, double start) {
      double sum = start;
      for (int j = from; j < n; j++) {
        sum = Math.fma(x[o + j], v[j], sum);
      }
      return sum;
    }

    private static double firstToLast(double[] lanes) {
      double sum = lanes[0];
      for (int l = 1; l < LANES; l++) {
        sum += lanes[l];
      }
      return sum;
    }
  }

  /** Compares both products with plain loops on whole numbers. */
  static final class EveryShape {
    private static int products;
    private static int differ;

    public static void main(String[] args) {
      for (int m = 0; m < 11; m++) {
        for (int n = 1; n < 22; n++) {
          for (int c : new int[] {1, 2, 3, 4, 5, 8, 9, 15, 33}) {
            compare(new VectorKernels(), m, n, c);
          }
        }
      }
      System.out.printf(
          "%d lanes, %d of %d products differ", VectorKernels.lanes(), differ, products);
    }

    private static void compare(Kernels kernels, int m, int n, int c) {
      double[] x = Matrices.integers(m * n, m + n);
      double[] v = Matrices.integers(n * c, n + c);
      double[] r = Matrices.integers(m * c, m + c);
      double[] expectedR = Matrices.plusProduct(r, x, m, n, v, c);
      double[] expectedV = Matrices.plusProduct(v, Matrices.transposed(x, m, n), n, m, r, c);
      double[] g = v.clone();
      kernels.transposedTimes(x, 0, m, n, r, c, g);
      kernels.times(x, 0, m, n, v, c, r);
      products++;
      differ += Arrays.equals(r, expectedR) && Arrays.equals(g, expectedV) ? 0 : 1;
    }
  }
}
