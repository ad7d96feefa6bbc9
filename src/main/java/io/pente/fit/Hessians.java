package io.pente.fit;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.objective.LinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Each target's Hessian: one for all, unless penalties are in units of the targets. The rows are
 * read for it once whatever their number.
 *
 * @param byTarget one for each of the rows' targets
 */
record Hessians(List<HessianFactor> byTarget) {
  /**
   * Factors them.
   *
   * @param totalWeight Σω of the rows
   * @param squareFactors of each target's penalty, one a coordinate
   */
  static Hessians of(
      Blocks<LinearBlock> blocks,
      double totalWeight,
      LinearSpace space,
      List<double[]> squareFactors) {
    List<List<Double>> keys = squareFactors.stream().map(Hessians::key).toList();
    Map<List<Double>, double[]> different = new LinkedHashMap<>();
    for (int k = 0; k < keys.size(); k++) {
      different.putIfAbsent(keys.get(k), squareFactors.get(k));
    }
    List<HessianFactor> found =
        HessianFactor.of(blocks, totalWeight, space, List.copyOf(different.values()));
    List<List<Double>> order = List.copyOf(different.keySet());
    List<HessianFactor> byTarget = new ArrayList<>();
    keys.forEach(key -> byTarget.add(found.get(order.indexOf(key))));
    return new Hessians(byTarget);
  }

  private static List<Double> key(double[] factors) {
    return Arrays.stream(factors).boxed().toList();
  }

  HessianFactor of(int target) {
    return byTarget.get(target);
  }

  /** The largest condition number. */
  double condition() {
    return byTarget.stream().mapToDouble(HessianFactor::condition).max().orElse(1);
  }
}
