package io.pente.fit;

import io.pente.model.Dependency;
import io.pente.model.Origins;
import io.pente.table.Origin;
import io.pente.table.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Between the origins that columns are read less of and those that a model keeps. */
final class ReadOrigins {
  private ReadOrigins() {}

  /** What a selection's columns are read less of. */
  static Origins of(Selection selection, int features) {
    if (!selection.hasOrigins()) {
      return Origins.NONE;
    }
    List<BigDecimal> ofFeatures = new ArrayList<>();
    List<BigDecimal> ofTargets = new ArrayList<>();
    for (int j = 0; j < features; j++) {
      ofFeatures.add(value(selection.origin(j)));
    }
    for (int k = 0; k < selection.targets().size(); k++) {
      ofTargets.add(value(selection.origin(~k)));
    }
    return new Origins(ofFeatures, ofTargets);
  }

  private static BigDecimal value(Origin origin) {
    return origin == null ? BigDecimal.ZERO : origin.value();
  }

  /** Columns read less a model's origins. */
  static Selection less(Selection selection, Origins origins) {
    return origins.none()
        ? selection
        : selection.withOrigins(origins.features(), origins.targets());
  }

  /** The origins of all features and of some of the targets. */
  static Origins of(Origins all, List<Integer> targets) {
    return new Origins(all.features(), targets.stream().map(all::target).toList());
  }

  /** A dependency of features less their origins as one of the features. */
  static Dependency original(Dependency found, List<String> names, Origins origins) {
    if (origins.features().isEmpty()) {
      return found;
    }
    BigDecimal constant =
        new BigDecimal(found.constant()).add(origins.feature(names.indexOf(found.feature())));
    for (var each : found.of().entrySet()) {
      BigDecimal origin = origins.feature(names.indexOf(each.getKey()));
      constant = constant.subtract(origin.multiply(new BigDecimal(each.getValue())));
    }
    return new Dependency(found.feature(), found.of(), constant.doubleValue());
  }
}
