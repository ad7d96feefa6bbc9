package io.pente.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.linalg.DenseRows;
import io.pente.linalg.SparseRows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MomentsTest {
  private static LinearBlock dense(int rows, int n, double[] x) {
    return new LinearBlock(new DenseRows(rows, n, x), new double[rows], null);
  }

  private static Moments of(LinearBlock... blocks) {
    Moments sum = new Moments();
    for (LinearBlock block : blocks) {
      sum.add(block);
    }
    return sum;
  }

  @Test
  void aConstantColumnHasNoVarianceAtAllHoweverItIsSplit() {
    double[] tenths = new double[1001];
    java.util.Arrays.fill(tenths, 0.1);
    Moments first = of(dense(1001, 1, tenths));
    first.add(of(dense(7, 1, java.util.Arrays.copyOf(tenths, 7))));
    assertThat(first.features().variance()[0]).isZero();
    assertThat(first.features().mean()[0]).isEqualTo(0.1);
  }

  @Test
  void aColumnThatVariesOnlyInRowsOfWeightZeroIsConstant() {
    double[] x = {7.3, 0.1, 0.1, 0.1, 0.1, 5, 0.1};
    double[] weights = {0, 0.3, 0.1, 0.7, 0.2, 0, 0.6};
    Moments moments = of(new LinearBlock(new DenseRows(7, 1, x), x.clone(), weights));
    assertThat(moments.features().variance()).containsExactly(0);
    assertThat(moments.features().mean()).containsExactly(0.1);
    assertThat(moments.targets().variance()).containsExactly(0);
  }

  @Test
  void aSparseColumnThatIsTheSameInEveryRowIsConstantWhateverTheWeights() {
    Moments moments = new Moments();
    for (int part = 0; part < 50; part++) {
      moments.add(of(halves(0.1, 0.2, 0.3), halves(0.7, 0, 1e-3), halves(0.3, 0.2)));
      Moments.Columns columns = moments.features();
      assertThat(columns.variance()[0]).isZero();
      assertThat(columns.mean()[0]).isEqualTo(0.5);
      assertThat(columns.variance()[1]).isPositive();
    }
  }

  /** Sparse rows of 0.5, the first with a 1 in a second column; rows of weight 0 are empty. */
  private static LinearBlock halves(double... weights) {
    int[] starts = new int[weights.length + 1];
    int size = 0;
    int[] columns = new int[weights.length + 1];
    double[] values = new double[weights.length + 1];
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        values[size++] = 0.5;
      }
      if (i == 0) {
        columns[size] = 1;
        values[size++] = 1;
      }
      starts[i + 1] = size;
    }
    SparseRows rows =
        new SparseRows(
            2,
            starts,
            java.util.Arrays.copyOf(columns, size),
            java.util.Arrays.copyOf(values, size));
    return new LinearBlock(rows, new double[weights.length], weights);
  }

  @Test
  void farFromTheOriginTheVarianceKeepsItsDigits() {
    double[] x = new double[2000];
    SplittableRandom random = new SplittableRandom(1);
    java.util.Arrays.setAll(x, i -> 1e9 + random.nextGaussian());
    Moments moments =
        of(
            dense(1500, 1, java.util.Arrays.copyOf(x, 1500)),
            dense(500, 1, java.util.Arrays.copyOfRange(x, 1500, 2000)));
    double exact = variance(x).doubleValue();
    assertThat(moments.features().variance()[0]).isCloseTo(exact, within(1e-12 * exact));
  }

  private static BigDecimal variance(double[] x) {
    MathContext digits = new MathContext(60);
    BigDecimal n = new BigDecimal(x.length);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : x) {
      sum = sum.add(new BigDecimal(value));
      squares = squares.add(new BigDecimal(value).pow(2));
    }
    BigDecimal mean = sum.divide(n, digits);
    return squares.divide(n, digits).subtract(mean.multiply(mean, digits), digits);
  }

  @Test
  void sparseRowsHaveTheMomentsOfTheSameDenseRows() {
    double[] x = {0, 2, 0, 5, 0, 0, 0, -1, 3, 4, 0, 0};
    Moments dense = of(dense(4, 3, x));
    SparseRows rows =
        new SparseRows(
            3, new int[] {0, 1, 2, 4, 5}, new int[] {1, 0, 1, 2, 0}, new double[] {2, 5, -1, 3, 4});
    Moments sparse = of(new LinearBlock(rows, new double[4], null));
    assertThat(sparse.sparse()).isTrue();
    assertThat(sparse.features().mean()).containsExactly(dense.features().mean(), within(1e-15));
    assertThat(sparse.features().variance())
        .containsExactly(dense.features().variance(), within(1e-14));
  }

  @Test
  void aColumnFirstSeenInALaterBlockCountsTheEarlierRowsAsZeros() {
    SparseRows narrow = new SparseRows(1, new int[] {0, 1, 1}, new int[] {0}, new double[] {1});
    SparseRows wide = new SparseRows(2, new int[] {0, 1, 1}, new int[] {1}, new double[] {4});
    Moments moments = of(new LinearBlock(narrow, new double[2], null));
    moments.add(of(new LinearBlock(wide, new double[2], null)));
    assertThat(moments.features().mean()).containsExactly(0.25, 1);
    assertThat(moments.features().variance()[1]).isEqualTo(3);
  }

  @Test
  void aWholeWeightCountsLikeThatManyRows() {
    double[] repeated = {1, 1, 1, 5, 5, 7};
    LinearBlock weighted =
        new LinearBlock(
            new DenseRows(4, 1, new double[] {1, 5, 7, 99}),
            new double[4],
            new double[] {3, 2, 1, 0});
    Moments moments = of(weighted);
    Moments expected = of(dense(6, 1, repeated));
    assertThat(moments.weight()).isEqualTo(6);
    assertThat(moments.rows()).isEqualTo(4);
    assertThat(moments.features().mean()[0])
        .isCloseTo(expected.features().mean()[0], within(1e-15));
    assertThat(moments.features().variance()[0])
        .isCloseTo(expected.features().variance()[0], within(1e-14));
  }
}
