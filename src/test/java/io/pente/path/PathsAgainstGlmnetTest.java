package io.pente.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against src/test/r/glmnet_paths.R: glmnet with thresh = 1e-20. */
class PathsAgainstGlmnetTest {
  private static final Sample DATA = Sample.of("data/diabetes.csv");
  private static final JsonNode EXPECTED = Sample.expected("glmnet.json");
  private static final int N = DATA.features();

  private static RowProducts products() {
    return FoldedRows.products(DATA.blocks(50), DATA.space(true, true));
  }

  private static Separable cost(double l1, double l2, double[] sizes) {
    return Separable.free(
        Arrays.stream(sizes).map(v -> l2 * v).toArray(),
        Arrays.stream(sizes).map(v -> l1 * Math.sqrt(v)).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lasso", "elasticNet", "ridge"})
  void aPathOfCoordinateDescentIsGlmnetsAndKeepsTheConditionsOfAMinimum(String name) {
    JsonNode path = EXPECTED.get(name);
    double[] l1 = Sample.numbers(path.get("l1"));
    double[] l2 = Sample.numbers(path.get("l2"));
    RowProducts rows = products();
    Quadratic f = rows.quadratic(0);
    Separable[] costs = new Separable[l1.length];
    Arrays.setAll(costs, v -> cost(l1[v], l2[v], rows.penaltySquares()));
    double[][] weights = DescentPath.weights(f, costs);
    for (int v = 0; v < l1.length; v++) {
      same(weights[v], path.get("weights").get(v));
      assertMinimum(f, costs[v], weights[v]);
      double[] cold = CoordinateDescent.minimize(f, costs[v], new double[N]);
      for (int j = 0; j < N; j++) {
        assertThat(cold[j]).isCloseTo(weights[v][j], within(1e-11));
      }
    }
  }

  private static void same(double[] weights, JsonNode expected) {
    for (int j = 0; j < N; j++) {
      double right = expected.get(j).asDouble();
      double found = weights[j] / DATA.deviation(j);
      assertThat(found).isCloseTo(right, within(1e-6 * Math.abs(right)));
      assertThat(found == 0).isEqualTo(right == 0);
    }
  }

  /** The subgradient vanishes, to 1e-10 of the gradient at zero. */
  private static void assertMinimum(Quadratic f, Separable cost, double[] z) {
    double scale = Arrays.stream(f.linear()).map(Math::abs).max().orElseThrow();
    double[] descent = f.descent(z);
    for (int j = 0; j < N; j++) {
      double down = descent[j] - cost.squares()[j] * z[j];
      double most = cost.threshold(j);
      double beyond =
          z[j] == 0
              ? Math.max(0, Math.abs(down) - most)
              : Math.abs(down - Math.signum(z[j]) * most);
      assertThat(beyond).isLessThanOrEqualTo(1e-13 * scale);
    }
  }

  @Test
  void ridgeByEigenvaluesIsGlmnets() {
    JsonNode path = EXPECTED.get("ridge");
    RowProducts rows = products();
    double[] l2 = Sample.numbers(path.get("l2"));
    double[][] weights = new RidgePath(rows).weights(rows.quadratic(0).linear(), l2);
    for (int v = 0; v < l2.length; v++) {
      same(weights[v], path.get("weights").get(v));
    }
  }

  @Test
  void theFoldsErrorsAndBothChoicesAreCvGlmnets() {
    JsonNode cv = EXPECTED.get("cv");
    double[] l1 = Sample.numbers(cv.get("l1"));
    FoldedRows rows =
        FoldedRows.of(DATA.blocks(50), new Sample.FiveFolds(), DATA.space(true, true));
    double[][][] errors =
        PathErrors.descent(rows, new double[][] {l1}, (k, value, sizes) -> cost(value, 0, sizes));
    ErrorCurve curve = Curves.of(rows, errors);
    double[] mean = Sample.numbers(cv.get("mean"));
    double[] error = Sample.numbers(cv.get("standardError"));
    for (int v = 0; v < l1.length; v++) {
      assertThat(curve.mean()[v]).isCloseTo(mean[v], within(1e-9 * mean[v]));
      assertThat(curve.standardError()[v]).isCloseTo(error[v], within(1e-8 * error[v]));
    }
    assertThat(l1[curve.minimum()]).isEqualTo(cv.get("minimum").asDouble());
    assertThat(l1[curve.withinOneStandardError()]).isEqualTo(cv.get("oneSe").asDouble());
  }
}
