package io.pente.fit;

import io.pente.linalg.FactorSolver;
import java.util.List;
import java.util.TreeSet;

/**
 * Which weights rows do not tell apart: those of features that are part of a dependency, and the
 * intercept where moving along one moves it.
 */
final class AliasedFeatures {
  /** Share of a dependent feature from which another counts as one of its dependency. */
  private static final double SHARE = 1e-6;

  /** Of the terms of an intercept's combination, what counts as 0. */
  private static final double NOTHING = 1e-9;

  private AliasedFeatures() {}

  /**
   * Their numbers, ascending; n stands for the intercept.
   *
   * @param dependencies of the standardized features
   * @param mean of the features with their origins, n
   * @param unit of the features, n; 0 for one that does not vary, which is no part of a dependency
   */
  static List<Integer> of(
      List<FactorSolver.Dependency> dependencies,
      double[] mean,
      double[] unit,
      boolean intercept) {
    TreeSet<Integer> aliased = new TreeSet<>();
    for (FactorSolver.Dependency dependency : dependencies) {
      int column = dependency.column();
      if (unit[column] == 0) {
        continue;
      }
      aliased.add(column);
      double sum = mean[column] / unit[column];
      double terms = Math.abs(sum);
      for (int i = 0; i < dependency.of().length; i++) {
        int other = dependency.of()[i];
        double factor = dependency.coefficients()[i];
        if (Math.abs(factor) > SHARE) {
          aliased.add(other);
          double term = factor * mean[other] / unit[other];
          sum -= term;
          terms += Math.abs(term);
        }
      }
      if (intercept && Math.abs(sum) > NOTHING * Math.max(1, terms)) {
        aliased.add(mean.length);
      }
    }
    return List.copyOf(aliased);
  }
}
