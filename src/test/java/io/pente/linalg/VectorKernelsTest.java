package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
