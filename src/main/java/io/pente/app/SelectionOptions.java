package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.settings.CrossValidation;
import io.pente.settings.EarlyStopping;
import io.pente.table.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How {@code train} chooses a penalty, and what rows it holds out to know when to stop. */
final class SelectionOptions {
  private static final int FOLDS = 10;

  @Option(
      names = "--l2-path",
      paramLabel = "V1,V2",
      description =
          "choose --l2 among these by cross-validation, for each target; auto: 100 values, from a"
              + " thousand times the features' mean squares down to 1e-8 of that")
  private String l2Path;

  @Option(
      names = "--l1-path",
      paramLabel = "V1,V2",
      description =
          "choose --l1 likewise; auto: 100 values, from the least that makes every weight 0 down to"
              + " 1e-4 of it")
  private String l1Path;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "parts of the rows for that, each held out once (default: 10)")
  private Integer folds;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "a column of numbers or text whose equal values stay in one fold")
  private String group;

  @Option(
      names = "--choose",
      paramLabel = "RULE",
      description =
          "minimum, the least mean error, or one-se, the largest penalty within one standard error"
              + " of it (default: minimum)")
  private String choose;

  @Option(
      names = "--validation",
      paramLabel = "F",
      description =
          "a fraction of the rows to hold out, or files with other rows: each target keeps the"
              + " iterate of their least error")
  private String validation;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "iterations without a lower error of those, after which it stops (default: 10)")
  private Integer patience;

  /**
   * Cross-validation, where a path is given.
   *
   * @throws UsageException for options that do not go together, or a value that is no number
   */
  Optional<CrossValidation> crossValidation(long seed) {
    if (l1Path != null && l2Path != null) {
      throw new UsageException("--l1-path and --l2-path are one too many: give a value for one");
    }
    if (l1Path == null && l2Path == null) {
      refuseWithoutPath();
      return Optional.empty();
    }
    if (validation != null) {
      throw new UsageException(
          "--validation stops a single fit, and a path has its folds: leave one out");
    }
    int count = folds == null ? FOLDS : folds;
    CrossValidation plain =
        l1Path == null ? CrossValidation.ofL2(count) : CrossValidation.ofL1(count);
    CrossValidation whole =
        plain
            .withSeed(seed)
            .choosing(CrossValidation.Choice.named(choose == null ? "minimum" : choose))
            .withValues(l1Path == null ? values("--l2-path", l2Path) : values("--l1-path", l1Path));
    return Optional.of(group == null ? whole : whole.withGroup(group));
  }

  private void refuseWithoutPath() {
    String given =
        folds != null ? "--folds" : group != null ? "--group" : choose != null ? "--choose" : "";
    if (!given.isEmpty()) {
      throw new UsageException(given + " is for --l1-path or --l2-path, and neither is given");
    }
  }

  private static List<Double> values(String option, String text) {
    List<Double> values = new ArrayList<>();
    for (String word : text.equals("auto") ? new String[0] : text.split(",", -1)) {
      try {
        values.add(Double.parseDouble(word.strip()));
      } catch (NumberFormatException e) {
        throw new UsageException(
            String.format(
                Locale.ROOT, "%s is auto or numbers with commas between, not '%s'", option, text));
      }
    }
    return values;
  }

  /**
   * Early stopping, where rows are held out.
   *
   * @throws UsageException for a fraction out of its range, or patience without rows
   */
  Optional<EarlyStopping> earlyStopping(long seed) {
    if (validation == null && patience != null) {
      throw new UsageException("--patience is for --validation, which is not given");
    }
    if (validation == null) {
      return Optional.empty();
    }
    EarlyStopping plain =
        isFraction()
            ? EarlyStopping.holdingOut(Double.parseDouble(validation))
            : EarlyStopping.byTable();
    return Optional.of(
        plain.withSeed(seed).withPatience(patience == null ? EarlyStopping.PATIENCE : patience));
  }

  /** The files with rows to validate by, where there are. */
  Optional<String> validationPath() {
    return Optional.ofNullable(validation).filter(text -> !isFraction());
  }

  /** The same as a source that is read as another one is. */
  Optional<Source> validationSource(Source like) {
    if (validationPath().isPresent() && like.isSparks()) {
      throw new UsageException("--validation with files is for --input: give a fraction");
    }
    return validationPath().map(path -> like.withPaths(List.of(path)));
  }

  private boolean isFraction() {
    try {
      Double.parseDouble(validation);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
