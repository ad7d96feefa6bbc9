package io.pente.fit;

import io.pente.settings.LinearSettings;
import io.pente.table.ColumnRoles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Rows of three features, two targets and a weight, to be fitted whole and in parts.
 *
 * @param x rows of features
 * @param y rows of targets
 * @param weights one a row
 */
record AppendedRowsData(double[][] x, double[][] y, double[] weights) {
  static final List<String> FEATURES = List.of("a", "b", "c");
  static final List<String> TARGETS = List.of("y", "u");

  /**
   * Of columns at an offset, in a unit.
   *
   * @param drift how far the columns' means move from the first row to the last, in deviations
   */
  static AppendedRowsData of(int rows, double offset, double unit, double drift, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[rows][];
    double[][] y = new double[rows][];
    double[] weights = new double[rows];
    for (int i = 0; i < rows; i++) {
      double moved = drift * i / rows;
      double a = random.nextGaussian() + moved;
      double b = 0.5 * a + random.nextGaussian() - moved;
      double c = random.nextInt(5);
      x[i] = new double[] {(offset + a) * unit, offset + b, c};
      y[i] =
          new double[] {
            2 * a - b + 0.3 * c + random.nextGaussian(),
            (offset - a + 0.1 * c + 0.2 * random.nextGaussian()) * unit
          };
      weights[i] = 0.25 + random.nextInt(8) / 3.0;
    }
    return new AppendedRowsData(x, y, weights);
  }

  AppendedRowsData part(int from, int to) {
    return new AppendedRowsData(
        Arrays.copyOfRange(x, from, to),
        Arrays.copyOfRange(y, from, to),
        Arrays.copyOfRange(weights, from, to));
  }

  /** In so many parts of about the same length. */
  List<AppendedRowsData> parts(int count) {
    List<AppendedRowsData> parts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      parts.add(part(k * x.length / count, (k + 1) * x.length / count));
    }
    return parts;
  }

  double[] target(int k) {
    return Arrays.stream(y).mapToDouble(row -> row[k]).toArray();
  }

  String csv() {
    StringBuilder text = new StringBuilder("a,b,c,y,u,w\n");
    for (int i = 0; i < x.length; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%s,%s%n",
              x[i][0],
              x[i][1],
              x[i][2],
              y[i][0],
              y[i][1],
              weights[i]));
    }
    return text.toString();
  }

  TrainedLinear train(Path folder, LinearSettings settings) {
    ColumnRoles roles = ColumnRoles.training(TARGETS, FEATURES).withWeights("w");
    return Data.train(Data.csv(folder, csv()), roles, settings);
  }
}
