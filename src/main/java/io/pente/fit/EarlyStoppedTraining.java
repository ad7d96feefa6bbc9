package io.pente.fit;

import io.pente.data.Blocks;
import io.pente.data.ChosenBlocks;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.data.Share;
import io.pente.event.FitListener;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.model.LinearModel;
import io.pente.model.Training;
import io.pente.settings.EarlyStopping;
import io.pente.settings.LinearSettings;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fits to some rows, and stops when the error of others has not become lower for some iterations.
 */
public final class EarlyStoppedTraining {
  private final ColumnRoles roles;
  private final LinearSettings settings;
  private final EarlyStopping stopping;
  private final Optional<LinearModel> start;
  private final FitListener listener;

  private EarlyStoppedTraining(
      ColumnRoles roles,
      LinearSettings settings,
      EarlyStopping stopping,
      Optional<LinearModel> start,
      FitListener listener) {
    this.roles = roles;
    this.settings = settings;
    this.stopping = stopping;
    this.start = start;
    this.listener = listener;
  }

  /**
   * Packs a table's rows and fits to them.
   *
   * @param validation rows that the fit does not learn from, with the same columns; empty where a
   *     share of the table's own rows is held out
   * @param start where to begin; empty for W = 0
   * @throws io.pente.failure.BadInputException as {@link LinearTraining#train}, of either table
   */
  public static TrainedLinear train(
      Table table,
      Optional<Table> validation,
      ColumnRoles roles,
      LinearSettings settings,
      EarlyStopping stopping,
      Optional<LinearModel> start,
      FitListener listener) {
    settings.checkWhole();
    if (validation.isPresent() == stopping.share() > 0) {
      throw new UsageException(
          "rows to validate by are a share of the table's own, or another table's: one of the two");
    }
    EarlyStoppedTraining training =
        new EarlyStoppedTraining(roles, settings, stopping, start, listener);
    try (LinearRows rows = LinearRows.of(table, roles, settings, listener)) {
      return validation.isPresent()
          ? training.byTable(rows, validation.get())
          : training.byShare(rows);
    }
  }

  private TrainedLinear byShare(LinearRows rows) {
    double share = stopping.share();
    Blocks<LinearBlock> training =
        new ChosenBlocks<>(rows.blocks(), new Share(share, stopping.seed(), false));
    Blocks<LinearBlock> heldOut =
        new ChosenBlocks<>(rows.blocks(), new Share(share, stopping.seed(), true));
    Moments others = heldOut.sum(new Moments.Task(), "moments of the held-out rows");
    Moments own = training.sum(new Moments.Task(), "moments of the other rows");
    if (others.weight() == 0 || own.weight() == 0) {
      throw InvalidSettingException.conflict(
          "validation",
          share,
          Sentence.of(
              "leaves no row that weighs anything to %s: of %,d rows it holds out %,d",
              own.weight() == 0 ? "train on" : "validate by",
              rows.moments().rows(),
              others.rows()));
    }
    HeldOutRows held = new HeldOutRows(rows, heldOut, others.rows(), stopping.patience());
    return trained(rows, training, own, held, share);
  }

  private TrainedLinear byTable(LinearRows rows, Table validation) {
    ColumnRoles same = roles.knowing(rows.featureNames());
    try (LinearRows others = LinearRows.of(validation, same, settings, listener)) {
      HeldOutRows held =
          new HeldOutRows(others, others.blocks(), others.moments().rows(), stopping.patience());
      return trained(rows, rows.blocks(), rows.moments(), held, validation.name());
    }
  }

  private TrainedLinear trained(
      LinearRows rows, Blocks<LinearBlock> blocks, Moments moments, HeldOutRows held, Object from) {
    listener.note(
        Sentence.of("%,d rows are trained on, and %,d held out", moments.rows(), held.count()));
    LinearRequest request =
        LinearRequest.of(rows, settings).from(start.map(LinearStart::new)).watching(held);
    TrainedLinear trained = LinearTraining.train(rows, blocks, moments, request, listener);
    LinearModel model = trained.model();
    Map<String, Object> asked = new LinkedHashMap<>(model.training().settings());
    asked.put("validation", from);
    asked.put("patience", stopping.patience());
    asked.put("seed", stopping.seed());
    Training told = model.training().with(asked, Map.of("validation", figures(model, held)));
    return trained.with(model.with(told));
  }

  private static Map<String, Object> figures(LinearModel model, HeldOutRows held) {
    Map<String, Object> errors = new LinkedHashMap<>();
    double[] found = held.errors(model);
    for (int k = 0; k < found.length; k++) {
      errors.put(model.targets().get(k), found[k]);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", held.count());
    figures.put("errors", errors);
    return figures;
  }
}
