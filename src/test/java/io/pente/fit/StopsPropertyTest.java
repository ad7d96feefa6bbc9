package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random least-squares problems in random units, from random starts, by every method: what says
 * that it has converged is near the exact solution. {@code -Dpente.problems=10000} tries more than
 * are tried by default; {@code docs/stopping.md} has its table.
 */
class StopsPropertyTest {
  private static final int PROBLEMS = Integer.getInteger("pente.problems", 300);

  private static final List<Optimizer> METHODS =
      List.of(
          Optimizer.NEWTON,
          Optimizer.CG,
          Optimizer.LBFGS,
          Optimizer.GD,
          Optimizer.NESTEROV,
          Optimizer.MOMENTUM,
          Optimizer.ADAM);

  /** Rows in units of their own, and what they were made of. */
  private record Drawn(
      double[][] x, double[] y, double[] weights, double[] start, double condition) {}

  /** What came of one method on problems of one kind. */
  private static final class Tally {
    private int runs;
    private int converged;
    private double worst;

    void add(boolean done, double beside) {
      runs++;
      converged += done ? 1 : 0;
      worst = done ? Math.max(worst, beside) : worst;
    }
  }

  @Test
  void whatSaysThatItHasConvergedIsNearTheExactSolution() {
    Map<String, Tally> tallies = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (long seed = 0; seed < PROBLEMS; seed++) {
      Drawn drawn = draw(new Random(seed));
      ExactFit exact = new ExactFit(drawn.x, drawn.y, drawn.weights);
      for (Optimizer method : METHODS) {
        LinearSettings settings = LinearSettings.DEFAULTS.withOptimizer(method);
        check(drawn, exact, settings, seed, tallies, wrong);
      }
    }
    tallies.forEach(
        (kind, tally) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.0f %% | %.1e |%n",
                kind,
                tally.runs,
                100.0 * tally.converged / tally.runs,
                tally.worst));
    assertThat(wrong).isEmpty();
  }

  private static void check(
      Drawn drawn,
      ExactFit exact,
      LinearSettings settings,
      long seed,
      Map<String, Tally> tallies,
      List<String> wrong) {
    LocalFit fitted = LocalFit.of(drawn.x, drawn.y, drawn.weights, drawn.start, settings);
    double excess = exact.excess(fitted.weights(), fitted.bias());
    boolean converged = fitted.outcome().why().converged();
    double squared = drawn.condition * drawn.condition;
    String kind =
        String.format(
            Locale.ROOT,
            "%s | 10^%d",
            settings.optimizer(),
            (int) Math.round(Math.log10(drawn.condition)));
    tallies.computeIfAbsent(kind, k -> new Tally()).add(converged, excess / squared);
    // The rule's own bound, 2T² s‖a‖/μ with μ = 2/κ², and rounding, of terms far from the mean too.
    double bound = (4e-18 + 1e-24) * squared + 1e-13;
    if (converged && !(excess <= bound * 10)) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "seed %d, %s: %s, above the least loss by %.2g of the variance, condition %.2g (%s)",
              seed,
              settings.optimizer(),
              fitted.outcome().why(),
              excess,
              drawn.condition,
              fitted.outcome().seen()));
    }
  }

  /** x = U diag(1 … 1/κ) V, so that its condition is about κ, then in other units. */
  private static Drawn draw(Random random) {
    int n = 2 + random.nextInt(3);
    int rows = n + 4 + random.nextInt(20);
    double condition = Math.pow(10, random.nextInt(7));
    double noise = Math.pow(10, -random.nextInt(9));
    double[] column = powers(random, n, 8);
    double target = Math.pow(10, random.nextInt(201) - 100);
    double[][] x = new double[rows][n];
    double[] y = new double[rows];
    double[] weights = new double[rows];
    double[][] mix = new double[n][n];
    for (double[] row : mix) {
      java.util.Arrays.setAll(row, j -> random.nextGaussian());
    }
    for (int i = 0; i < rows; i++) {
      double[] u = random.doubles(n, -1, 1).toArray();
      for (int j = 0; j < n; j++) {
        double common = u[0];
        x[i][j] = common + u[j] / condition * (j == 0 ? 0 : 1);
        y[i] += x[i][j] * mix[0][j];
      }
      y[i] += noise * random.nextGaussian();
      weights[i] = random.nextInt(4) == 0 ? Math.pow(4, random.nextInt(9) - 4) : 1;
    }
    double shift = random.nextInt(3) == 0 ? 30 * random.nextGaussian() : 0;
    for (int i = 0; i < rows; i++) {
      y[i] *= target;
      for (int j = 0; j < n; j++) {
        x[i][j] = (x[i][j] + shift) * column[j];
      }
    }
    double[] start = new double[n + 1];
    if (random.nextBoolean()) {
      double far = target * Math.pow(10, random.nextInt(7));
      for (int j = 0; j <= n; j++) {
        start[j] = far * random.nextGaussian() / (j < n ? column[j] : 1);
      }
    }
    return new Drawn(x, y, weights, start, condition);
  }

  private static double[] powers(Random random, int count, int largest) {
    return random.ints(count, -largest, largest + 1).mapToDouble(e -> Math.pow(10, e)).toArray();
  }
}
