package io.pente.spark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.data.LinearBlock;
import io.pente.data.RectifierBlock;
import io.pente.linalg.DenseRows;
import io.pente.linalg.RowMatrix;
import org.junit.jupiter.api.Test;

class RectifierLayoutTest {
  /** Two rows of M, A, Im A with d = 2, and of δ, Im δ, t. */
  private final LinearBlock packed =
      new LinearBlock(
          new DenseRows(2, 6, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
          new double[] {20, 21, 22, 30, 31, 32},
          null);

  private static double[] entries(RowMatrix matrix) {
    return ((DenseRows) matrix).values();
  }

  @Test
  void aComplexRowIsTwoPartsThatShareM() {
    RectifierBlock block = new RectifierLayout(2, true, 2, 1, -1).split(packed);
    assertThat(entries(block.m())).containsExactly(1, 2, 7, 8);
    assertThat(block.parts()).hasSize(2);
    assertThat(entries(block.parts().get(0).a())).containsExactly(3, 4, 9, 10);
    assertThat(block.parts().get(0).scale()).containsExactly(20, 30);
    assertThat(block.parts().get(0).target()).containsExactly(22, 32);
    assertThat(entries(block.parts().get(1).a())).containsExactly(5, 6, 11, 12);
    assertThat(block.parts().get(1).scale()).containsExactly(21, 31);
    assertThat(block.parts().get(1).target()).containsExactly(0, 0);
    assertThat(block.bytes()).isEqualTo(8 * (4 + 2 * (4 + 2 + 2)));
  }

  @Test
  void whatIsAbsentIsZero() {
    RectifierBlock real = new RectifierLayout(3, false, -1, -1, -1).split(packed);
    assertThat(real.parts()).hasSize(1);
    assertThat(real.parts().get(0).target()).containsExactly(0, 0);
    RectifierBlock imaginaryTarget = new RectifierLayout(3, false, 1, -1, 2).split(packed);
    assertThat(imaginaryTarget.parts()).hasSize(2);
    assertThat(imaginaryTarget.parts().get(1).a()).isNull();
    assertThat(imaginaryTarget.parts().get(1).scale()).containsExactly(0, 0);
    assertThat(imaginaryTarget.parts().get(1).target()).containsExactly(22, 32);
  }

  @Test
  void selectedRowsKeepTheirParts() {
    RectifierBlock block = new RectifierLayout(2, true, 2, 1, -1).split(packed);
    RectifierBlock second = block.select(new int[] {1});
    assertThat(second.rows()).isEqualTo(1);
    assertThat(entries(second.m())).containsExactly(7, 8);
    assertThat(entries(second.parts().get(1).a())).containsExactly(11, 12);
    assertThat(second.parts().get(0).target()).containsExactly(32);
  }

  @Test
  void noRowsStayNoRows() {
    LinearBlock nothing = new LinearBlock(new DenseRows(0, 6, new double[0]), new double[0], null);
    RectifierBlock block = new RectifierLayout(2, true, 2, 1, -1).split(nothing);
    assertThat(block.rows()).isZero();
    assertThat(block.parts()).hasSize(2);
  }
}
