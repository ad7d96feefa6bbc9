package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.settings.LinearSettings;
import io.pente.settings.MiniBatch;
import io.pente.settings.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How far fits on mini-batches end from the exact solution, over seeds: more steps bring them
 * nearer. Prints the table of {@code docs/stopping.md}.
 */
class MiniBatchDistanceTest {
  private static final int SEEDS = 20;

  @Test
  void moreStepsBringFitsOnBatchesNearerWhateverTheSeed() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/resources/fits/01-empty-batch/noisy400.csv"));
    double[][] rows =
        lines.stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::valueOf).toArray())
            .toArray(double[][]::new);
    int n = rows[0].length - 1;
    double[][] x = Arrays.stream(rows).map(row -> Arrays.copyOf(row, n)).toArray(double[][]::new);
    double[] y = Arrays.stream(rows).mapToDouble(row -> row[n]).toArray();
    double[] weights = new double[y.length];
    Arrays.fill(weights, 1);
    ExactFit exact = new ExactFit(x, y, weights);
    for (Optimizer method :
        List.of(Optimizer.GD, Optimizer.MOMENTUM, Optimizer.NESTEROV, Optimizer.ADAM)) {
      for (double fraction : new double[] {0.01, 0.05, 0.2, 0.5}) {
        double[] few = excesses(exact, x, y, weights, method, fraction, 200);
        double[] many = excesses(exact, x, y, weights, method, fraction, 2000);
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %.1e | %.1e | %.1e | %.1e |%n",
            method,
            fraction,
            median(few),
            few[SEEDS - 1],
            median(many),
            many[SEEDS - 1]);
        assertThat(median(many)).as("%s, %s", method, fraction).isLessThan(median(few));
        assertThat(many[SEEDS - 1]).as("%s, %s", method, fraction).isLessThan(few[SEEDS - 1]);
      }
    }
  }

  /** Ascending, one a seed, beside the target's variance. */
  private static double[] excesses(
      ExactFit exact,
      double[][] x,
      double[] y,
      double[] weights,
      Optimizer method,
      double fraction,
      int iterations) {
    double[] excesses = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      LinearSettings settings =
          LinearSettings.DEFAULTS
              .withOptimizer(method)
              .withBatch(new MiniBatch(fraction, seed))
              .withIterations(iterations);
      LocalFit fit = LocalFit.of(x, y, weights, new double[x[0].length + 1], settings);
      excesses[seed] = exact.excess(fit.weights(), fit.bias());
    }
    Arrays.sort(excesses);
    return excesses;
  }

  private static double median(double[] ascending) {
    return (ascending[SEEDS / 2 - 1] + ascending[SEEDS / 2]) / 2;
  }
}
