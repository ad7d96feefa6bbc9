package io.pente.fit;

import io.pente.data.ColumnSums;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.function.Differences;
import io.pente.function.GradientCheck;
import io.pente.function.MeanSquaredError;
import io.pente.model.LinearModel;
import io.pente.objective.ChangedObjective;
import io.pente.objective.Evaluation;
import io.pente.objective.LinearObjective;
import io.pente.objective.LinearSpace;
import io.pente.objective.Objective;
import io.pente.objective.TermsTask;
import io.pente.settings.LinearSettings;
import io.pente.settings.RowSettings;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Compares the linear model's analytic gradient with differences of its loss on a table's own rows,
 * in some coordinates. The loss is a quadratic, so differences at a large step are exact.
 */
public final class LinearGradientCheck {
  private final LinearRows rows;
  private final LinearSpace space;
  private final Objective objective;

  private LinearGradientCheck(LinearRows rows) {
    this.rows = rows;
    this.space =
        new LinearSpace(
            rows.moments().features(),
            rows.moments().targets(),
            rows.features(),
            rows.targets(),
            true,
            true);
    this.objective =
        new ChangedObjective(
            new LinearObjective(rows.blocks(), true, space.featureSizes(), space.targetSizes()),
            space.standardization());
  }

  /**
   * Checks in {@code samples} coordinates, at a model or, where it is null, at a random point.
   *
   * @throws io.pente.failure.BadInputException where the table cannot be used or lacks a feature of
   *     the model
   */
  public static GradientError run(
      Table table, ColumnRoles roles, LinearModel model, int samples, long seed) {
    return run(table, roles, model, RowSettings.DEFAULTS, samples, seed);
  }

  /**
   * The same with rows read otherwise.
   *
   * @param read how, and which of them
   */
  public static GradientError run(
      Table table, ColumnRoles roles, LinearModel model, RowSettings read, int samples, long seed) {
    ColumnRoles columns = model == null ? roles : roles.knowing(model.features());
    LinearSettings settings = LinearSettings.DEFAULTS.withRows(read);
    try (LinearRows rows = LinearRows.of(table, columns, settings, FitListener.NONE)) {
      return new LinearGradientCheck(rows).check(model, samples, seed);
    }
  }

  private GradientError check(LinearModel model, int samples, long seed) {
    int dimension = space.dimension();
    int[] chosen = Differences.sample(dimension * space.targets(), samples, seed);
    double[][] points = new double[space.targets()][];
    for (int k = 0; k < points.length; k++) {
      points[k] = model == null ? random(seed + k) : at(model, k);
    }
    double[] terms = terms(points, chosen);
    GradientError worst = null;
    for (int k = 0; k < points.length; k++) {
      GradientError found = check(k, points[k], chosen, terms);
      worst = worst == null || found != null && found.error() > worst.error() ? found : worst;
    }
    return worst;
  }

  private double[] random(long seed) {
    Random random = new Random(seed);
    double[] point = new double[space.dimension()];
    Arrays.setAll(point, i -> random.nextGaussian());
    return point;
  }

  private double[] at(LinearModel model, int k) {
    int in = model.targets().indexOf(rows.targetNames().get(k));
    if (in < 0) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the model has no target '%s', only %s",
              rows.targetNames().get(k),
              NameList.some(model.targets())));
    }
    return new LinearStart(model).point(space, rows, k);
  }

  private GradientError check(int k, double[] point, int[] chosen, double[] terms) {
    int dimension = space.dimension();
    int[] own =
        Arrays.stream(chosen).filter(c -> c / dimension == k).map(c -> c % dimension).toArray();
    if (own.length == 0) {
      return null;
    }
    Differences differences = Differences.ofQuadratic(point, own);
    double[] gradient = GradientQuestions.answers(objective, k, List.of(point)).get(0).gradient();
    double[] values =
        GradientQuestions.answers(objective, k, differences.points()).stream()
            .mapToDouble(Evaluation::value)
            .toArray();
    double[] sizes = Arrays.copyOfRange(terms, k * dimension, (k + 1) * dimension);
    GradientCheck found = GradientCheck.of(differences, values, gradient, sizes);
    return new GradientError(
        found.error(),
        name(k, found.coordinate()),
        found.gradient(),
        found.difference(),
        chosen.length);
  }

  private String name(int k, int coordinate) {
    String of = coordinate == space.features() ? "bias" : rows.featureNames().get(coordinate);
    return String.format(Locale.ROOT, "%s of target %s", of, rows.targetNames().get(k));
  }

  /** The size of each chosen coordinate's terms, at its place among p × dimension. */
  private double[] terms(double[][] points, int[] chosen) {
    int n = space.features();
    int p = space.targets();
    int dimension = space.dimension();
    double[] weights = new double[n * p];
    double[] bias = new double[p];
    for (int k = 0; k < p; k++) {
      double[] packed = space.standardization().point(k, points[k]);
      for (int j = 0; j < n; j++) {
        weights[j * p + k] = packed[j];
      }
      bias[k] = packed[n];
    }
    double[] unit = new double[n * chosen.length];
    double[] shifts = new double[chosen.length];
    int[] targets = new int[chosen.length];
    for (int c = 0; c < chosen.length; c++) {
      int j = chosen[c] % dimension;
      targets[c] = chosen[c] / dimension;
      shifts[c] = j == n ? -1 : space.standardization().shift()[j];
      if (j < n) {
        unit[j * chosen.length + c] = 1;
      }
    }
    TermsTask task = new TermsTask(weights, bias, unit, shifts, targets);
    ColumnSums sum = rows.blocks().sum(task, "sizes of the gradient's terms");
    double[] sizes = new double[p * dimension];
    for (int c = 0; c < chosen.length; c++) {
      int j = chosen[c] % dimension;
      double scale = j == n ? 1 : space.standardization().inverseScale()[j];
      double s = space.standardization().targetScale()[targets[c]];
      sizes[chosen[c]] =
          MeanSquaredError.gradient(sum.values()[c], rows.moments().weight()) * scale / s;
    }
    return sizes;
  }
}
