package io.pente.table.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.table.Origin;
import java.math.BigDecimal;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.TimeType;
import org.junit.jupiter.api.Test;

class FrameNumberTest {
  private static GenericInternalRow row(Object cell) {
    return new GenericInternalRow(new Object[] {cell});
  }

  private static Origin origin(String value) {
    return Origin.of(new BigDecimal(value));
  }

  @Test
  void nanosecondsAreSecondsLessAnOriginToTheLastDigit() {
    FrameNumber nanos = FrameNumber.nanos();
    GenericInternalRow row = row(1_700_000_000_000_000_123L);
    assertThat(nanos.exact()).isTrue();
    assertThat(nanos.at(row, 0)).isEqualTo(1.7e9);
    assertThat(nanos.less(origin("1700000000"), row, 0)).isEqualTo(1.23e-7);
    assertThat(nanos.less(origin("-9223372036.854775807"), row(Long.MAX_VALUE), 0))
        .isEqualTo(18446744073.709551614);
  }

  @Test
  void aTimeIsSecondsOfTheDay() {
    FrameNumber time = FrameNumber.of(new TimeType(6));
    assertThat(time.at(row(43_200_500_000_000L), 0)).isEqualTo(43200.5);
    assertThat(time.less(origin("43200"), row(43_200_000_000_001L), 0)).isEqualTo(1e-9);
  }

  @Test
  void integersAndDecimalsLessOriginsOfAnySize() {
    FrameNumber whole = FrameNumber.of(DataTypes.LongType);
    assertThat(whole.less(origin("18446744073709551615"), row(Long.MIN_VALUE), 0))
        .isEqualTo(-27670116110564327423.0);
    assertThat(whole.less(origin("0.5"), row(Long.MAX_VALUE), 0)).isEqualTo(0x1p63);
    FrameNumber decimal = FrameNumber.of(DataTypes.createDecimalType(38, 0));
    BigDecimal cell = new BigDecimal("99999999999999999999999999999999999999");
    assertThat(
            decimal.less(
                origin("99999999999999999999999999999999999990"),
                row(Decimal.apply(new scala.math.BigDecimal(cell), 38, 0)),
                0))
        .isEqualTo(9);
  }

  @Test
  void doublesLessAnOriginAreRoundedOnce() {
    Origin far = origin("1000000000000000000.7");
    assertThat(far.less(1e18)).isEqualTo(-0.7);
    assertThat(far.plus(-1000000000000000000.0)).isEqualTo(0.7);
    assertThat(far.plus(128)).isEqualTo(1000000000000000128.0);
  }
}
