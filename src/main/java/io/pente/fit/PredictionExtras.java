package io.pente.fit;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.statistics.ModelSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is appended to a row beside its predictions, of a model that knows how sure its weights are.
 *
 * @param interval around each prediction; empty for none
 * @param level of that, between 0 and 1
 * @param diagnostics whether residual, leverage and Cook's distance are appended, for rows that
 *     have the targets
 * @param weights a column of row weights ≥ 0, for diagnostics; empty for the model's own, and 1
 *     each where it has none
 */
public record PredictionExtras(
    Optional<Interval> interval, double level, boolean diagnostics, Optional<String> weights) {
  /** Nothing. */
  public static final PredictionExtras NONE =
      new PredictionExtras(Optional.empty(), ModelSummary.USUAL_LEVEL, false, Optional.empty());

  /** Of what an interval holds the share {@code level}. */
  public enum Interval {
    /** Of the mean of all rows with such features: ŷ ± c s√h. */
    CONFIDENCE,
    /** Of one more row of weight 1: ŷ ± c s√(1 + h). */
    PREDICTION
  }

  /**
   * @throws io.pente.failure.InvalidSettingException for a level that no interval has
   * @throws UsageException for row weights that nothing asks for
   */
  public PredictionExtras {
    ModelSummary.requireLevel(level);
    if (weights.isPresent() && !diagnostics) {
      throw new UsageException(
          Sentence.of("row weights are for %s", Sentence.setting("diagnostics")));
    }
  }

  /** Intervals, and nothing else. */
  public static PredictionExtras intervals(Interval kind, double level) {
    return new PredictionExtras(Optional.of(kind), level, false, Optional.empty());
  }

  /** Whether it is nothing. */
  boolean none() {
    return interval.isEmpty() && !diagnostics;
  }

  /**
   * The names of what is appended after the predictions: {@code prediction_low} and {@code
   * prediction_high}, {@code residual}, {@code leverage}, {@code cooks_distance}; with {@code
   * _<target>} where there are several, but for the leverage, which a row has one of.
   */
  List<String> columns(LinearModel model) {
    boolean one = model.targets().size() == 1;
    Function<String, List<String>> named =
        name -> model.targets().stream().map(t -> one ? name : name + "_" + t).toList();
    List<String> columns = new ArrayList<>();
    if (interval.isPresent()) {
      List<String> low = named.apply("prediction_low");
      List<String> high = named.apply("prediction_high");
      for (int k = 0; k < low.size(); k++) {
        columns.add(low.get(k));
        columns.add(high.get(k));
      }
    }
    if (diagnostics) {
      columns.addAll(named.apply("residual"));
      columns.add("leverage");
      columns.addAll(named.apply("cooks_distance"));
    }
    return columns;
  }

  /**
   * Refuses a model that does not know how sure it is.
   *
   * @throws BadInputException where it has no inference, or no degrees of freedom
   */
  void require(LinearModel model) {
    Inference inference = model.findings().inference();
    if (none()) {
      return;
    }
    String field = interval.isPresent() ? "interval" : "diagnostics";
    if (!inference.present()) {
      throw new BadInputException(
          Sentence.of(
              "the model does not know how sure it is, which %s needs: %s",
              Sentence.setting(field), inference.absent()));
    }
    if (model.roles().sampling()) {
      throw new BadInputException(
          Sentence.of(
              "errors of rows with weights of sampling are not alike, as %s would take them",
              Sentence.setting(field)));
    }
    if (!(inference.residuals().degreesOfFreedom() > 0)) {
      throw new BadInputException(
          Sentence.of(
              "the model's rows left no degrees of freedom, and %s needs some",
              Sentence.setting(field)));
    }
  }
}
