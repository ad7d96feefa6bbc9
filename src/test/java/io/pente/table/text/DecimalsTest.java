package io.pente.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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

  @Test
  void aMillionNumbersAreTheirNearestDoubles() {
    Random random = new Random(11);
    for (int i = 0; i < 1_000_000; i++) {
      String text = written(random);
      double wanted = Double.parseDouble(text);
      if (Double.doubleToRawLongBits(read(text)) != Double.doubleToRawLongBits(wanted)) {
        assertThat(read(text)).as(text).isEqualTo(wanted);
      }
    }
  }

  /** Up to 24 digits, a point among them, an exponent from where all is 0 to where all is ∞. */
  private static String written(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    int digits = 1 + random.nextInt(24);
    int point = random.nextInt(digits + 1);
    for (int d = 0; d < digits; d++) {
      text.append(d == point ? "." : "").append((char) ('0' + random.nextInt(10)));
    }
    int size = random.nextInt(3) == 0 ? 370 : 30;
    boolean plain = random.nextInt(4) == 0;
    return plain ? text.toString() : text + "e" + (random.nextInt(2 * size) - size);
  }

  @Test
  void numbersBetweenTwoDoublesGoToTheEvenOne() {
    Random random = new Random(13);
    for (int i = 0; i < 20_000; i++) {
      long bits = random.nextLong() & Long.MAX_VALUE;
      int binary = random.nextInt(140) - 70 + 1023;
      double low = Double.longBitsToDouble(bits & (1L << 52) - 1 | (long) binary << 52);
      BigDecimal middle =
          new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.valueOf(2));
      check(middle);
      check(middle.add(middle.ulp()));
      check(middle.subtract(middle.ulp()));
      check(middle.round(new MathContext(17)));
      check(middle.round(new MathContext(19)));
      check(middle.round(new MathContext(20)));
    }
  }

  @Test
  void halvesOfWholeNumbersGoToTheEvenOne() {
    for (long whole = 1L << 52; whole < (1L << 52) + 4000; whole++) {
      check(new BigDecimal(whole).add(new BigDecimal("0.5")));
      check(new BigDecimal(2 * whole + 1));
      check(new BigDecimal(4 * whole + 2));
      check(new BigDecimal(2 * whole + 1).scaleByPowerOfTen(3));
      check(new BigDecimal(2 * whole + 1).multiply(new BigDecimal(125)));
    }
  }

  @Test
  void numbersAroundTheSmallestDoublesAreTheNearest() {
    Random random = new Random(17);
    for (int i = 0; i < 20_000; i++) {
      double low = Double.longBitsToDouble(random.nextLong() & (1L << random.nextInt(54)) - 1);
      BigDecimal middle =
          new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.valueOf(2));
      check(middle);
      check(middle.round(new MathContext(15)));
      check(middle.round(new MathContext(17)));
      check(middle.round(new MathContext(19)));
      check(middle.round(new MathContext(30)));
    }
  }

  @Test
  void everyPowerOfTenIsTheNearestDouble() {
    for (int exponent = -400; exponent < 400; exponent++) {
      for (String digits : List.of("1", "9", "9007199254740993", "9999999999999999999", "1.5")) {
        String text = digits + "e" + exponent;
        assertThat(read(text)).as(text).isEqualTo(Double.parseDouble(text));
      }
    }
  }

  @Test
  void manyDigitsAndFarExponentsAreReadExactly() {
    String zeros = "0".repeat(200_000);
    assertThat(read("0." + zeros + "1e200001")).isEqualTo(1);
    assertThat(read("1" + zeros + "e-200000")).isEqualTo(1);
    assertThat(read("0." + zeros + "25e+200000")).isEqualTo(0.25);
    assertThat(read("-0." + zeros)).isEqualTo(-0.0);
    String half = "9007199254740993";
    assertThat(read(half + "." + zeros)).isEqualTo(0x1p53);
    assertThat(read(half + "." + zeros + "1")).isEqualTo(0x1p53 + 2);
    assertThat(read(half + zeros + "1e-200001")).isEqualTo(0x1p53 + 2);
    assertThat(read("9.007199254740993D+15")).isEqualTo(0x1p53);
    assertThat(read(half + "." + zeros + "1d+00")).isEqualTo(0x1p53 + 2);
  }

  @Test
  void bytesAfterTheEndAreNotRead() {
    byte[] bytes = "x12.345678901234567890e12".getBytes(StandardCharsets.UTF_8);
    for (int from = 1; from < bytes.length; from++) {
      for (int to = from + 1; to <= bytes.length; to++) {
        byte[] alone = Arrays.copyOfRange(bytes, from, to);
        Decimals other = new Decimals();
        Double wanted = other.read(alone, 0, alone.length); // as an object NaN is equal to itself
        assertThat(Double.valueOf(decimals.read(bytes, from, to))).isEqualTo(wanted);
        assertThat(decimals.end() - from).isEqualTo(other.end());
      }
    }
  }

  @Test
  void everyByteEndsANumberThatItIsNoPartOf() {
    for (int value = -128; value < 128; value++) {
      if ((value | 0x20) == 'e') {
        continue; // 78 is an exponent then
      }
      byte[] bytes = "12345,78.25;00000000".getBytes(StandardCharsets.UTF_8);
      bytes[5] = (byte) value;
      boolean digit = value >= '0' && value <= '9';
      double read = decimals.read(bytes, 0, bytes.length);
      boolean part = digit || value == '.';
      assertThat(decimals.end()).as("%d", value).isEqualTo(digit ? 11 : value == '.' ? 8 : 5);
      assertThat(read).isEqualTo(part ? Double.parseDouble(text(bytes, decimals.end())) : 12345);
    }
  }

  private static String text(byte[] bytes, int end) {
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private void check(BigDecimal number) {
    check(number.toString());
    check(number.negate().toString());
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
