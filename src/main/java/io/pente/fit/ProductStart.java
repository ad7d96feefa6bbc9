package io.pente.fit;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.objective.Bounds;
import io.pente.objective.ElasticNet;
import io.pente.objective.LinearSpace;
import io.pente.objective.Penalty;
import io.pente.objective.Standardization;
import io.pente.path.CoordinateDescent;
import io.pente.path.FoldedRows;
import io.pente.path.RowProducts;
import io.pente.path.Separable;
import io.pente.settings.LinearSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a fit with an l1 begins: the minimizer that coordinate descent finds of the rows' products,
 * which one pass sums. It is as good as those are; gradients of the rows themselves have the last
 * word.
 */
final class ProductStart {
  private ProductStart() {}

  /**
   * One point a target.
   *
   * @param targets which of the rows'
   * @param penalties one for each of the rows' targets
   */
  static List<double[]> of(
      Blocks<LinearBlock> blocks,
      LinearSpace space,
      LinearSettings settings,
      List<Integer> targets,
      List<Penalty> penalties) {
    RowProducts products = FoldedRows.products(blocks, space(space, settings));
    List<double[]> starts = new ArrayList<>();
    for (int k : targets) {
      Separable cost = separable(penalties.get(k), space.features());
      double[] weights =
          CoordinateDescent.minimize(products.quadratic(k), cost, new double[space.features()]);
      starts.add(Arrays.copyOf(weights, space.dimension())); // about the means the bias is 0
    }
    return starts;
  }

  /** The units of the space trained in. */
  static FoldedRows.Space space(LinearSpace space, LinearSettings settings) {
    Standardization standard = space.standardization();
    double[] unit = Arrays.copyOf(standard.inverseScale(), space.features() + space.targets());
    for (int k = 0; k < space.targets(); k++) {
      unit[space.features() + k] = 1 / standard.targetScale()[k];
    }
    return new FoldedRows.Space(
        unit, space.features(), settings.intercept(), settings.standardize());
  }

  /** A penalty coordinate by coordinate, but for the bias, which is free. */
  private static Separable separable(Penalty penalty, int n) {
    if (penalty instanceof Bounds bounds) {
      Separable within = separable(bounds.within(), n);
      return new Separable(
          within.squares(),
          within.absolutes(),
          Arrays.copyOf(bounds.lower(), n),
          Arrays.copyOf(bounds.upper(), n));
    }
    ElasticNet net = (ElasticNet) penalty;
    return Separable.free(Arrays.copyOf(net.squares(), n), Arrays.copyOf(net.absolutes(), n));
  }
}
