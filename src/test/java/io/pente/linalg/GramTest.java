package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramTest {
  @ParameterizedTest
  @CsvSource({"0,3", "1,1", "7,5", "8,8", "9,17", "64,33", "65,4"})
  void theUpperTriangleIsTheDefinitions(int rows, int width) {
    SplittableRandom random = new SplittableRandom(1);
    double[] tile = new double[rows * width];
    java.util.Arrays.setAll(tile, i -> random.nextInt(-9, 10));
    double[] found = new double[width * width];
    java.util.Arrays.fill(found, 2);
    Gram.add(tile, rows, width, found);
    for (int a = 0; a < width; a++) {
      for (int b = 0; b < width; b++) {
        double expected = 2;
        for (int i = 0; i < rows && b >= a; i++) {
          expected += tile[i * width + a] * tile[i * width + b];
        }
        if (b >= a) {
          assertThat(found[a * width + b]).isEqualTo(expected);
        }
      }
    }
  }
}
