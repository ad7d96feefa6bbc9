package io.pente.path;

/**
 * Solutions for descending penalties by {@link CoordinateDescent}, each begun at the one before.
 * Coordinates that the sequential strong rule leaves out (Tibshirani et al., J. R. Stat. Soc. B 74,
 * 2012: |½∂f/∂zⱼ| &lt; 2·thresholdⱼ − the threshold before) are looked at when the others are
 * solved for.
 */
public final class DescentPath {
  private DescentPath() {}

  /**
   * The minimizer for each penalty.
   *
   * @param costs from the largest penalty to the smallest
   */
  public static double[][] weights(Quadratic f, Separable[] costs) {
    double[][] weights = new double[costs.length][];
    double[] here = new double[f.size()];
    for (int v = 0; v < costs.length; v++) {
      boolean[] candidates = v == 0 ? all(here.length) : strong(f, here, costs[v - 1], costs[v]);
      here = CoordinateDescent.minimize(f, costs[v], here, candidates);
      weights[v] = here;
    }
    return weights;
  }

  private static boolean[] all(int count) {
    boolean[] all = new boolean[count];
    java.util.Arrays.fill(all, true);
    return all;
  }

  private static boolean[] strong(Quadratic f, double[] here, Separable before, Separable next) {
    double[] descent = f.descent(here);
    boolean[] strong = new boolean[here.length];
    for (int j = 0; j < strong.length; j++) {
      double slope = Math.abs(descent[j] - before.squares()[j] * here[j]);
      strong[j] = here[j] != 0 || slope >= 2 * next.threshold(j) - before.threshold(j);
    }
    return strong;
  }
}
