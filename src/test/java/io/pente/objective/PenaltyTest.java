package io.pente.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Penalties against their definitions, by brute force over a grid. */
class PenaltyTest {
  private static final double[] SQUARES = {0.5, 0, 2};
  private static final double[] ABSOLUTES = {1, 0.25, 0};
  private static final ElasticNet NET = new ElasticNet(SQUARES, ABSOLUTES);
  private static final Bounds BOUNDED =
      new Bounds(NET, new double[] {0, -1, -0.5}, new double[] {2, 1, 0.25});

  private static double kinked(int i, double u) {
    return ABSOLUTES[i] * Math.abs(u);
  }

  @Test
  void smoothAndKinkedPartsAreTheirSums() {
    double[] z = {2, -3, 0.5};
    assertThat(NET.smooth(z)).isEqualTo(0.5 * 4 + 2 * 0.25);
    assertThat(NET.kinked(z)).isEqualTo(2 + 0.75);
    double[] gradient = {1, 1, 1};
    NET.addGradient(z, gradient);
    assertThat(gradient).containsExactly(1 + 2, 1, 1 + 2);
  }

  /** The nearest of a fine grid of allowed points, by the definition of prox. */
  @Test
  void proxIsTheMinimizerOverWhatIsAllowed() {
    double step = 0.7;
    double[] z = {1.3, -0.1, 0.4};
    for (Penalty penalty : new Penalty[] {NET, BOUNDED}) {
      double[] u = penalty.prox(z, step);
      for (int i = 0; i < 3; i++) {
        double best = Double.POSITIVE_INFINITY;
        double at = Double.NaN;
        for (double v = -2; v <= 2; v += 1.0 / 1024) {
          boolean allowed =
              penalty.unbounded() || v >= BOUNDED.lower()[i] && v <= BOUNDED.upper()[i];
          double value = (v - z[i]) * (v - z[i]) / 2 + step * kinked(i, v);
          if (allowed && value < best) {
            best = value;
            at = v;
          }
        }
        assertThat(u[i]).isCloseTo(at, within(1.0 / 1024));
      }
    }
  }

  @Test
  void theSmallestSubgradientIsZeroWhereNothingDescends() {
    double[] corner = {0, 1, 0.25};
    assertThat(BOUNDED.subgradient(corner, new double[] {-0.5, -3, -3}))
        .containsExactly(new double[3], within(0.0));
    assertThat(BOUNDED.subgradient(corner, new double[] {-1.5, 3, 3}))
        .containsExactly(-0.5, 3.25, 3);
    assertThat(BOUNDED.subgradient(corner, new double[] {9, 0, 0})).containsExactly(0, 0.25, 0);
  }

  @Test
  void aFaceKeepsSignsAndWallsAndFixesWhatCannotMove() {
    double[] z = {0, -1, 0.25};
    double[] subgradient = BOUNDED.subgradient(z, new double[] {-2, 5, -4});
    Face face = BOUNDED.face(z, subgradient);
    assertThat(face.free()).containsExactly(true, false, false);
    assertThat(face.low()[0]).isZero();
    assertThat(face.high()[0]).isEqualTo(2);
    assertThat(face.nearest(new double[] {-3, 8, 8})).containsExactly(0, -1, 0.25);
    assertThat(face.enterable(z, new double[] {-1, 1, 1})).containsExactly(0, 0, 0);
    assertThat(face.gradient(new double[] {0, 0, 0})[0]).isEqualTo(1);
  }

  @Test
  void whatIsNotAllowedIsMovedToTheNearestWall() {
    assertThat(BOUNDED.allowed(new double[] {-1, 0.5, 9})).containsExactly(0, 0.5, 0.25);
    double[] z = {-1, 0.5, 9};
    assertThat(NET.allowed(z)).isSameAs(z);
  }
}
