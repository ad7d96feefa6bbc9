package io.pente.table;

import io.pente.failure.UsageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns are asked for, by name, before any file has been looked at.
 *
 * @param features empty for the default: every other number, boolean and vector, in file order
 * @param weights the column of row weights, if any
 * @param knownOnly whether a sparse row with a feature that is not asked for is bad
 * @param offset the column that each target is taken less of, if any
 * @param keys columns of numbers or text that say to which group a row belongs; they may be
 *     features or targets too
 * @param weightsKind what the weights mean
 * @param controls features that predictions leave out; named ones that are no features become such
 */
public record ColumnRoles(
    List<String> targets,
    List<String> features,
    Optional<String> weights,
    boolean knownOnly,
    Optional<String> offset,
    List<String> keys,
    WeightsKind weightsKind,
    List<String> controls) {
  /**
   * @throws UsageException for a name that is asked for twice
   */
  public ColumnRoles {
    targets = List.copyOf(targets);
    controls = List.copyOf(controls);
    features = features.isEmpty() || knownOnly ? List.copyOf(features) : union(features, controls);
    Set<String> seen = new HashSet<>();
    claim(targets, seen, "target", seen);
    Set<String> asFeatures = new HashSet<>();
    claim(features, asFeatures, "feature", seen);
    claim(controls, new HashSet<>(), "control", seen);
    keys = List.copyOf(keys);
    Set<String> asKeys = new HashSet<>();
    claim(keys, asKeys, "group", asKeys);
    asFeatures.addAll(controls);
    weights.ifPresent(name -> refuse(name, "row weight", seen, asFeatures));
    offset.ifPresent(name -> refuse(name, "offset", seen, asFeatures));
    if (offset.isPresent() && offset.equals(weights)) {
      throw new UsageException(
          String.format(Locale.ROOT, "column '%s' is the offset and the row weight", offset.get()));
    }
  }

  private static List<String> union(List<String> features, List<String> controls) {
    List<String> all = new ArrayList<>(features);
    controls.stream().filter(name -> !features.contains(name)).forEach(all::add);
    return List.copyOf(all);
  }

  private static void refuse(
      String name, String role, Set<String> targets, Set<String> asFeatures) {
    if (targets.contains(name) || asFeatures.contains(name)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "column '%s' is the %s and cannot be a target or a feature",
              name,
              role));
    }
  }

  /** Without an offset or keys. */
  public ColumnRoles(
      List<String> targets, List<String> features, Optional<String> weights, boolean knownOnly) {
    this(
        targets,
        features,
        weights,
        knownOnly,
        Optional.empty(),
        List.of(),
        WeightsKind.ANALYTIC,
        List.of());
  }

  /** Targets, and features or the default, to learn from. */
  public static ColumnRoles training(List<String> targets, List<String> features) {
    return new ColumnRoles(targets, features, Optional.empty(), false);
  }

  /** The features of a model, and the targets to compare with, possibly none. */
  public static ColumnRoles known(List<String> features, List<String> targets) {
    return new ColumnRoles(targets, features, Optional.empty(), true);
  }

  /** The same with a column of row weights. */
  public ColumnRoles withWeights(String name) {
    return new ColumnRoles(
        targets, features, Optional.of(name), knownOnly, offset, keys, weightsKind, controls);
  }

  /** The same with weights, where there are any, of another kind. */
  public ColumnRoles withWeightsKind(WeightsKind kind) {
    return new ColumnRoles(targets, features, weights, knownOnly, offset, keys, kind, controls);
  }

  /** The same with features to fit with and to predict without. */
  public ColumnRoles withControls(List<String> names) {
    return new ColumnRoles(targets, features, weights, knownOnly, offset, keys, weightsKind, names);
  }

  /** The same with a column that each target is taken less of. */
  public ColumnRoles withOffset(String name) {
    return new ColumnRoles(
        targets, features, weights, knownOnly, Optional.of(name), keys, weightsKind, controls);
  }

  /** The same with columns that say to which group a row belongs. */
  public ColumnRoles withKeys(List<String> names) {
    return new ColumnRoles(
        targets, features, weights, knownOnly, offset, names, weightsKind, controls);
  }

  /** The same with the features of a model. */
  public ColumnRoles knowing(List<String> known) {
    return new ColumnRoles(targets, known, weights, true, offset, keys, weightsKind, controls);
  }

  private static void claim(List<String> names, Set<String> own, String role, Set<String> targets) {
    for (String name : names) {
      if (own != targets && targets.contains(name)) {
        throw new UsageException(
            String.format(Locale.ROOT, "column '%s' is a target and a %s", name, role));
      }
      if (!own.add(name)) {
        throw new UsageException(String.format(Locale.ROOT, "%s '%s' is given twice", role, name));
      }
    }
  }
}
