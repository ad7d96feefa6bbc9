package io.pente.table;

import io.pente.failure.UsageException;
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
 */
public record ColumnRoles(
    List<String> targets, List<String> features, Optional<String> weights, boolean knownOnly) {
  /**
   * @throws UsageException for a name that is asked for twice
   */
  public ColumnRoles {
    targets = List.copyOf(targets);
    features = List.copyOf(features);
    Set<String> seen = new HashSet<>();
    claim(targets, seen, "target", seen);
    Set<String> asFeatures = new HashSet<>();
    claim(features, asFeatures, "feature", seen);
    weights.ifPresent(
        name -> {
          if (seen.contains(name) || asFeatures.contains(name)) {
            throw new UsageException(
                String.format(
                    Locale.ROOT,
                    "column '%s' is the row weight and cannot be a target or a feature",
                    name));
          }
        });
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
    return new ColumnRoles(targets, features, Optional.of(name), knownOnly);
  }

  private static void claim(List<String> names, Set<String> own, String role, Set<String> targets) {
    for (String name : names) {
      if (own != targets && targets.contains(name)) {
        throw new UsageException(
            String.format(Locale.ROOT, "column '%s' is a target and a feature", name));
      }
      if (!own.add(name)) {
        throw new UsageException(String.format(Locale.ROOT, "%s '%s' is given twice", role, name));
      }
    }
  }
}
