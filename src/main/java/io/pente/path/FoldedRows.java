package io.pente.path;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that folds of the rows say of fits to the others and of their errors on themselves, for every
 * penalty and target: found by two passes, one of products and a cheap one of residuals.
 *
 * <p>With w the weights of a fit to the training rows, ŵ those of the least squares over all rows,
 * r what these leave of y, δ = w − ŵ, and z, r about the held-out fold's means (z̄, r̄):
 *
 * <pre>
 *   Σω(y − ŷ)² = Σωr² − 2δᵀΣωzr + δᵀCδ + Ωg²      g = (r̄ − r̄ₜ) − δᵀ(z̄ − z̄ₜ)
 * </pre>
 *
 * (z̄ₜ, r̄ₜ) the training rows' means; without an intercept all are about zero, and g is 0. The fit
 * itself is found as δ too, of the training rows' Σωzr. So only small numbers are summed, where the
 * squares of y would leave nothing of an error that is small beside them.
 */
public final class FoldedRows {
  private final List<CenteredProducts> folds;
  private final List<RowProducts> training;
  private final CenteredProducts all;
  private final FoldResiduals residuals;
  private final FoldResiduals trainingResiduals;
  private final double[] reference;
  private final int features;
  private final boolean intercept;

  /**
   * @param all the rows' products, about whose means the residuals are
   * @param reference ŵ, n × p
   */
  private FoldedRows(
      List<CenteredProducts> folds,
      List<RowProducts> training,
      CenteredProducts all,
      FoldResiduals residuals,
      double[] reference,
      Space space) {
    this.folds = folds;
    this.training = training;
    this.all = all;
    this.residuals = residuals;
    this.trainingResiduals = residuals.others();
    this.reference = reference;
    this.features = space.features();
    this.intercept = space.intercept();
  }

  /** The units in which products are summed, and what the fits are. */
  public record Space(double[] unit, int features, boolean intercept, boolean standardize) {
    int targets() {
      return unit.length - features;
    }
  }

  /** The products of all rows, by one pass: what a fit to them asks. */
  public static RowProducts products(Blocks<LinearBlock> blocks, Space space) {
    FoldProductsTask task = new FoldProductsTask(Folds.ONE, space.features(), space.unit());
    return training(sum(blocks, task, "products").get(0), space);
  }

  private static List<CenteredProducts> sum(
      Blocks<LinearBlock> blocks, FoldProductsTask task, String label) {
    return blocks.sum(task, label).folds();
  }

  /**
   * By two passes.
   *
   * @throws BadInputException where a fold has no row that weighs anything
   */
  public static FoldedRows of(Blocks<LinearBlock> blocks, Folds parts, Space space) {
    FoldProductsTask task = new FoldProductsTask(parts, space.features(), space.unit());
    List<CenteredProducts> folds = sum(blocks, task, "products by fold");
    check(folds);
    List<RowProducts> training = training(folds, space);
    CenteredProducts all = folds.stream().reduce(CenteredProducts::and).orElseThrow();
    double[] reference = leastSquares(training(all, space), space.targets());
    double[] none = new double[all.width()];
    FoldResidualsTask residuals =
        new FoldResidualsTask(
            parts,
            space.features(),
            space.intercept() ? all.pivot() : none,
            space.intercept() ? all.offset() : none,
            space.unit(),
            reference);
    FoldResiduals left = blocks.sum(residuals, "residuals by fold");
    return new FoldedRows(folds, training, all, left, reference, space);
  }

  private static void check(List<CenteredProducts> folds) {
    for (int k = 0; k < folds.size(); k++) {
      requireWeight(k, folds.size(), folds.get(k).rows(), folds.get(k).weight());
    }
  }

  /**
   * That a fold, of a number from 0, can be predicted.
   *
   * @throws BadInputException where it has no row that weighs anything
   */
  public static void requireWeight(int fold, int folds, long rows, double weight) {
    if (weight == 0) {
      throw new BadInputException(
          Sentence.of(
              "fold %d of %d has %s: take fewer %s",
              fold + 1,
              folds,
              rows == 0 ? "no row" : "no row that weighs anything",
              Sentence.setting("folds")));
    }
  }

