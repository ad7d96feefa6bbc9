package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DenseRowsTest extends RowMatrixContract {
  @Override
  RowMatrix matrix(int rows, int columns, double[] values) {
    return new DenseRows(rows, columns, values);
  }

  @Test
  void theWrongNumberOfValuesIsRefused() {
    assertThatThrownBy(() -> new DenseRows(2, 3, new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 values cannot fill 2 rows of 3 columns");
    assertThatThrownBy(() -> new DenseRows(1 << 16, 1 << 16, new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DenseRows(-1, 0, new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theOtherOperandMustReachEveryColumn() {
    DenseRows x = new DenseRows(2, 3, new double[6]);
    assertThatThrownBy(() -> x.times(0, 2, new double[2], 1, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytesAreThoseOfTheNumbers() {
    assertThat(new DenseRows(2, 3, new double[6]).bytes()).isEqualTo(48);
  }
}
