package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.model.LinearModel;
import io.pente.table.ColumnRoles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Notoriously ill-conditioned fits, to the last digits: the exact solutions are computed here in
 * rational arithmetic from the very doubles in the file.
 */
class CertifiedDigitsTest {
  @TempDir Path folder;

  /** −log₁₀ of the worst coefficient's relative error. */
  private double digits(double[][] x, double[] y) {
    StringBuilder csv = new StringBuilder();
    List<String> features = new ArrayList<>();
    for (int j = 0; j < x[0].length; j++) {
      features.add("p" + (j + 1));
    }
    csv.append(String.join(",", features)).append(",y\n");
    for (int i = 0; i < x.length; i++) {
      for (double value : x[i]) {
        csv.append(value).append(',');
      }
      csv.append(y[i]).append('\n');
    }
    TrainedLinear trained =
        Data.train(
            Data.csv(folder, csv.toString()),
            ColumnRoles.training(List.of("y"), features),
            Data.options());
    LinearModel model = trained.model();
    // packing, statistics and perhaps a factor are passes too
    assertThat(model.training().passes()).isLessThanOrEqualTo(3 + 5);
    Rational[] exact = Rational.leastSquares(x, y);
    double worst = 0;
    for (int j = 0; j < exact.length; j++) {
      double found = j == 0 ? model.bias()[0] : model.weight(j - 1, 0);
      worst = Math.max(worst, exact[j].relativeError(found));
    }
    double digits = worst == 0 ? 17 : -Math.log10(worst);
    System.err.printf(
        Locale.ROOT,
        "%s: %.1f digits, %d passes%n",
        x.length + " x " + x[0].length,
        digits,
        model.training().passes());
    return digits;
  }

  private static double[][] powers(double[] x, int degree) {
    double[][] powers = new double[x.length][degree];
    for (int i = 0; i < x.length; i++) {
      double power = 1;
      for (int j = 0; j < degree; j++) {
        power *= x[i];
        powers[i][j] = power;
      }
    }
    return powers;
  }

  @Test
  void longley() throws Exception {
    List<String> lines = java.nio.file.Files.readAllLines(Path.of("data/longley.csv"));
    List<String> header = List.of(lines.get(0).split(","));
    int target = header.indexOf("y");
    double[][] x = new double[lines.size() - 1][header.size() - 1];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      String[] cells = lines.get(i + 1).split(",");
      int j = 0;
      for (int c = 0; c < cells.length; c++) {
        if (c == target) {
          y[i] = Double.parseDouble(cells[c]);
        } else {
          x[i][j++] = Double.parseDouble(cells[c]);
        }
      }
    }
    assertThat(digits(x, y)).isGreaterThanOrEqualTo(14);
  }

  @Test
  void degreeFiveWithSmallAndHugeResiduals() {
    double[] x = new double[21];
    java.util.Arrays.setAll(x, i -> i);
    double[][] powers = powers(x, 5);
    int[] sign = {1, -1};
    for (double noise : new double[] {0, 1e-2, 1e2, 1e6}) {
      double[] y = new double[21];
      SplittableRandom random = new SplittableRandom(3);
      for (int i = 0; i < 21; i++) {
        y[i] = 1 + noise * random.nextInt(1, 760) * sign[i % 2];
        for (double power : powers[i]) {
          y[i] += power;
        }
      }
      assertThat(digits(powers, y)).as("noise %g", noise).isGreaterThanOrEqualTo(14);
    }
  }

  @Test
  void degreeTenOnEightyTwoPoints() {
    double[] x = new double[82];
    double[] y = new double[82];
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 82; i++) {
      x[i] = Math.rint(1e9 * (-9 + 6 * (i + random.nextDouble()) / 82)) / 1e9;
      y[i] = Math.rint(1e4 * (0.8 + 0.1 * Math.sin(x[i]) + 0.003 * random.nextGaussian())) / 1e4;
    }
    assertThat(digits(powers(x, 10), y)).isGreaterThanOrEqualTo(12);
  }
}
