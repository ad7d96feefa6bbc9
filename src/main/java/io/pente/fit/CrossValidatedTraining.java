package io.pente.fit;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.DivergenceException;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.model.LinearModel;
import io.pente.model.PenaltyPath;
import io.pente.model.Training;
import io.pente.objective.LinearSpace;
import io.pente.path.CrossProducts;
import io.pente.path.ErrorCurve;
import io.pente.path.FoldedRows;
import io.pente.path.Folds;
import io.pente.path.RidgePath;
import io.pente.settings.CrossValidation;
import io.pente.settings.LinearSettings;
import io.pente.settings.Penalty;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses a penalty for each target by cross-validation, and fits all rows with it. Where the
 * features' products fit the driver, two passes find the errors of all folds, values and targets:
 * what a fit to some rows is follows from their products. The model itself is fitted by {@link
 * LinearTraining}, whose passes over the rows have the last word.
 */
public final class CrossValidatedTraining {
  private final LinearRows rows;
  private final LinearSettings settings;
  private final CrossValidation validation;
  private final FitListener listener;
  private final LinearSpace space;

  private CrossValidatedTraining(
      LinearRows rows, LinearSettings settings, CrossValidation validation, FitListener listener) {
    this.rows = rows;
    this.settings = settings;
    this.validation = validation;
    this.listener = listener;
    this.space =
        new LinearSpace(
            rows.moments().features(),
            rows.moments().targets(),
            rows.features(),
            rows.targets(),
            settings.intercept(),
            settings.standardize());
  }

  /**
   * Packs a table's rows, chooses and fits.
   *
   * @throws InvalidSettingException for settings that do not go with a path
   * @throws BadInputException as {@link LinearTraining#train}, and where folds are more than rows
   *     or groups
   */
  public static TrainedLinear train(
      Table table,
      ColumnRoles roles,
      LinearSettings settings,
      CrossValidation validation,
      FitListener listener) {
    validation.check(settings);
    settings.checkWhole();
    ColumnRoles keyed = validation.group().map(name -> roles.withKeys(List.of(name))).orElse(roles);
    try (LinearRows rows = LinearRows.of(table, keyed, settings, listener)) {
      return new CrossValidatedTraining(rows, settings, validation, listener).trained();
    }
  }

  private TrainedLinear trained() {
    Folds folds = folds();
    double[][] values;
    PathFolds errors;
    FoldedRows.Space units = ProductStart.space(space, settings);
    if (byProducts()) {
      FoldedRows folded = FoldedRows.of(timed(), folds, units);
      double[][] slopes = RidgePath.slopes(folded.whole(), space.targets());
      values = PathValues.of(validation, space, settings, slopes);
      tell(values, "the products of each fold, summed in one pass, and their residuals in another");
      errors = PathFolds.byProducts(folded, space, settings, validation, values);
    } else {
      double[][] slopes = CrossProducts.of(timed(), units, pivot(), rows.moments().weight());
      PathValues.requireNoFree(validation, space, slopes, rows.featureNames());
      values = PathValues.of(validation, space, settings, slopes);
      tell(
          values,
          "a fit for each, begun at the one before, as the products of so many features do not fit"
              + " the driver");
      errors = PathFolds.byPasses(rows, folds, settings, validation, values, quiet());
    }
    return fitted(curves(values, errors));
  }

  private TimedBlocks timed() {
    return new TimedBlocks(rows.blocks(), listener);
  }

  /** The fits of folds are heard of by their passes alone. */
  private FitListener quiet() {
    return event ->
        event instanceof FitEvent.Passed || event instanceof FitEvent.Iterated
            ? listener.on(event)
            : FitListener.Answer.GO_ON;
  }

  private double[] pivot() {
    double[] pivot =
        Arrays.copyOf(space.standardization().shift(), space.features() + space.targets());
    System.arraycopy(
        space.standardization().targetShift(), 0, pivot, space.features(), space.targets());
    return pivot;
  }

  private Folds folds() {
    long count = rows.moments().weighing();
    if (validation.folds() > count) {
      throw new BadInputException(
          Sentence.of(
              "%s are %,d, more than the %,d rows that weigh anything: take fewer",
              Sentence.setting("folds"), validation.folds(), count));
    }
    if (validation.group().isEmpty()) {
      return new Folds.ByPosition(validation.folds(), validation.seed());
    }
    GroupRows groups = rows.blocks().sum(new GroupRows.Task(), "rows of each group");
    return GroupFolds.of(groups, validation.folds(), validation.seed(), validation.group().get());
  }

