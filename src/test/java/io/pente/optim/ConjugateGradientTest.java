package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.objective.Query;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConjugateGradientTest {
  private static Outcome run(LocalObjective objective, int dimension, double tolerance) {
    return AllMethods.run(
        new ConjugateGradient(3000, tolerance),
        objective,
        new double[dimension],
        null,
        Stopping.of(3000, tolerance));
  }

  @Test
  void fourEigenvaluesNeedFourSteps() {
    double[] eigenvalues = {1, 1, 3, 3, 3, 7, 7, 20};
    LocalObjective objective = new LocalObjective(Quadratic.ofEigenvalues(eigenvalues, 2));
    Outcome end = run(objective, 8, 1e-12);
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(end.best().iteration()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"50,1e4", "200,1e4", "10,1e8", "50,1e8"})
  void itStopsOnTrueGradients(int dimension, double condition) {
    Quadratic f = Quadratic.ofCondition(dimension, condition, 7);
    LocalObjective objective = new LocalObjective(f);
    Outcome end = run(objective, dimension, 1e-12);
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    double[] gradient = f.gradient(end.best().point());
    assertThat(end.best().gradient()).isEqualTo(gradient);
    assertThat(Vectors.norm(gradient)).isLessThanOrEqualTo(1.0001e-12 * end.unit());
    long products =
        objective.passes.stream().filter(p -> p.get(0) instanceof Query.Product).count();
    assertThat(products).isEqualTo(end.best().iteration());
    long gradients = objective.passes.size() - products;
    assertThat(gradients).isLessThanOrEqualTo(5 + products / 50);
  }

  @Test
  void aTrueGradientIsAskedEveryFiftySteps() {
    Quadratic f = Quadratic.ofCondition(200, 1e8, 7);
    List<Integer> iterations = new ArrayList<>();
    Minimization.run(
        new LocalObjective(f),
        List.of(Problem.of(0, new double[200])),
        new ConjugateGradient(170, 1e-9),
        Stopping.of(170, 1e-9),
        progress -> iterations.add(progress.iteration()));
    assertThat(iterations).containsExactly(0, 50, 100, 150, 170);
  }

  @Test
  void moreFeaturesThanRowsEndAtTheSolutionOfLeastNorm() {
    LeastSquares rows = LeastSquares.random(20, 50, 1, 1, 3);
    Outcome end = run(new LocalObjective(rows), 50, 1e-12);
    assertThat(end.best().value()).isLessThan(1e-20);
    // The least norm solution is a combination of the rows: nothing of it is orthogonal to them.
    double[] w = end.best().point();
    LeastSquares image = new LeastSquares(transposed(rows.x()), w);
    double outside =
        AllMethods.run(new Lbfgs(), image, new double[20], Stopping.of(500, 1e-12)).best().value();
    assertThat(outside).isLessThan(1e-18);
  }

  private static double[][] transposed(double[][] x) {
    double[][] t = new double[x[0].length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[0].length; j++) {
        t[j][i] = x[i][j];
      }
    }
    return t;
  }

  @Test
  void aCurvatureThatIsNotTheFunctionsIsNoticed() {
    Smooth misled = Changed.misleading(0.1, Quadratic.ofCondition(6, 10, 3));
    Outcome end = run(new LocalObjective(misled), 6, 1e-9);
    assertThat(end.why()).isEqualTo(StopReason.DIVERGED);
    assertThat(end.seen()).contains("the curvature told is not this function's");
  }
}
