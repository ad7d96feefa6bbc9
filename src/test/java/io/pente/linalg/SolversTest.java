package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SolversTest {
  private static final int ROWS = 30;

  private static double[] random(int rows, int n) {
    SplittableRandom random = new SplittableRandom(2);
    double[] values = new double[rows * n];
    java.util.Arrays.setAll(values, e -> random.nextGaussian());
    return values;
  }

  private static double[] gram(double[] rows, int count, int n) {
    Gram gram = new Gram(n);
    gram.add(rows, count);
    double[] upper = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        upper[i * n + j] = gram.entry(i, j);
      }
    }
    return upper;
  }

  private static double[] times(double[] upper, int n, double[] x) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        product[i] += upper[Math.min(i, j) * n + Math.max(i, j)] * x[j];
      }
    }
    return product;
  }

  private static TriangularFactor factor(double[] rows, int count, int n) {
    TriangularFactor factor = new TriangularFactor(n);
    factor.add(rows, count);
    return factor;
  }

  @Test
  void choleskySolves() {
    double[] gram = gram(random(ROWS, 5), ROWS, 5);
    double[] x = {1, -2, 3, 0, 5};
    double[] found = CholeskySolver.of(gram, 5, 1e10).solve(times(gram, 5, x));
    assertThat(found).containsExactly(x, within(1e-12));
  }

  @Test
  void choleskyRefusesWhatIsNearlySingular() {
    double[] rows = random(ROWS, 3);
    for (int i = 0; i < ROWS; i++) {
      rows[3 * i + 2] = rows[3 * i] + rows[3 * i + 1] + 1e-7 * rows[3 * i + 2];
    }
    assertThat(CholeskySolver.of(gram(rows, ROWS, 3), 3, 1e10)).isNull();
  }

  @Test
  void aFactorFoundInPartsIsThatOfTheWhole() {
    double[] rows = random(500, 4);
    TriangularFactor parts = factor(java.util.Arrays.copyOf(rows, 4 * 123), 123, 4);
    parts.add(factor(java.util.Arrays.copyOfRange(rows, 4 * 123, 4 * 500), 377, 4));
    double[] upper = parts.upper();
    double[] gram = gram(rows, 500, 4);
    for (int i = 0; i < 4; i++) {
      for (int j = i; j < 4; j++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += upper[k * 4 + i] * upper[k * 4 + j];
        }
        assertThat(sum).isCloseTo(gram[i * 4 + j], within(1e-11));
      }
    }
  }

  @Test
  void aFactorOfFewerRowsThanColumnsHasTheirRank() {
    assertThat(new FactorSolver(factor(random(3, 5), 3, 5).upper(), 5).rank()).isEqualTo(3);
    assertThat(new FactorSolver(new TriangularFactor(4).upper(), 4).rank()).isZero();
  }

  @Test
  void dependentColumnsAreFoundAsCombinationsOfTheOthers() {
    double[] rows = random(ROWS, 3);
    for (int i = 0; i < ROWS; i++) {
      rows[3 * i] = 2 * rows[3 * i + 1] - 0.5 * rows[3 * i + 2];
    }
    FactorSolver solver = new FactorSolver(factor(rows, ROWS, 3).upper(), 3);
    assertThat(solver.rank()).isEqualTo(2);
    FactorSolver.Dependency found = solver.dependencies().get(0);
    for (int i = 0; i < ROWS; i++) {
      double sum = 0;
      for (int c = 0; c < 2; c++) {
        sum += found.coefficients()[c] * rows[3 * i + found.of()[c]];
      }
      assertThat(sum).isCloseTo(rows[3 * i + found.column()], within(1e-12));
    }
  }

  @Test
  void ofSeveralSolutionsTheShortestIsTaken() {
    double[] rows = random(ROWS, 3);
    for (int i = 0; i < ROWS; i++) {
      rows[3 * i + 2] = rows[3 * i] + rows[3 * i + 1];
    }
    FactorSolver solver = new FactorSolver(factor(rows, ROWS, 3).upper(), 3);
    double[] gram = gram(rows, ROWS, 3);
    double[] b = times(gram, 3, new double[] {1, 2, 0});
    double[] x = solver.solve(b);
    assertThat(times(gram, 3, x)).containsExactly(b, within(1e-10));
    // (1, 1, −1) spans what does not matter: the shortest solution has no part along it.
    assertThat(x[0] + x[1] - x[2]).isCloseTo(0, within(1e-12));
  }

  @Test
  void aTriangleArrivesAsItWasWithoutTheRoomForMoreRows() throws Exception {
    double[] rows = new java.util.SplittableRandom(8).doubles(90 * 30, -1, 1).toArray();
    for (int count : new int[] {0, 7, 90}) {
      TriangularFactor sent = factor(rows, count, 30);
      java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
      try (java.io.ObjectOutputStream out = new java.io.ObjectOutputStream(bytes)) {
        out.writeObject(sent);
      }
      assertThat(bytes.size()).isLessThan(8 * 30 * 30 + 1000);
      try (java.io.ObjectInputStream in =
          new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
        double[] gram = gram(((TriangularFactor) in.readObject()).upper(), 30);
        assertThat(gram).containsExactly(gram(sent.upper(), 30), within(1e-12));
      }
    }
  }

  private static double[] gram(double[] upper, int n) {
    double[] gram = new double[n * n];
    Kernels.best().transposedTimes(upper, 0, n, n, upper, n, gram);
    return gram;
  }
}
