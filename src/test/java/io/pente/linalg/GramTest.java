package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GramTest {
  @Test
  void tilesAddUp() {
    Gram gram = new Gram(2);
    double[] c = new double[4];
    gram.add(new double[] {1, 2, 3, 4}, 2, c);
    gram.add(new double[] {10, 20}, 1, c);
    assertThat(c[0]).isEqualTo(1 + 9 + 100);
    assertThat(c[1]).isEqualTo(2 + 12 + 200);
    assertThat(c[3]).isEqualTo(4 + 16 + 400);
  }

  @Test
  void tilesOfTheSizeAskedForFit() {
    for (int width : new int[] {1, 256, 257}) {
      int rows = Gram.tileRows(width);
      double[] c = new double[width * width];
      new Gram(width).add(new double[rows * width], rows, c);
      assertThat(c[0]).isZero();
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Gram gram = new Gram(3);
    assertThatThrownBy(() -> gram.add(new double[5], 2, new double[9]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 numbers are no tile of 2 rows by 3 columns for a matrix of 9 numbers");
    assertThatThrownBy(() -> gram.add(new double[6], 2, new double[8]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> gram.add(new double[3000], 1000, new double[9]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
