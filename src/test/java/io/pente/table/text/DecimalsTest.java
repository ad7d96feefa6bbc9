package io.pente.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  private final Decimals decimals = new Decimals();

  private double read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    double value = decimals.read(bytes, 0, bytes.length);
    assertThat(decimals.end()).as(text).isEqualTo(bytes.length);
    return value;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "1",
        "+1",
        ".5",
        "5.",
        "-12.25e-3",
        "1E5",
        "9007199254740993",
        "9007199254740992",
        "123456789012345678901234567890",
        "0.1",
        "0.30000000000000004",
        "1e22",
        "1e23",
        "1e-22",
        "8.5e-23",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072011e-308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e400",
        "1e-400",
        "0e999999999999",
        "1e-999999999999",
        "0.000000000000000000000000000000000000000000000000000000001",
        "0000000000000000000000000000000000000001",
        "9223372036854775807",
        "18446744073709551616",
        "7.2057594037927933e16",
        "6929495644600919.5",
        "3.518437208883201171875e13"
      })
  void theNearestDoubleIsRead(String text) {
    assertThat(read(text)).isEqualTo(Double.parseDouble(text));
    assertThat(1 / read(text)).isEqualTo(1 / Double.parseDouble(text));
  }

  @Test
  void randomDoublesComeBackFromEveryFormThatPeopleWrite() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      double plain = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4);
      if (!Double.isNaN(value)) {
        check(Double.toString(value));
        check("%.16e".formatted(value));
      }
      check(Double.toString(plain));
      check("%.3f".formatted(plain));
      check("%.18f".formatted(plain));
    }
  }

  private void check(String text) {
    if (Double.isFinite(Double.parseDouble(text))) {
      assertThat(read(text)).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "+", ".", "-.", "e5", "x", "NaN", "Infinity", ".e1"})
  void whatHasNoDigitIsNoNumber(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(decimals.read(bytes, 0, bytes.length)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "1e", "1e+", "0x1", "1.2.3", "1 "})
  void theNumberEndsWhereItsTextDoes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    decimals.read(bytes, 0, bytes.length);
    assertThat(decimals.end()).isLessThan(bytes.length);
  }
}
