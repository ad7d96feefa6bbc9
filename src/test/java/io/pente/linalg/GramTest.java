package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramTest {
  @ParameterizedTest
  @CsvSource({"0,3", "1,1", "7,5", "8,8", "9,17", "64,33", "65,4", "129,20", "600,257"})
  void theUpperTriangleIsTheDefinitions(int rows, int width) {
    double[] tile = Matrices.integers(rows * width, 1);
    Gram gram = new Gram(width);
    gram.add(tile, rows);
    for (int a = 0; a < width; a++) {
      for (int b = a; b < width; b++) {
        double expected = 0;
        for (int i = 0; i < rows; i++) {
          expected += tile[i * width + a] * tile[i * width + b];
        }
        assertThat(gram.entry(a, b)).isEqualTo(expected);
      }
    }
  }

  @Test
  void partsOfAnySizeGiveTheSameBits() {
    double[] tile = Matrices.randoms(300 * 5, 1);
    Gram whole = new Gram(5);
    whole.add(tile, 300);
    Gram parts = new Gram(5);
    for (int from = 0; from < 300; from += 7) {
      int count = Math.min(7, 300 - from);
      parts.add(Arrays.copyOfRange(tile, from * 5, (from + count) * 5), count);
    }
    assertThat(upper(parts, 5)).isEqualTo(upper(whole, 5));
  }

  @Test
  void matricesAddUpWithWhatTheyHaveGathered() {
    Gram first = new Gram(2);
    first.add(new double[] {1, 2, 3, 4}, 2);
    Gram second = new Gram(2);
    second.add(new double[] {10, 20}, 1);
    first.add(second);
    first.add(new double[] {100, 0}, 1);
    assertThat(upper(first, 2)).containsExactly(1 + 9 + 100 + 10000, 2 + 12 + 200, 0, 4 + 16 + 400);
  }

  @Test
  void aSerializedCopyHasWhatWasGathered() throws Exception {
    Gram gram = new Gram(2);
    gram.add(new double[] {1, 2, 3, 4}, 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(gram);
    Gram copy =
        (Gram) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    copy.add(new double[] {10, 20}, 1);
    assertThat(upper(copy, 2)).containsExactly(110, 214, 0, 420);
    assertThat(bytes.size()).isLessThan((int) gram.bytes() + 200);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new Gram(3).add(new double[5], 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 numbers are no 2 rows by 3 columns");
  }

  private static double[] upper(Gram gram, int n) {
    double[] upper = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        upper[i * n + j] = gram.entry(i, j);
      }
    }
    return upper;
  }
}
