package io.pente.fit;

import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.model.Origins;
import io.pente.objective.LinearSpace;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a linear fit begins: at a model of the same columns.
 *
 * @param model whose weights are taken, by the columns' names
 */
record LinearStart(LinearModel model) {
  /**
   * That it can be begun at.
   *
   * @throws BadInputException where the model has other features, or lacks a target
   */
  void check(LinearRows rows, List<Integer> targets) {
    Set<String> own = new HashSet<>(model.features());
    List<String> missing = rows.featureNames().stream().filter(f -> !own.contains(f)).toList();
    Set<String> there = new HashSet<>(rows.featureNames());
    List<String> more = model.features().stream().filter(f -> !there.contains(f)).toList();
    if (!missing.isEmpty() || !more.isEmpty()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the start model has other features than the rows: %s%s%s",
              missing.isEmpty() ? "" : "it lacks " + NameList.some(missing),
              missing.isEmpty() || more.isEmpty() ? "" : "; ",
              more.isEmpty() ? "" : "the rows lack " + NameList.some(more)));
    }
    for (int k : targets) {
      String name = rows.targetNames().get(k);
      if (!model.targets().contains(name)) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "the start model has no target '%s', only %s",
                name,
                NameList.some(model.targets())));
      }
    }
  }

  /** The point of target k's problem. */
  double[] point(LinearSpace space, LinearRows rows, int k) {
    int in = model.targets().indexOf(rows.targetNames().get(k));
    Map<String, Integer> place = new HashMap<>();
    for (String feature : model.features()) {
      place.put(feature, place.size());
    }
    BigDecimal[] features = new BigDecimal[space.features()];
    double[] weights = new double[space.features() * space.targets()];
    for (int j = 0; j < space.features(); j++) {
      int from = place.get(rows.featureNames().get(j));
      weights[j * space.targets() + k] = model.weight(from, in);
      features[from] = rows.origins().feature(j);
    }
    BigDecimal[] targets = new BigDecimal[model.targets().size()];
    Arrays.fill(targets, BigDecimal.ZERO);
    targets[in] = rows.origins().target(k);
    Origins own = new Origins(List.of(features), List.of(targets));
    return space.standardized(k, weights, model.relativeTo(own).bias()[in]);
  }
}
