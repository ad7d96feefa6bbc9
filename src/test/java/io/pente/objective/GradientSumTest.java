package io.pente.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class GradientSumTest {
  private static byte[] bytes(GradientSum sum) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sum);
    }
    return bytes.toByteArray();
  }

  private static GradientSum sent(GradientSum sum) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(sum)))) {
      return (GradientSum) in.readObject();
    }
  }

  @Test
  void aSumThatTouchesFewColumnsTravelsSmallAndArrivesWhole() throws Exception {
    GradientSum sum = new GradientSum(100_000, 1);
    sum.gradient()[7] = 3;
    sum.gradient()[99_999] = -0.5;
    sum.addSquaredError(0, 4);
    sum.columnSums()[0] = 9;
    sum.count(5, 2.5);
    GradientSum arrived = sent(sum);
    assertThat(bytes(sum)).hasSizeLessThan(2000);
    assertThat(arrived.gradient()).isEqualTo(sum.gradient());
    assertThat(arrived.squaredError(0)).isEqualTo(4);
    assertThat(arrived.columnSums()).containsExactly(9);
    assertThat(arrived.rows()).isEqualTo(5);
    assertThat(arrived.weight()).isEqualTo(2.5);
  }

  @Test
  void compensationIsMergedToo() {
    GradientSum large = new GradientSum(0, 1);
    large.addSquaredError(0, 0x1p60);
    GradientSum small = new GradientSum(0, 1);
    small.addSquaredError(0, 0x1p60);
    small.addSquaredError(0, 128);
    small.addSquaredError(0, 1);
    large.add(small);
    large.addSquaredError(0, -0x1p61);
    assertThat(large.squaredError(0)).isEqualTo(129);
  }

  @Test
  void aFullSumArrivesTheSame() throws Exception {
    GradientSum sum = new GradientSum(3, 2);
    java.util.Arrays.setAll(sum.gradient(), i -> i + 1);
    assertThat(sent(sum).gradient()).isEqualTo(sum.gradient());
  }
}
