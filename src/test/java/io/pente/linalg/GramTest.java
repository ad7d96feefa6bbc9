package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramTest {
  @ParameterizedTest
  @CsvSource({"0,3", "1,1", "7,5", "8,8", "9,17", "64,33", "65,4", "129,20", "600,257"})
  void theUpperTriangleIsTheDefinitions(int rows, int width) {
    double[] tile = Matrices.integers(rows * width, 1);
    double[] found = new double[width * width];
    java.util.Arrays.fill(found, 2);
    new Gram(width).add(tile, rows, found);
    for (int a = 0; a < width; a++) {
      for (int b = a; b < width; b++) {
        double expected = 2;
        for (int i = 0; i < rows; i++) {
          expected += tile[i * width + a] * tile[i * width + b];
        }
        assertThat(found[a * width + b]).isEqualTo(expected);
      }
    }
  }

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
  void whatDoesNotFitIsRefused() {
    Gram gram = new Gram(3);
    assertThatThrownBy(() -> gram.add(new double[5], 2, new double[9]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 numbers are no tile of 2 rows by 3 columns for a matrix of 9 numbers");
    assertThatThrownBy(() -> gram.add(new double[6], 2, new double[8]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