  /**
   * Whether products are summed.
   *
   * @throws InvalidSettingException where those of so many folds do not fit
   */
  private boolean byProducts() {
    int n = space.features();
    if (!Optimizers.productsFit(rows.moments().rows(), n, rows.moments().sparse())) {
      return false;
    }
    double width = n + space.targets();
    double fold = 8 * (width * width + 8 * width + 64);
    double bytes = fold * validation.folds() * (4 + Math.min(4, rows.partitions()));
    if (bytes > LinearTraining.MOST_OF_THE_HEAP * Runtime.getRuntime().maxMemory()) {
      throw InvalidSettingException.conflict(
          "folds",
          validation.folds(),
          Sentence.of(
              "need about %,.0f MB for the products of %,d columns, more than %s leaves: take fewer,"
                  + " or give more",
              bytes / 1e6, (int) width, Sentence.setting("spark.driver.memory")));
    }
    return true;
  }

  private void tell(double[][] values, String how) {
    listener.note(
        Sentence.of(
            "%s of %d values by %d folds: %s",
            Sentence.setting(validation.along().field()),
            values[0].length,
            validation.folds(),
            how));
  }

  private List<PenaltyPath.Curve> curves(double[][] values, PathFolds errors) {
    List<PenaltyPath.Curve> curves = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      int target = k;
      double[][] squares =
          Arrays.stream(errors.squares()).map(fold -> fold[target]).toArray(double[][]::new);
      ErrorCurve curve = ErrorCurve.of(squares, errors.weights());
      int least = curve.minimum();
      if (!Double.isFinite(curve.mean()[least])) {
        throw new DivergenceException(
            "target '"
                + rows.targetNames().get(k)
                + "': the errors of the folds are too large for any "
                + validation.along().penalty()
                + " of the path: divide columns by a power of ten");
      }
      int within = curve.withinOneStandardError();
      boolean minimum = validation.choice() == CrossValidation.Choice.MINIMUM;
      curves.add(
          new PenaltyPath.Curve(
              rows.targetNames().get(k),
              list(values[k]),
              list(curve.mean()),
              list(curve.standardError()),
              values[k][least],
              values[k][within],
              values[k][minimum ? least : within]));
    }
    curves.forEach(this::tell);
    return curves;
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /** What was chosen, and where the path ends too early to tell. */
  private void tell(PenaltyPath.Curve curve) {
    int least = curve.values().indexOf(curve.minimum());
    String penalty = validation.along().penalty();
    listener.note(
        Sentence.of(
            "'%s': %s %.6g is taken; the least mean error, %.6g, is at %.6g",
            curve.target(), penalty, curve.chosen(), curve.mean().get(least), curve.minimum()));
    boolean last = least == curve.values().size() - 1 && curve.minimum() > 0;
    boolean l1 = validation.along() == CrossValidation.Along.L1;
    if (least == 0 && l1 && validation.values().isEmpty()) {
      listener.note(
          Sentence.of(
              "'%s': the least error is at the largest value of the path, where every weight is 0",
              curve.target()));
    } else if (curve.values().size() > 1 && (last || least == 0)) {
      listener.note(
          Sentence.of(
              "'%s': the least error is at the %s value of the path: %s values may do better",
              curve.target(), last ? "smallest" : "largest", last ? "smaller" : "larger"));
    }
  }

  private TrainedLinear fitted(List<PenaltyPath.Curve> curves) {
    List<Penalty> penalties =
        curves.stream().map(curve -> validation.at(curve.chosen(), settings.penalty())).toList();
    double largest = curves.stream().mapToDouble(PenaltyPath.Curve::chosen).max().orElse(0);
    LinearSettings chosen = settings.withPenalty(validation.at(largest, settings.penalty()));
    LinearRequest request = LinearRequest.of(rows, chosen).withPenalties(penalties);
    TrainedLinear trained =
        LinearTraining.train(rows, rows.blocks(), rows.moments(), request, listener);
    PenaltyPath path = new PenaltyPath(validation.along().penalty(), validation.folds(), curves);
    LinearModel model = trained.model();
    Training told = model.training().with(settingsOf(model.training(), curves), Map.of());
    return trained.with(model.with(told).with(model.findings().withPath(path)));
  }

  /** What was asked for, with what was chosen in the place of the penalty. */
  private Map<String, Object> settingsOf(Training training, List<PenaltyPath.Curve> curves) {
    Map<String, Object> map = new LinkedHashMap<>(training.settings());
    List<Double> chosen = curves.stream().map(PenaltyPath.Curve::chosen).toList();
    boolean alike = chosen.stream().distinct().count() == 1;
    map.put(validation.along().penalty(), alike ? chosen.get(0) : chosen);
    map.put("folds", validation.folds());
    validation.group().ifPresent(name -> map.put("group", name));
    map.put(
        validation.along().field(), validation.values().isEmpty() ? "auto" : validation.values());
    map.put("choose", validation.choice().shortName());
    map.put("seed", validation.seed());
    return map;
  }
}
