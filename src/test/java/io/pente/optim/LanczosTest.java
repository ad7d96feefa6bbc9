package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanczosTest {
  private int products;

  private double largest(Lanczos lanczos, Quadratic f) {
    for (products = 0; !lanczos.done(); products++) {
      lanczos = lanczos.tell(f.product(null, lanczos.vector()));
    }
    return lanczos.largest();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12, 100, 400})
  void theLargestEigenvalueIsFoundFromBelow(int dimension) {
    Quadratic f = Quadratic.ofCondition(dimension, 1000, dimension);
    double found = largest(Lanczos.everywhere(f.gradient(new double[dimension])), f);
    assertThat(found).isBetween(0.9, 1 + 1e-12);
    assertThat(products).isEqualTo(Math.min(dimension, 12));
  }

  @Test
  void aSmallSpaceIsExhausted() {
    Quadratic f = Quadratic.ofEigenvalues(new double[] {4, 4, 4, 1, 1, 1}, 9);
    assertThat(largest(Lanczos.everywhere(f.gradient(new double[6])), f))
        .isCloseTo(4, within(1e-12));
    assertThat(products).isEqualTo(2);
  }

  @Test
  void aDirectionThatTheGradientLacksIsFoundAllTheSame() {
    Quadratic f = new Quadratic(new double[][] {{9, 0}, {0, 1}}, new double[] {0, 1});
    assertThat(f.gradient(new double[2])).containsExactly(0, -1);
    assertThat(largest(Lanczos.everywhere(new double[] {0, -1}), f)).isCloseTo(9, within(1e-12));
    assertThat(largest(Lanczos.everywhere(new double[2]), f)).isCloseTo(9, within(1e-12));
  }

  @Test
  void theCurvatureAlongADirectionIsOneProduct() {
    Quadratic f = new Quadratic(new double[][] {{9, 0}, {0, 1}}, new double[2]);
    assertThat(largest(Lanczos.along(new double[] {3, 3}), f)).isCloseTo(5, within(1e-14));
    assertThat(products).isEqualTo(1);
  }

  @Test
  void aProductThatIsNotFiniteTellsNothing() {
    Lanczos told = Lanczos.along(new double[] {1}).tell(new double[] {Double.NaN});
    assertThat(told.done()).isTrue();
    assertThat(told.largest()).isNaN();
  }
}
