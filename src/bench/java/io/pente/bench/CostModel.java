package io.pente.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The time of one pass as a sum of what it does, each at a constant price:
 *
 * <pre>
 *   seconds = bytes read by a core · readSeconds            (their inverse: bytes a second)
 *           + operations of a core · operationSeconds
 *           + bytes of the partial sums that a slot makes and sends · slotByteSeconds
 *           + bytes of them that a slot puts through a shuffle, to merge neighbors · shuffleByteSeconds
 *           + partial-sum bytes into the driver, and weights out of it · driverByteSeconds
 *           + stages · stageSeconds + tasks · taskSeconds + tasks in turn in a slot · slotTaskSeconds
 * </pre>
 *
 * A slot is a core of an executor. The prices are fitted to measured passes by least squares of the
 * relative errors, none below 0.
 */
record CostModel(double[] prices) {
  static final List<String> NAMES =
      List.of(
          "byte read by a core",
          "operation of a core",
          "byte of sums from a slot",
          "byte of sums through a shuffle",
          "byte of sums at the driver",
          "stage",
          "task at the driver",
          "task in a slot");

  /** A measured pass. */
  record Run(Setup setup, double seconds) {}

  static CostModel fit(List<Run> runs) {
    List<double[]> rows = new ArrayList<>();
    for (Run run : runs) {
      double[] row = run.setup().amounts();
      for (int i = 0; i < row.length; i++) {
        row[i] /= run.seconds();
      }
      rows.add(row);
    }
    double[] ones = new double[runs.size()];
    Arrays.fill(ones, 1);
    return new CostModel(NonNegativeLeastSquares.solve(rows.toArray(double[][]::new), ones));
  }

  /** Seconds of each item, in the order of the names. */
  double[] items(Setup setup) {
    double[] items = setup.amounts();
    for (int i = 0; i < items.length; i++) {
      items[i] *= prices[i];
    }
    return items;
  }

  double seconds(Setup setup) {
    double sum = 0;
    for (double item : items(setup)) {
      sum += item;
    }
    return sum;
  }

  /** The same with sums that move no faster than a network. */
  CostModel over(double networkBytesPerSecond) {
    double[] slower = prices.clone();
    for (int i = 2; i <= 4; i++) {
      slower[i] = Math.max(slower[i], 1 / networkBytesPerSecond);
    }
    return new CostModel(slower);
  }
}
