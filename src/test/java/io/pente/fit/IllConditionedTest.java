package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.table.ColumnRoles;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that are nearly the same, or of very different sizes, against rational arithmetic. */
class IllConditionedTest {
  @TempDir Path folder;

  private TrainedLinear train(double[][] x, double[] y, LinearSettings options) throws Exception {
    StringBuilder csv = new StringBuilder("a,b,y\n");
    for (int i = 0; i < x.length; i++) {
      csv.append(x[i][0]).append(',').append(x[i][1]).append(',').append(y[i]).append('\n');
    }
    return Data.train(
        Data.csv(folder, csv.toString()),
        ColumnRoles.training(List.of("y"), List.of("a", "b")),
        options);
  }

  private static double error(LinearModel model, double[][] x, double[] y) {
    Rational[] exact = Rational.leastSquares(x, y);
    double worst = exact[0].relativeError(model.bias()[0]);
    for (int j = 1; j < exact.length; j++) {
      worst = Math.max(worst, exact[j].relativeError(model.weight(j - 1, 0)));
    }
    return worst;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-6, 1})
  void nearlyEqualColumnsKeepTheirDigits(double noise) throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    double[][] x = new double[100][];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double a = random.nextGaussian();
      x[i] = new double[] {a, a + 4e-10 * random.nextGaussian()};
      y[i] = 2 * x[i][0] - x[i][1] + 5 + noise * random.nextGaussian();
    }
    TrainedLinear trained = train(x, y, Data.options());
    double error = error(trained.model(), x, y);
    System.err.printf(
        "condition about 5e9, noise %g: error %.2g, %s%n",
        noise, error, trained.model().training().passes());
    assertThat(error).isLessThan(1e-11);
    double loss = 0;
    for (int i = 0; i < x.length; i++) {
      double predicted =
          x[i][0] * trained.model().weight(0, 0)
              + x[i][1] * trained.model().weight(1, 0)
              + trained.model().bias()[0];
      loss += Math.pow(predicted - y[i], 2) / x.length;
    }
    assertThat(trained.model().training().loss()).isCloseTo(loss, within(1e-9 * loss + 1e-20));
  }

  @Test
  void unitsAreNoMatterOfRankWhereColumnsAreNotStandardized() throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    double[][] x = new double[50][];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {1e6 * random.nextGaussian(), 1e-9 * random.nextGaussian()};
      y[i] = 1e-6 * x[i][0] + 1e9 * x[i][1] + random.nextGaussian();
    }
    LinearModel model = train(x, y, Data.options().withStandardize(false)).model();
    assertThat(error(model, x, y)).isLessThan(1e-12);
  }
}
