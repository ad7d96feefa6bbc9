package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatRowsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void numbersThatFitAreMultipliedLikeDoubles(int c) {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = new double[13 * 9];
    float[] floats = new float[values.length];
    for (int e = 0; e < values.length; e++) {
      values[e] = random.nextInt(-99, 100);
      floats[e] = (float) values[e];
    }
    DenseRows dense = new DenseRows(13, 9, values);
    FloatRows single = new FloatRows(13, 9, floats);
    double[] v = random.doubles(9 * c).toArray();
    double[] expected = new double[11 * c];
    double[] found = new double[11 * c];
    dense.times(1, 11, v, c, expected);
    single.times(1, 11, v, c, found);
    assertThat(found).isEqualTo(expected);
    double[] g = new double[9 * c];
    double[] h = new double[9 * c];
    dense.transposedTimes(1, 11, found, c, g);
    single.transposedTimes(1, 11, found, c, h);
    assertThat(h).isEqualTo(g);
    double[] shorter = new double[5 * c];
    single.times(1, 5, v, c, shorter);
    assertThat(shorter).containsExactly(java.util.Arrays.copyOf(expected, 5 * c));
    assertThat(single.bytes()).isEqualTo(dense.bytes() / 2);
  }
}
