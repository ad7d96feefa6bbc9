package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.data.LocalBlocks;
import io.pente.data.RectifierBlock;
import io.pente.data.RectifierMoments;
import io.pente.linalg.DenseRows;
import io.pente.objective.RectifierSpace;
import io.pente.optim.Listener;
import io.pente.optim.Minimization;
import io.pente.optim.Outcome;
import io.pente.optim.Problem;
import io.pente.optim.Yardstick;
import io.pente.settings.Optimizer;
import io.pente.settings.Stopping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random smoothed rectifiers in random units, by every method: what says that it has converged is
 * near the point that Newton's method in 60 digits leads to from there. {@code
 * -Dpente.rectifiers=N} tries another number.
 */
class RectifierStopsPropertyTest {
  private static final int PROBLEMS = Integer.getInteger("pente.rectifiers", 40);
  private static final int ROWS = 8;

  @Test
  void whatSaysThatItHasConvergedIsNearAnExactStationaryPoint() {
    List<String> wrong = new ArrayList<>();
    for (Optimizer method : List.of(Optimizer.LBFGS, Optimizer.GAUSS_NEWTON, Optimizer.GD)) {
      int converged = 0;
      double worst = 0;
      for (long seed = 0; seed < PROBLEMS; seed++) {
        double away = away(new Random(seed), method);
        converged += away >= 0 ? 1 : 0;
        worst = Math.max(worst, away);
        if (away > 1e-6) {
          wrong.add(String.format(Locale.ROOT, "%s, seed %d: off by %.2g", method, seed, away));
        }
      }
      System.out.printf(
          Locale.ROOT,
          "rectifier | %s | %d | %d %% | %.1e |%n",
          method,
          PROBLEMS,
          100 * converged / PROBLEMS,
          worst);
      assertThat(converged).isGreaterThan(method == Optimizer.GD ? 0 : PROBLEMS / 2);
    }
    assertThat(wrong).isEmpty();
  }

  /** How far the end is from the exact point, in units of the space; −1 if it has not converged. */
  private static double away(Random random, Optimizer method) {
    double[] unit = {power(random, 8), power(random, 8)};
    double target = power(random, 100);
    double lambda = Math.pow(10, random.nextInt(3)) / target;
    double[][] m = new double[ROWS][2];
    double[][] a = new double[ROWS][2];
    double[] s = new double[ROWS];
    double[] t = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      s[i] = 0.5 + random.nextDouble();
      t[i] = target * random.nextGaussian();
      for (int j = 0; j < 2; j++) {
        m[i][j] = unit[j] * random.nextGaussian();
        a[i][j] = 0.5 * unit[j] * random.nextGaussian();
      }
    }
    double far = random.nextInt(3) == 0 ? power(random, 4) : 1;
    double[] start = {
      far * target / unit[0] * random.nextGaussian(), far * target / unit[1] * random.nextGaussian()
    };
    RectifierBlock block =
        new RectifierBlock(
            new DenseRows(ROWS, 2, flat(m)),
            List.of(new RectifierBlock.Part(s, new DenseRows(ROWS, 2, flat(a)), t)));
    LocalBlocks<RectifierBlock> blocks = new LocalBlocks<>(List.of(List.of(block)));
    RectifierMoments moments = blocks.sum(new RectifierMoments.Task(2), "moments");
    RectifierSpace space = new RectifierSpace(moments, 0);
    Problem problem =
        Problem.of(0, space.scaled(start))
            .measuredBy(new Yardstick(new double[] {1, 1}, space.unit(), space.level()));
    Outcome end =
        Minimization.run(
                space.objective(blocks, new double[] {lambda}),
                List.of(problem),
                Optimizers.rectifier(method),
                Stopping.of(2000, 1e-9),
                Listener.NONE)
            .get(0);
    if (!end.why().converged()) {
      return -1;
    }
    double[] x = space.original(end.best().point());
    BigDecimal[] exact = new ExactRectifier(m, a, s, t, lambda).near(x);
    double[] z = space.scaled(x);
    double[] right = space.scaled(new double[] {exact[0].doubleValue(), exact[1].doubleValue()});
    return Math.hypot(z[0] - right[0], z[1] - right[1]);
  }

  private static double power(Random random, int largest) {
    return Math.pow(10, random.nextInt(2 * largest + 1) - largest);
  }

  private static double[] flat(double[][] rows) {
    double[] flat = new double[2 * rows.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, 2 * i, 2);
    }
    return flat;
  }
}
