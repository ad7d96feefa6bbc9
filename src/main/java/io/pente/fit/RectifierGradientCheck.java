package io.pente.fit;

import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.function.Differences;
import io.pente.function.GradientCheck;
import io.pente.model.RectifierModel;
import io.pente.objective.Evaluation;
import io.pente.objective.RectifierObjective;
import io.pente.objective.RectifierTermsTask;
import io.pente.settings.RectifierSettings;
import io.pente.settings.RowSettings;
import io.pente.settings.Starts;
import io.pente.table.Table;
import java.util.List;

/**
 * Compares the rectifier's analytic gradient with differences of f on a table's own rows, in some
 * coordinates.
 */
public final class RectifierGradientCheck {
  private final RectifierRows rows;
  private final double lambda;
  private final double[] point;

  private RectifierGradientCheck(RectifierRows rows, double lambda, double[] point) {
    this.rows = rows;
    this.lambda = lambda;
    this.point = point;
  }

  /**
   * Checks in {@code samples} coordinates, at a model's x or, where it is null, at a random start.
   *
   * @throws BadInputException where the table cannot be used or x has another dimension
   */
  public static GradientError run(
      Table table, double lambda, RectifierModel model, int samples, long seed) {
    return run(table, lambda, model, RowSettings.DEFAULTS, samples, seed);
  }

  /**
   * The same with rows read otherwise.
   *
   * @param read how, and which of them
   */
  public static GradientError run(
      Table table, double lambda, RectifierModel model, RowSettings read, int samples, long seed) {
    Starts start = model == null ? Starts.random(1, seed) : Starts.at(model.x());
    RectifierSettings settings = RectifierSettings.of(lambda).withStarts(start).withRows(read);
    try (RectifierRows rows = RectifierRows.of(table, settings, FitListener.NONE)) {
      double[] point = RectifierStarts.of(settings, rows.moments()).get(0);
      return new RectifierGradientCheck(rows, lambda, point).check(samples, seed);
    }
  }

  private GradientError check(int samples, long seed) {
    int[] chosen = Differences.sample(point.length, samples, seed);
    Differences differences = Differences.of(point, chosen);
    RectifierObjective objective =
        new RectifierObjective(rows.cached().blocks(), rows.moments(), lambda);
    double[] gradient = GradientQuestions.answers(objective, 0, List.of(point)).get(0).gradient();
    double[] values =
        GradientQuestions.answers(objective, 0, differences.points()).stream()
            .mapToDouble(Evaluation::value)
            .toArray();
    GradientCheck worst = GradientCheck.of(differences, values, gradient, terms(chosen));
    return new GradientError(
        worst.error(),
        "x_" + worst.coordinate(),
        worst.gradient(),
        worst.difference(),
        chosen.length);
  }

  /** The size of each chosen coordinate's terms, at its place. */
  private double[] terms(int[] chosen) {
    double[] sums =
        rows.cached()
            .blocks()
            .sum(new RectifierTermsTask(lambda, point, chosen), "sizes of the gradient's terms")
            .values();
    double[] sizes = new double[point.length];
    for (int c = 0; c < chosen.length; c++) {
      sizes[chosen[c]] = sums[c];
    }
    return sizes;
  }
}
