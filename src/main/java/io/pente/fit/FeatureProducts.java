package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.Blocks;
import io.pente.data.BothTask;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import io.pente.linalg.PseudoInverse;
import io.pente.linalg.TriangularFactor;
import io.pente.objective.FactorTask;
import io.pente.objective.GramTask;
import io.pente.objective.LinearSpace;
import io.pente.objective.WhitenedTask;
import java.util.Optional;

/**
 * (Z̃ᵀ diag(ω) Z̃/Σω)⁺ of the features about their means, in units of their deviations: from what a
 * Hessian's factor knows, or by a pass that reads something else too. Where products alone would
 * leave fewer than some eleven digits, one more look at the rows brings them back.
 *
 * @param totalWeight Σω
 */
record FeatureProducts(Blocks<LinearBlock> blocks, LinearSpace space, double totalWeight) {
  /** The condition number of the features from which products alone lose too many digits. */
  private static final double GOOD = 100;

  /** The square of one, from which on products tell nothing of the least direction. */
  private static final double WORST = 1e10;

  private static final String LABEL = "statistics";

  /**
   * What was found in the same reads.
   *
   * @param other what the other task adds up
   */
  record Found<S>(PseudoInverse inverse, S other) {}

  /** By one pass that runs another task too, or two. */
  <S extends Sum<S>> Found<S> with(BlockTask<LinearBlock, S> other, Optional<HessianFactor> known) {
    if (space.features() == 0) {
      return new Found<>(PseudoInverse.EMPTY, blocks.sum(other, LABEL));
    }
    if (known.flatMap(HessianFactor::factor).isPresent()) {
      return new Found<>(ofFactor(known.get().factor().get()), blocks.sum(other, LABEL));
    }
    return known.isPresent() ? fromKnown(known.get().gram(), other) : fromRows(other);
  }

  private <S extends Sum<S>> Found<S> fromKnown(
      GramTask.GramSum gram, BlockTask<LinearBlock, S> other) {
    double[] products = standardized(gram);
    Optional<PseudoInverse> first = PseudoInverse.ofProducts(products, space.features(), WORST);
    if (first.isPresent() && first.get().condition() < GOOD) {
      return new Found<>(first.get(), blocks.sum(other, LABEL));
    }
    if (first.isEmpty()) {
      return new Found<>(factored(), blocks.sum(other, LABEL));
    }
    double[] v = PseudoInverse.factorInverse(products, space.features());
    BothTask.Both<S, GramTask.GramSum> both =
        blocks.sum(new BothTask<>(other, whitening(v)), LABEL);
    return new Found<>(whitened(products, v, both.second()), both.first());
  }

  private <S extends Sum<S>> Found<S> fromRows(BlockTask<LinearBlock, S> other) {
    GramTask task = new GramTask(space.standardization());
    BothTask.Both<S, GramTask.GramSum> both = blocks.sum(new BothTask<>(other, task), LABEL);
    double[] products = standardized(both.second());
    Optional<PseudoInverse> first = PseudoInverse.ofProducts(products, space.features(), WORST);
    if (first.isEmpty()) {
      return new Found<>(factored(), both.first());
    }
    if (first.get().condition() < GOOD) {
      return new Found<>(first.get(), both.first());
    }
    double[] v = PseudoInverse.factorInverse(products, space.features());
    return new Found<>(whitened(products, v, blocks.sum(whitening(v), LABEL)), both.first());
  }

  /** D: a feature's deviation in the space trained in; 0 for one that carries no weight. */
  private double deviation(int j) {
    return space.spread(j) * space.standardization().inverseScale()[j];
  }

  /** Zᵀ diag(ω) Z/Σω, n × n row-major, upper triangle; 1 for a feature that carries no weight. */
  private double[] standardized(GramTask.GramSum gram) {
    int n = space.features();
    double[] products = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        double scale = deviation(i) * deviation(j);
        products[i * n + j] = scale == 0 ? 0 : gram.entry(i, j) / totalWeight / scale;
      }
      products[i * n + i] = deviation(i) == 0 ? 1 : products[i * n + i];
    }
    return products;
  }

  /** V for rows of the space trained in. */
  private WhitenedTask whitening(double[] v) {
    int n = space.features();
    double[] scaled = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        scaled[i * n + j] = deviation(i) == 0 ? 0 : v[i * n + j] / deviation(i);
      }
    }
    return new WhitenedTask(space.standardization(), scaled);
  }

  private PseudoInverse whitened(double[] products, double[] v, GramTask.GramSum sum) {
    int n = space.features();
    double[] white = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        white[i * n + j] = sum.entry(i, j) / totalWeight;
      }
      white[i * n + i] += deviation(i) == 0 ? 1 : 0;
    }
    return PseudoInverse.ofWhitened(products, v, white, n).orElseGet(this::factored);
  }

  private PseudoInverse factored() {
    return ofFactor(blocks.sum(new FactorTask(space.standardization()), LABEL).factor());
  }

  private PseudoInverse ofFactor(TriangularFactor factor) {
    int n = space.features();
    double[] upper = factor.upper();
    double root = Math.sqrt(totalWeight);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        double scale = root * deviation(j);
        upper[i * n + j] = scale == 0 ? 0 : upper[i * n + j] / scale;
      }
    }
    return PseudoInverse.ofFactor(upper, n);
  }
}
