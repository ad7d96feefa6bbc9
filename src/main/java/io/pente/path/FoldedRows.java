package io.pente.path;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * All that folds of the rows say of fits to the others and of their errors on themselves, for every
 * penalty and target: found by two passes, one of products and a cheap one of residuals.
 *
 * <p>With w the weights of a fit to the training rows, ŵ those of the least squares over all rows,
 * r their residuals and δ = w − ŵ, all within the held-out fold about its means (x̄, ȳ):
 *
 * <pre>
 *   Σω(y − ŷ)² = Σωr² − 2δᵀΣωzr + δᵀCδ + 2gΣωr + Ωg²      g = (ȳ − ȳₜ) − wᵀ(x̄ − x̄ₜ)
 * </pre>
 *
 * (x̄ₜ, ȳₜ) the training rows' means, 0 without an intercept: sums of small numbers, where the
 * squares of y would leave nothing of an error that is small beside them.
 */
public final class FoldedRows {
  private final List<CenteredProducts> folds;
  private final List<RowProducts> training;
  private final FoldResiduals residuals;
  private final double[] reference;
  private final int features;
  private final boolean intercept;

  private FoldedRows(
      List<CenteredProducts> folds,
      List<RowProducts> training,
      FoldResiduals residuals,
      double[] reference,
      int features,
      boolean intercept) {
    this.folds = folds;
    this.training = training;
    this.residuals = residuals;
    this.reference = reference;
    this.features = features;
    this.intercept = intercept;
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
    double[] reference = leastSquares(training(all(folds), space), space.targets());
    FoldResidualsTask residuals =
        new FoldResidualsTask(
            parts,
            space.features(),
            folds.stream().map(CenteredProducts::pivot).toArray(double[][]::new),
            folds.stream().map(CenteredProducts::offset).toArray(double[][]::new),
            space.unit(),
            reference);
    FoldResiduals left = blocks.sum(residuals, "residuals by fold");
    return new FoldedRows(folds, training, left, reference, space.features(), space.intercept());
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

  private static CenteredProducts all(List<CenteredProducts> folds) {
    return folds.stream().reduce(CenteredProducts::and).orElseThrow();
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

  /**
   * Σω(y − ŷ)² over a fold, in units of the products.
   *
   * @param k the target
   * @param weights of a fit to the other rows
   */
  public double heldOut(int fold, int k, double[] weights) {
    CenteredProducts own = folds.get(fold);
    CenteredProducts others = training.get(fold).products();
    double gap = gap(own, others, features + k);
    double[] delta = new double[features];
    for (int j = 0; j < features; j++) {
      delta[j] = weights[j] - reference[j * residuals.targets() + k];
      gap = Math.fma(-weights[j], gap(own, others, j), gap);
    }
    double sum = residuals.squares(fold, k) + 2 * gap * residuals.sum(fold, k);
    sum += own.weight() * gap * gap;
    for (int i = 0; i < features; i++) {
      double product = -2 * residuals.product(fold, k, i) + delta[i] * own.product(i, i);
      for (int j = i + 1; j < features; j++) {
        product = Math.fma(2 * delta[j], own.product(i, j), product);
      }
      sum = Math.fma(delta[i], product, sum);
    }
    return Math.max(0, sum);
  }

  private double gap(CenteredProducts own, CenteredProducts others, int column) {
    return intercept ? own.beyond(others, column) : own.mean(column);
  }
}
