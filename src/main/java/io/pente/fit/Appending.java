package io.pente.fit;

import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import io.pente.model.DataSummary;
import io.pente.model.LinearModel;
import io.pente.model.Roles;
import io.pente.model.Training;
import io.pente.settings.RowSettings;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Models that keep their rows' moments put together, and brought up to date with new rows: equal to
 * the fit to all rows, which are not read again.
 */
public final class Appending {
  /** Settings of a penalty's path, and of rows that were held out. */
  private static final Set<String> OF_OTHER_ROWS =
      Set.of("folds", "group", "l1Path", "l2Path", "choose", "validation", "patience");

  private Appending() {}

  /**
   * The model of the rows of several models, which have the same columns, by name, and the same
   * intercept, l2 and standardization.
   *
   * @param models two or more
   * @param names of these in messages, as many
   * @throws BadInputException for a model without moments, or of other columns or settings
   */
  public static TrainedLinear merge(
      List<LinearModel> models, List<String> names, FitListener listener) {
    if (models.size() < 2) {
      throw new UsageException("a merge is of two models or more");
    }
    List<Mergeable> all = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      all.add(new Mergeable(models.get(i), names.get(i)));
    }
    for (int i = 1; i < all.size(); i++) {
      all.get(0).requireLike(all.get(i), listener);
      for (int j = 0; j < i; j++) {
        all.get(j).tellSame(all.get(i), listener);
      }
    }
    Mergeable first = all.get(0);
    LinearModel like = first.model();
    MomentsMerge merge = new MomentsMerge(like.features().size());
    MomentsMerge.Part sum = first.part(like);
    DataSummary data = like.training().data();
    List<Long> rows = new ArrayList<>(List.of(like.training().rows()));
    for (Mergeable next : all.subList(1, all.size())) {
      sum = merge.sum(sum, next.part(like));
      Training training = next.model().training();
      data = AppendedData.sum(data, AppendedData.ordered(training.data(), next.order(like)));
      rows.add(training.rows());
    }
    boolean sparse = all.stream().allMatch(Mergeable::sparse);
    Map<String, Object> notes = Map.of("mergedRows", rows);
    return new AppendedModel(
            like,
            settings(models),
            roles(models),
            sum.moments(),
            sum.origins(),
            data,
            "merge",
            0,
            notes,
            sparse)
        .trained();
  }

  /** Those of the first model, without a condition that others do not have. */
  private static Map<String, Object> settings(List<LinearModel> models) {
    Map<String, Object> settings = settings(models.get(0));
    Object where = settings.get("where");
    for (LinearModel model : models) {
      if (!Objects.equals(where, model.training().settings().get("where"))) {
        settings.remove("where");
      }
    }
    return settings;
  }

  /** Without those of a choice or an end that other rows had a part in. */
  private static Map<String, Object> settings(LinearModel model) {
    Map<String, Object> settings = new LinkedHashMap<>(model.training().settings());
    settings.keySet().removeAll(OF_OTHER_ROWS);
    return settings;
  }

  /** Those of the first model whose rows have weights, where there is one. */
  private static Roles roles(List<LinearModel> models) {
    Roles first = models.get(0).roles();
    return models.stream()
        .map(LinearModel::roles)
        .filter(roles -> roles.weights().isPresent())
        .findFirst()
        .orElse(first);
  }

  /**
   * A model brought up to date with a table's rows, in one pass over them.
   *
   * @param rows how they are read: {@link #rows} for as the model's were
   * @throws BadInputException for a model without moments; where the table lacks a column, has a
   *     row that cannot be used, or none that can
   */
  public static TrainedLinear update(
      Table table, LinearModel model, RowSettings rows, FitListener listener) {
    Mergeable before = new Mergeable(model, "the model");
    AppendedRows more = AppendedRows.of(table, before, rows, listener);
    MomentsMerge.Part sum =
        new MomentsMerge(model.features().size()).sum(before.part(model), more.part());
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("rowsBefore", model.training().rows());
    notes.put("rowsAdded", more.data().rows());
    return new AppendedModel(
            model,
            settings(model),
            model.roles(),
            sum.moments(),
            sum.origins(),
            AppendedData.sum(model.training().data(), more.data()),
            "update",
            1,
            notes,
            before.sparse())
        .trained();
  }

  /** How a model's rows were read, under the same condition. */
  public static RowSettings rows(LinearModel model) {
    RowSettings rows = SkipRules.of(model.training());
    return model.training().settings().get("where") instanceof String condition
        ? rows.withWhere(condition)
        : rows;
  }
}
