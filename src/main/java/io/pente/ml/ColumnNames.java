package io.pente.ml;

import io.pente.model.DataSummary;
import io.pente.model.Dependency;
import io.pente.model.LinearModel;
import io.pente.model.TargetFit;
import io.pente.model.Training;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.sql.types.StructField;

/** What the elements of a column of vectors are called. */
final class ColumnNames {
  private ColumnNames() {}

  /** {@code v[0]}, {@code v[1]}, …: as Pente names them. */
  static List<String> elements(String column, int count) {
    List<String> names = new ArrayList<>(count);
    for (int j = 0; j < count; j++) {
      names.add(column + "[" + j + "]");
    }
    return names;
  }

  /** Their names as spark.ml's attributes, where each has one of its own; otherwise Pente's. */
  static List<String> of(StructField vectors, int count) {
    List<String> plain = elements(vectors.name(), count);
    AttributeGroup group = AttributeGroup.fromStructField(vectors);
    if (group.attributes().isEmpty() || group.attributes().get().length != count) {
      return plain;
    }
    List<String> names = new ArrayList<>(count);
    for (Attribute attribute : group.attributes().get()) {
      if (attribute == null || attribute.name().isEmpty()) {
        return plain;
      }
      names.add(attribute.name().get());
    }
    return new HashSet<>(names).size() == count ? names : plain;
  }

  /** A model with other names for its features and targets. */
  static LinearModel named(LinearModel model, List<String> features, List<String> targets) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int j = 0; j < features.size(); j++) {
      names.put(model.features().get(j), features.get(j));
    }
    return new LinearModel(
        features,
        targets,
        model.weights(),
        model.bias(),
        model.centre(),
        model.atCentre(),
        model.origins(),
        named(model.training(), names, targets),
        model.findings(),
        model.roles());
  }

  private static Training named(
      Training training, Map<String, String> names, List<String> targets) {
    return new Training(
        training.optimizer(),
        training.iterations(),
        training.passes(),
        training.converged(),
        training.stopReason(),
        training.loss(),
        training.objective(),
        training.gradientNorm(),
        training.rows(),
        training.settings(),
        named(training.targets(), targets),
        training.dependencies().stream().map(found -> named(found, names)).toList(),
        training.cautions(),
        named(training.data(), names),
        training.notes());
  }

  private static List<TargetFit> named(List<TargetFit> fits, List<String> targets) {
    List<TargetFit> named = new ArrayList<>();
    for (int k = 0; k < fits.size(); k++) {
      TargetFit fit = fits.get(k);
      named.add(
          new TargetFit(
              targets.get(k),
              fit.loss(),
              fit.objective(),
              fit.rmse(),
              fit.r2(),
              fit.scale(),
              fit.gradientNorm(),
              fit.iterations(),
              fit.converged(),
              fit.stopReason()));
    }
    return named;
  }

  private static Dependency named(Dependency found, Map<String, String> names) {
    Map<String, Double> of = new LinkedHashMap<>();
    found.of().forEach((name, factor) -> of.put(names.getOrDefault(name, name), factor));
    return new Dependency(
        names.getOrDefault(found.feature(), found.feature()), of, found.constant());
  }

  private static DataSummary named(DataSummary data, Map<String, String> names) {
    return new DataSummary(
        data.rows(),
        data.skippedRows(),
        data.partitions(),
        data.weight(),
        data.constantFeatures().stream().map(name -> names.getOrDefault(name, name)).toList(),
        data.mean(),
        data.deviation(),
        data.min(),
        data.max(),
        data.account());
  }
}
