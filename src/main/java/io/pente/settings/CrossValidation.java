package io.pente.settings;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How a penalty is chosen: by the errors of K folds of the rows, each of fits to the others, for
 * every value of a path, for each target on its own.
 *
 * @param folds K ≥ 2
 * @param group a column whose equal values stay in one fold; empty for folds by a hash of the rows'
 *     positions
 * @param along which factor the path is of; the other one stays what the settings say
 * @param values of the path, descending; empty for {@code auto}: 100 values, for l1 from the least
 *     that makes every weight 0 down to 10⁻⁴ of it, for l2 from a thousand features' mean squares
 *     down to 10⁻⁸ of that
 * @param choice among the values
 * @param seed of the folds
 */
public record CrossValidation(
    int folds, Optional<String> group, Along along, List<Double> values, Choice choice, long seed) {
  /** The factor that is chosen. */
  public enum Along {
    L1("l1", "l1Path"),
    L2("l2", "l2Path");

    private final String penalty;
    private final String field;

    Along(String penalty, String field) {
      this.penalty = penalty;
      this.field = field;
    }

    /** The penalty's name. */
    public String penalty() {
      return penalty;
    }

    /** The name of the setting of its values. */
    public String field() {
      return field;
    }
  }

  /** What is chosen of a path. */
  public enum Choice {
    /** The value of the least mean error. */
    MINIMUM("minimum"),
    /** The largest value whose mean error is within one standard error of the least. */
    ONE_STANDARD_ERROR("one-se");

    private final String shortName;

    Choice(String shortName) {
      this.shortName = shortName;
    }

    /** As models and messages call it. */
    public String shortName() {
      return shortName;
    }

    /**
     * The choice of a short name.
     *
     * @throws InvalidSettingException for a name of none of them
     */
    public static Choice named(String name) {
      for (Choice choice : values()) {
        if (choice.shortName.equals(name)) {
          return choice;
        }
      }
      throw InvalidSettingException.choice("choose", name, "minimum, one-se");
    }
  }

  /**
   * @throws InvalidSettingException for fewer than 2 folds, and for values that are negative, not
   *     finite, or given twice
   */
  public CrossValidation {
    Ranges.require(folds >= 2, "folds", folds, "2 or more");
    List<Double> descending = new ArrayList<>();
    for (double value : values) {
      Ranges.requireNotNegative(value, along.field());
      descending.add(value + 0.0);
    }
    descending.sort(Collections.reverseOrder());
    for (int v = 1; v < descending.size(); v++) {
      if (descending.get(v).equals(descending.get(v - 1))) {
        throw InvalidSettingException.conflict(
            along.field(), descending.get(v), Sentence.plain("is given twice"));
      }
    }
    values = List.copyOf(descending);
  }

  /** Of l1, by K folds. */
  public static CrossValidation ofL1(int folds) {
    return new CrossValidation(folds, Optional.empty(), Along.L1, List.of(), Choice.MINIMUM, 42);
  }

  /** Of l2, by K folds. */
  public static CrossValidation ofL2(int folds) {
    return new CrossValidation(folds, Optional.empty(), Along.L2, List.of(), Choice.MINIMUM, 42);
  }

  public CrossValidation withGroup(String column) {
    return new CrossValidation(folds, Optional.of(column), along, values, choice, seed);
  }

  public CrossValidation withValues(List<Double> path) {
    return new CrossValidation(folds, group, along, path, choice, seed);
  }

  public CrossValidation choosing(Choice rule) {
    return new CrossValidation(folds, group, along, values, rule, seed);
  }

  public CrossValidation withSeed(long value) {
    return new CrossValidation(folds, group, along, values, choice, value);
  }

  /** A penalty with one of the path's values. */
  public Penalty at(double value, Penalty others) {
    return along == Along.L1 ? others.withL1(value) : others.withL2(value);
  }

  /**
   * That fits by these settings can be compared.
   *
   * @throws InvalidSettingException for mini-batches, another loss than the squared one, the path's
   *     own factor given beside it, or an optimizer or bounds that cannot do with an l1
   */
  public void check(LinearSettings settings) {
    if (!settings.batch().all()) {
      throw InvalidSettingException.conflict(
          "folds",
          folds,
          Sentence.of("need all rows in each step: leave %s at 1", Sentence.setting("batch")));
    }
    if (!settings.loss().squared()) {
      throw InvalidSettingException.conflict(
          "loss",
          settings.loss().shortName(),
          Sentence.of("has no %s: take squared", Sentence.setting(along.field())));
    }
    double own = along == Along.L1 ? settings.penalty().l1() : settings.penalty().l2();
    if (own > 0) {
      throw InvalidSettingException.conflict(
          along.penalty(),
          own,
          Sentence.of("is given beside %s: leave one out", Sentence.setting(along.field())));
    }
    if (!settings.penalty().units().equals(PenaltyUnits.DEFAULT)) {
      throw InvalidSettingException.conflict(
          "folds", folds, Sentence.plain("go with penalties in the default units alone"));
    }
    settings.withPenalty(at(1, settings.penalty()));
  }
}