  private static RowProducts training(CenteredProducts products, Space space) {
    return new RowProducts(products, space.features(), space.intercept(), space.standardize());
  }

  /** Of each fold, the sum of the others: those before it and those after it. */
  private static List<RowProducts> training(List<CenteredProducts> folds, Space space) {
    int count = folds.size();
    CenteredProducts[] after = new CenteredProducts[count];
    after[count - 1] = CenteredProducts.none(space.unit());
    for (int k = count - 1; k > 0; k--) {
      after[k - 1] = folds.get(k).and(after[k]);
    }
    List<RowProducts> training = new ArrayList<>();
    CenteredProducts before = CenteredProducts.none(space.unit());
    for (int k = 0; k < count; k++) {
      training.add(training(before.and(after[k]), space));
      before = before.and(folds.get(k));
    }
    return training;
  }

  /** ŵ of each target, n × p row-major. */
  private static double[] leastSquares(RowProducts rows, int targets) {
    RidgePath ridge = new RidgePath(rows);
    double[] weights = new double[rows.features() * targets];
    for (int k = 0; k < targets; k++) {
      double[] own = ridge.weights(rows.quadratic(k).linear(), new double[1])[0];
      for (int j = 0; j < own.length; j++) {
        weights[j * targets + k] = own[j];
      }
    }
    return weights;
  }

  /** How many folds there are. */
  public int count() {
    return folds.size();
  }

  /** Rows of a fold. */
  public long rows(int fold) {
    return folds.get(fold).rows();
  }

  /** Σω of a fold. */
  public double weight(int fold) {
    return folds.get(fold).weight();
  }

  /** All rows but a fold. */
  public RowProducts training(int fold) {
    return training.get(fold);
  }

  /** All rows. */
  public RowProducts whole() {
    return training.get(0).with(folds.get(0));
  }

  /** p. */
  int targets() {
    return residuals.targets();
  }

  /** ŵ of a target. */
  double[] reference(int k) {
    double[] own = new double[features];
    Arrays.setAll(own, j -> reference[j * targets() + k]);
    return own;
  }

  /** c − Aŵ over the rows outside a fold: half of what their mean squared error descends by. */
  double[] slope(int fold, int k) {
    CenteredProducts others = training.get(fold).products();
    double mean = trainingMean(fold, k);
    double[] slope = new double[features];
    for (int j = 0; j < features; j++) {
      double gap = intercept ? mean * others.beyond(all, j) : 0;
      slope[j] = trainingResiduals.product(fold, k, j) / others.weight() - gap;
    }
    return slope;
  }

  /** r̄ₜ, about the mean of all. */
  private double trainingMean(int fold, int k) {
    return trainingResiduals.sum(fold, k) / training.get(fold).products().weight();
  }

  /** What errors of a fold are found by. */
  HeldOutFold heldOut(int fold) {
    CenteredProducts own = folds.get(fold);
    double[] matrix = new double[features * features];
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < features; j++) {
        matrix[i * features + j] = intercept ? own.product(i, j) : own.aboutZero(i, j);
      }
    }
    CenteredProducts others = training.get(fold).products();
    double[] beyond = new double[features];
    Arrays.setAll(beyond, j -> intercept ? own.beyond(others, j) : 0);
    HeldOutFold.Residuals[] left = new HeldOutFold.Residuals[targets()];
    Arrays.setAll(left, k -> residuals(fold, k));
    return new HeldOutFold(intercept ? own.weight() : 0, matrix, beyond, left);
  }

  private HeldOutFold.Residuals residuals(int fold, int k) {
    CenteredProducts own = folds.get(fold);
    double[] products = new double[features];
    Arrays.setAll(products, j -> residuals.product(fold, k, j));
    double squares = residuals.squares(fold, k);
    if (!intercept) {
      return new HeldOutFold.Residuals(squares, products, 0);
    }
    double sum = residuals.sum(fold, k);
    double mean = sum / own.weight();
    for (int j = 0; j < features; j++) {
      products[j] -= sum * own.beyond(all, j);
    }
    return new HeldOutFold.Residuals(squares - sum * mean, products, mean - trainingMean(fold, k));
  }
}
