package io.pente.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.data.Batch;
import io.pente.function.GradientCheck;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SphereTest {
  private static final MathContext DIGITS = new MathContext(40);

  private static double[] random(int d, double scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(d, -scale, scale).toArray();
  }

  private static BigDecimal norm(double[] x) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double v : x) {
      sum = sum.add(new BigDecimal(v).pow(2));
    }
    return sum.sqrt(DIGITS);
  }

  @Test
  void itsPointsAreOnItInAnyDimensionAndScale() {
    for (int d : new int[] {1, 2, 50, 20_000}) {
      for (double scale : new double[] {1e-300, 1e-9, 1, 1e12, 1e300}) {
        for (double radius : new double[] {1e-3, 1, 7.5, 1e6}) {
          double[] x = new Sphere(radius).point(0, random(d, scale, d));
          double error = norm(x).subtract(new BigDecimal(radius)).abs().doubleValue() / radius;
          assertThat(error).as("d %d, scale %g, radius %g", d, scale, radius).isLessThan(1e-15);
        }
      }
    }
  }

  @Test
  void aGradientOnItIsTangential() {
    double[] z = random(30, 3, 1);
    double[] g = new Sphere(2).pull(0, z, random(30, 5, 2));
    double along = 0;
    for (int i = 0; i < z.length; i++) {
      along += z[i] * g[i];
    }
    assertThat(along).isCloseTo(0, within(1e-14));
  }

  @Test
  void pushAndPullAreEachOthersTransposes() {
    Sphere sphere = new Sphere(3);
    double[] z = random(6, 2, 3);
    double[] v = random(6, 1, 4);
    double[] g = random(6, 1, 5);
    double[] pushed = sphere.push(0, z, v);
    double[] pulled = sphere.pull(0, z, g);
    double left = 0;
    double right = 0;
    for (int i = 0; i < 6; i++) {
      left += pushed[i] * g[i];
      right += v[i] * pulled[i];
    }
    assertThat(left).isCloseTo(right, within(1e-15));
  }

  @Test
  void theGradientInItsVariablesAgreesWithDifferences() {
    RectifierObjective plain = RectifierData.random(40, 5, true, 6).objective(10);
    ChangedObjective onSphere = new ChangedObjective(plain, new Sphere(1.5));
    double[] z = random(5, 4, 7);
    double[] gradient = ask(onSphere, z).gradient();
    GradientCheck check = GradientCheck.of(at -> ask(onSphere, at).value(), gradient, z);
    assertThat(check.within(1e-8)).as("%s", check).isTrue();
  }

  private static Evaluation ask(Objective objective, double[] at) {
    return objective.evaluate(List.of(Query.gradient(0, at)), Batch.ALL, "test").get(0);
  }

  @Test
  void zeroHasNoPointOnIt() {
    assertThat(new Sphere(1).point(0, new double[3])).containsOnly(Double.NaN);
  }
}
