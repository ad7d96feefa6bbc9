package io.pente.spark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PivotsTest {
  @ParameterizedTest
  @CsvSource({"0,1", "63,1", "-63,1", "0,0", "1e12,1e12", "NaN,1", "1,NaN"})
  void aColumnNearZeroIsNotShifted(double mean, double deviation) {
    assertThat(Pivots.of(mean, deviation)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1e12,1", "-1e6,0.3", "978307200,4.4e6", "1.7e12,17000", "123.456,0.5"})
  void aColumnFarFromZeroIsShiftedToWithinItsDeviation(double mean, double deviation) {
    assertThat(Pivots.of(mean, deviation)).isBetween(mean - deviation, mean + deviation);
  }

  @Test
  void aConstantColumnIsShiftedByItsValue() {
    assertThat(Pivots.of(0.1, 0)).isEqualTo(0.1);
  }

  @Test
  void nothingIsLostByTheShift() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      double mean = Math.pow(10, random.nextInt(14) + 2);
      double pivot = Pivots.of(mean, 1);
      double x = mean + random.nextGaussian();
      assertThat(new BigDecimal(x - pivot))
          .isEqualByComparingTo(new BigDecimal(x).subtract(new BigDecimal(pivot)));
    }
  }
}
