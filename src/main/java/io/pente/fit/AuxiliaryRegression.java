package io.pente.fit;

import io.pente.model.Design;
import io.pente.objective.LinearSpace;
import io.pente.objective.ResidualSum;
import io.pente.objective.Standardization;

/**
 * The regression of squared residuals on the features, studentized (Koenker 1981), as {@code
 * lmtest::bptest} has it of weights whose mean is 1, so that it does not depend on their unit: with
 * σ² = Σωe²/Σω and v = e² − σ², fitted by weighted least squares,
 *
 * <pre>
 *   statistic = N (N/Σω) Σω v̂² / Σ v²        Σω v̂² = gᵀ(Z̃ᵀΩZ̃)⁺g,  g = Σωzv
 * </pre>
 *
 * over the N rows that weigh something: N R² without weights.
 *
 * @param target its place among those of the sum
 * @param centre what squares were less of when they were summed
 */
record AuxiliaryRegression(
    LinearSpace space, Design design, ResidualSum sum, int target, double centre) {
  /** NaN where all squares are alike. */
  double statistic() {
    double n = design.observations();
    double weight = design.totalWeight();
    double moved = centre - sum.product(target, target) / weight;
    double all = sum.deviationSquare(target) + moved * (2 * sum.deviation(target) + n * moved);
    double fitted = design.whitening().square(alongFeatures(moved)) / weight;
    return all > 0 ? n * (n / weight) * fitted / all : Double.NaN;
  }

  /** Σωzv. */
  private double[] alongFeatures(double moved) {
    Standardization standard = space.standardization();
    int n = space.features();
    int c = sum.columnSums().length;
    double[] g = new double[n];
    for (int j = 0; j < n; j++) {
      double spread = space.spread(j);
      if (design.unit(j) == 0 || spread == 0) {
        continue;
      }
      double along =
          sum.gradient()[j * c + target] - standard.shift()[j] * sum.columnSums()[target];
      double rest = design.intercept() ? 0 : moved * design.totalWeight() * space.packedMean(j);
      g[j] = (along + rest) / spread;
    }
    return g;
  }
}
