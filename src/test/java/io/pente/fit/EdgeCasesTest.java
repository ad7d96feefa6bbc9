package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.table.ColumnRoles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that must simply work. */
class EdgeCasesTest {
  @TempDir Path folder;

  private TrainedLinear train(String csv) {
    return train(csv, Data.options());
  }

  private TrainedLinear train(String csv, LinearSettings options) {
    return Data.train(Data.csv(folder, csv), List.of("y"), options);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gd", "lbfgs", "cg", "nesterov", "adam"})
  void oneRowIsPredictedByItsTarget(String optimizer) {
    LinearModel model =
        train(
                "x,y\n3,5\n",
                Data.options().withOptimizer(Optimizer.named(optimizer, LinearSettings.OPTIMIZERS)))
            .model();
    assertThat(model.weights()).containsExactly(0);
    assertThat(model.bias()).containsExactly(5);
    assertThat(model.training().converged()).isTrue();
  }

  @Test
  void aConstantTargetHasNoWeightsAndNoR2() {
    TrainedLinear trained = train("x,y\n1,0.1\n2,0.1\n4,0.1\n");
    assertThat(trained.model().weights()).containsExactly(0);
    assertThat(trained.model().bias()).containsExactly(0.1);
    assertThat(trained.determination()[0]).isNaN();
  }

  @Test
  void constantColumnsGetWeightZeroAndAreNamed() {
    TrainedLinear trained = train("a,b,c,y\n1,7,0,2\n2,7,0,4\n3,7,0,7\n");
    assertThat(trained.constantFeatures()).containsExactly("b", "c");
    assertThat(trained.model().weight(1, 0)).isZero();
    assertThat(trained.model().weight(2, 0)).isZero();
    assertThat(trained.model().weight(0, 0)).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void withoutAnInterceptAConstantColumnDoesItsWork() {
    TrainedLinear trained =
        train("one,x,y\n1,1,5\n1,2,7\n1,3,9\n", Data.options().withIntercept(false));
    assertThat(trained.model().bias()).containsExactly(0);
    assertThat(trained.model().weight(0, 0)).isCloseTo(3, within(1e-9));
    assertThat(trained.model().weight(1, 0)).isCloseTo(2, within(1e-9));
  }

  @Test
  void moreFeaturesThanRowsAreFittedByTheLeastNorm() {
    double[][] x = {{1, 0, 2, 1}, {0, 1, 1, 3}, {2, 2, 0, 1}};
    double[] y = {1, 2, 4};
    TrainedLinear trained = train("a,b,c,d,y\n1,0,2,1,1\n0,1,1,3,2\n2,2,0,1,4\n");
    assertThat(trained.model().training().loss()).isLessThan(1e-25);
    assertThat(trained.model().training().converged()).isTrue();
    double[] expected = leastNorm(x, y);
    assertThat(trained.model().weights()).containsExactly(expected, within(1e-12));
    double bias = y[0] - IntStream.range(0, 4).mapToDouble(j -> x[0][j] * expected[j]).sum();
    assertThat(trained.model().bias()[0]).isCloseTo(bias, within(1e-12));
  }

  /**
   * Of the weights through three points, those with the least Σ(σⱼwⱼ)²: σw = Dᵀ(DDᵀ)⁻¹d, where D
   * and d are the other rows less the first, D in units of the deviations σ.
   */
  private static double[] leastNorm(double[][] x, double[] y) {
    int n = x[0].length;
    double[] deviations = new double[n];
    double[][] d = new double[2][n];
    for (int j = 0; j < n; j++) {
      double mean = (x[0][j] + x[1][j] + x[2][j]) / 3;
      for (double[] row : x) {
        deviations[j] += (row[j] - mean) * (row[j] - mean) / 3;
      }
      deviations[j] = Math.sqrt(deviations[j]);
      d[0][j] = (x[1][j] - x[0][j]) / deviations[j];
      d[1][j] = (x[2][j] - x[0][j]) / deviations[j];
    }
    double a = dot(d[0], d[0]);
    double b = dot(d[0], d[1]);
    double c = dot(d[1], d[1]);
    double first = (c * (y[1] - y[0]) - b * (y[2] - y[0])) / (a * c - b * b);
    double second = (a * (y[2] - y[0]) - b * (y[1] - y[0])) / (a * c - b * b);
    return IntStream.range(0, n)
        .mapToDouble(j -> (d[0][j] * first + d[1][j] * second) / deviations[j])
        .toArray();
  }

  private static double dot(double[] u, double[] v) {
    return IntStream.range(0, u.length).mapToDouble(j -> u[j] * v[j]).sum();
  }

  @Test
  void namesAreLiteral() {
    ColumnRoles wanted =
        ColumnRoles.training(List.of("25400"), List.of("gdp.l1", "Größe (m²)", "`q`"));
    String csv = "gdp.l1,Größe (m²),`q`,25400\n1,2,0,3\n2,1,1,4\n4,0,1,9\n1,1,5,0\n";
    LinearModel model = Data.train(Data.csv(folder, csv), wanted, Data.options()).model();
    assertThat(model.features()).containsExactly("gdp.l1", "Größe (m²)", "`q`");
    assertThat(model.training().loss()).isLessThan(1e-20);
  }

  @Test
  void aHundredThousandColumns() {
    int n = 100_000;
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder csv =
        new StringBuilder(
            IntStream.range(0, n).mapToObj(j -> "x" + j).collect(Collectors.joining(",")));
    csv.append(",y\n");
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < n; j++) {
        csv.append(random.nextInt(10)).append(',');
      }
      csv.append(i * i).append('\n');
    }
    TrainedLinear trained = train(csv.toString());
    assertThat(trained.model().features()).hasSize(n);
    assertThat(trained.model().training().optimizer()).isEqualTo("cg");
    assertThat(trained.model().training().loss()).isLessThan(1e-10);
  }

  @Test
  void booleansAreNumbersAndTextIsLeftOut() {
    List<String> notes = new ArrayList<>();
    var table = Data.csv(folder, "a,b,name,y\n1,true,u,3\n2,false,v,4\n3,true,w,7\n5,false,x,10\n");
    TrainedLinear trained =
        LinearTraining.train(
            table,
            ColumnRoles.training(List.of("y"), List.of()),
            Data.options(),
            event -> {
              if (event instanceof FitEvent.Noted noted) {
                notes.add(noted.note().toString());
              }
              return FitListener.Answer.GO_ON;
            });
    assertThat(trained.model().features()).containsExactly("a", "b");
    assertThat(String.join("\n", notes)).contains("left out").contains("name");
    assertThat(trained.model().training().loss()).isLessThan(1e-20);
  }

  @Test
  void aPerfectFitConvergesWithEveryOptimizer() {
    for (String optimizer : List.of("auto", "lbfgs", "cg", "gd", "nesterov", "newton")) {
      TrainedLinear trained =
          train(
              "x,y\n1,3\n2,5\n3,7\n7,15\n",
              Data.options().withOptimizer(Optimizer.named(optimizer, LinearSettings.OPTIMIZERS)));
      assertThat(trained.model().training().converged()).as(optimizer).isTrue();
      assertThat(trained.model().weight(0, 0)).as(optimizer).isCloseTo(2, within(1e-8));
    }
  }
}
