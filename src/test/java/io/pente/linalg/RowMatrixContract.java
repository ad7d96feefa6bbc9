package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every matrix stored by rows keeps, whatever it is stored as. */
abstract class RowMatrixContract {
  private static final int M = 23;
  private static final int N = 13;

  private final double[] values = Matrices.thinned(Matrices.integers(M * N, 1));

  /** The matrix with these entries. */
  abstract RowMatrix matrix(int rows, int columns, double[] values);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 31, 32, 33})
  void aRangeOfRowsIsMultiplied(int c) {
    RowMatrix x = matrix(M, N, values);
    double[] v = Matrices.integers(N * c, 2);
    double[] r = Matrices.integers(9 * c, 3);
    double[] expected = Matrices.plusProduct(r, rows(4, 13), 9, N, v, c);
    x.times(4, 9, v, c, r);
    assertThat(r).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 31, 32, 33})
  void aRangeOfRowsIsMultipliedTransposed(int c) {
    RowMatrix x = matrix(M, N, values);
    double[] r = Matrices.integers(9 * c, 2);
    double[] g = Matrices.integers(N * c, 3);
    double[] transposed = Matrices.transposed(rows(4, 13), 9, N);
    double[] expected = Matrices.plusProduct(g, transposed, N, 9, r, c);
    x.transposedTimes(4, 9, r, c, g);
    assertThat(g).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void tilesAddUpToTheWholeMatrix(int c) {
    RowMatrix x = matrix(M, N, values);
    double[] v = Matrices.integers(N * c, 2);
    double[] whole = new double[M * c];
    x.times(0, M, v, c, whole);
    double[] tiled = new double[M * c];
    for (int from = 0; from < M; from += 8) {
      int count = Math.min(8, M - from);
      double[] tile = new double[count * c];
      x.times(from, count, v, c, tile);
      System.arraycopy(tile, 0, tiled, from * c, count * c);
    }
    assertThat(tiled).isEqualTo(whole);
  }

  @Test
  void noRowsAddNothing() {
    RowMatrix x = matrix(M, N, values);
    double[] g = Matrices.integers(N, 3);
    double[] before = g.clone();
    x.transposedTimes(M, 0, new double[0], 1, g);
    x.times(0, 0, new double[N], 1, new double[0]);
    assertThat(g).isEqualTo(before);
    assertThat(matrix(0, N, new double[0]).rows()).isZero();
  }

  @Test
  void chosenRowsComeInTheOrderAsked() {
    RowMatrix chosen = matrix(M, N, values).select(new int[] {7, 0, 7, 22});
    assertThat(chosen.rows()).isEqualTo(4);
    assertThat(chosen.columns()).isEqualTo(N);
    assertThat(entries(chosen))
        .isEqualTo(concatenated(rows(7, 8), rows(0, 1), rows(7, 8), rows(22, 23)));
    assertThat(entries(matrix(M, N, values).select(new int[0]))).isEmpty();
  }

  @Test
  void runsOfRowsAreJoinedInTheOrderGiven() {
    RowMatrix x = matrix(M, N, values);
    RowMatrix other = matrix(4, N, rows(10, 14));
    RowMatrix joined =
        x.join(
            List.of(
                new RowMatrix.Run(x, 20, 3),
                new RowMatrix.Run(other, 1, 2),
                new RowMatrix.Run(x, 0, 0),
                new RowMatrix.Run(x, 0, 2)));
    assertThat(joined).hasSameClassAs(x);
    assertThat(joined.rows()).isEqualTo(7);
    assertThat(joined.columns()).isEqualTo(N);
    assertThat(entries(joined)).isEqualTo(concatenated(rows(20, 23), rows(11, 13), rows(0, 2)));
    assertThat(joined.stored(0, 7)).isEqualTo(x.stored(20, 3) + x.stored(11, 2) + x.stored(0, 2));
    assertThatThrownBy(() -> new RowMatrix.Run(x, M - 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void neighboringColumnsAreCopied() {
    RowMatrix range = matrix(M, N, values).columnRange(4, 5);
    assertThat(range.rows()).isEqualTo(M);
    assertThat(range.columns()).isEqualTo(5);
    double[] expected = new double[M * 5];
    for (int i = 0; i < M; i++) {
      System.arraycopy(values, i * N + 4, expected, i * 5, 5);
    }
    assertThat(entries(range)).isEqualTo(expected);
    assertThat(entries(matrix(M, N, values).columnRange(0, N))).isEqualTo(values);
    assertThat(matrix(M, N, values).columnRange(N, 0).columns()).isZero();
  }

  @Test
  void columnsOutsideTheMatrixAreRefused() {
    RowMatrix x = matrix(M, N, values);
    assertThatThrownBy(() -> x.columnRange(N - 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> x.columnRange(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void rowsOutsideTheMatrixAreRefused() {
    RowMatrix x = matrix(M, N, values);
    assertThatThrownBy(() -> x.times(20, 4, new double[N], 1, new double[4]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> x.transposedTimes(-1, 2, new double[2], 1, new double[N]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> x.select(new int[] {M})).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void operandsThatDoNotFitAreRefused() {
    RowMatrix x = matrix(M, N, values);
    assertThatThrownBy(() -> x.times(0, 3, new double[2 * N], 2, new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 rows");
    assertThatThrownBy(() -> x.transposedTimes(0, 3, new double[5], 2, new double[2 * N]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> x.times(0, 3, new double[0], 0, new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tilesHoldWholeGroupsOfEightRows() {
    for (int c : new int[] {1, 2, 32, 1000}) {
      assertThat(matrix(M, N, values).tileRows(c)).isPositive();
      assertThat(matrix(M, N, values).tileRows(c) % 8).isZero();
    }
    assertThat(matrix(0, 0, new double[0]).tileRows(1)).isPositive();
  }

  @Test
  void aSerializedCopyIsTheSameMatrix() throws Exception {
    RowMatrix x = matrix(M, N, values);
    RowMatrix copy = (RowMatrix) read(written(x));
    assertThat(entries(copy)).isEqualTo(values);
    assertThat(copy.bytes()).isEqualTo(x.bytes());
    assertThat(written(x).length).isLessThan((int) x.bytes() + 400);
  }

  /** All entries, by multiplying with the identity. */
  static double[] entries(RowMatrix x) {
    int n = x.columns();
    double[] identity = new double[n * n];
    for (int j = 0; j < n; j++) {
      identity[j * n + j] = 1;
    }
    double[] entries = new double[x.rows() * n];
    x.times(0, x.rows(), identity, n, entries);
    return entries;
  }

  private double[] rows(int from, int to) {
    return Arrays.copyOfRange(values, from * N, to * N);
  }

  private static double[] concatenated(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  private static byte[] written(Object o) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(o);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
