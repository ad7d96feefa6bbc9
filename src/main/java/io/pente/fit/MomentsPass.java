package io.pente.fit;

import io.pente.data.Blocks;
import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.linalg.DoubleDouble;
import io.pente.linalg.Products;
import io.pente.model.KeptMoments;
import io.pente.objective.ProductsTask;
import java.util.Arrays;
import java.util.List;

/** Rows' moments as a model keeps them, by one pass over packed rows. */
final class MomentsPass {
  /** Columns beyond which the driver would hold more than half a gigabyte of them. */
  static final int MOST_COLUMNS = 8192;

  /** Products up to which double-double arithmetic costs a second or two. */
  private static final double CHEAP_PRODUCTS = 2e8;

  /** Exponents of units: both a unit and one over it are doubles. */
  private static final int WIDEST = 1000;

  private MomentsPass() {}

  /**
   * That the driver has room for them.
   *
   * @param columns features and targets
   * @throws InvalidSettingException where it has not
   */
  static void requireRoom(int columns, int partitions) {
    double bytes = 8.0 * columns * columns * (4 + Math.min(4, partitions));
    double heap = Runtime.getRuntime().maxMemory();
    if (columns > MOST_COLUMNS) {
      throw InvalidSettingException.conflict(
          "keepMoments",
          true,
          Sentence.of(
              "holds columns × columns numbers, and there are %,d features and targets, more than"
                  + " %,d: leave it out, or take fewer features",
              columns, MOST_COLUMNS));
    }
    if (bytes > 0.4 * heap) {
      throw InvalidSettingException.conflict(
          "keepMoments",
          true,
          Sentence.of(
              "needs about %,.0f MB for %,d features and targets: leave it out, or give more than"
                  + " the %,.0f MB that %s gives",
              bytes / 1e6, columns, heap / 1e6, Sentence.setting("spark.driver.memory")));
    }
  }

  /**
   * Of the rows that a model was fitted to.
   *
   * @param moments of those
   * @param targets which of the rows' targets, by number
   */
  static KeptMoments of(
      LinearRows rows, Blocks<LinearBlock> blocks, Moments moments, List<Integer> targets) {
    Moments.Columns x = moments.features();
    Moments.Columns y = moments.targets();
    int n = x.count();
    int m = n + targets.size();
    double[] unit = new double[m];
    double[] shift = new double[m];
    double[] pivot = new double[m];
    double[] packed = new double[m];
    for (int c = 0; c < m; c++) {
      int k = c < n ? c : targets.get(c - n);
      Moments.Columns columns = c < n ? x : y;
      ColumnUnits units = c < n ? rows.features() : rows.targets();
      packed[c] = units.unit(k);
      pivot[c] = units.pivot(k);
      shift[c] = columns.mean()[k];
      double deviation = columns.deviation(k);
      double size = deviation > 0 ? deviation : Math.abs(shift[c] + pivot[c] * packed[c]);
      unit[c] = unit(exponent(size) - exponent(packed[c]));
    }
    double products = (double) moments.rows() * m * m;
    boolean extended = m <= Products.MOST_EXTENDED && products <= CHEAP_PRODUCTS;
    ProductsTask task = task(shift, unit, packed, n, targets, extended);
    ProductsTask.ProductsSum sum = blocks.sum(task, "moments to keep");
    return kept(sum, task, pivot, unit);
  }

  /** The task that asks for the products of columns over units, less shifts in packed units. */
  static ProductsTask task(
      double[] shift,
      double[] unit,
      double[] packed,
      int features,
      List<Integer> targets,
      boolean extended) {
    double[] scale = new double[unit.length];
    Arrays.setAll(scale, c -> 1 / unit[c] / packed[c]);
    int[] numbers = targets.stream().mapToInt(Integer::intValue).toArray();
    return new ProductsTask(shift, scale, features, numbers, extended);
  }

  /** What such a task brought. */
  static KeptMoments kept(
      ProductsTask.ProductsSum sum, ProductsTask task, double[] pivot, double[] unit) {
    int m = unit.length;
    double[] mean = new double[m];
    double[] low = new double[m];
    double[][] moved = sum.means();
    for (int c = 0; c < m; c++) {
      DoubleDouble.add(mean, low, c, pivot[c] / unit[c], 0);
      DoubleDouble.add(mean, low, c, task.shift()[c] * task.scale()[c], 0);
      DoubleDouble.add(mean, low, c, moved[c][0], moved[c][1]);
    }
    Products products = sum.products();
    double[] weight = sum.weight();
    return new KeptMoments(
        sum.moments().weighing(),
        weight[0],
        weight[1],
        sum.logWeight()[0],
        unit,
        mean,
        low,
        products.factor(),
        products.remainder());
  }

  /** The exponent of a size, 0 for none. */
  static int exponent(double size) {
    return size == 0 ? 0 : Math.getExponent(size);
  }

  /** 2 to an exponent, or as near to it as units may be. */
  static double unit(int exponent) {
    return Math.scalb(1.0, Math.max(-WIDEST, Math.min(WIDEST, exponent)));
  }
}
