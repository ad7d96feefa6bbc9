package io.pente.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.fit.TrainedLinear;
import io.pente.fit.TrainedRectifier;
import io.pente.model.Account;
import io.pente.model.Caution;
import io.pente.model.LinearModel;
import io.pente.model.PenaltyPath;
import io.pente.model.Roles;
import io.pente.model.Training;
import io.pente.model.file.AccountJson;
import io.pente.model.file.Json;
import io.pente.model.file.ModelJson;
import io.pente.model.file.RolesJson;
import io.pente.model.file.TrainingJson;
import io.pente.table.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code train} and {@code rectify} print at the end. */
final class Summary {
  private static final int MOST_NAMED = 20;
  private static final int MOST_SHOWN = 5;

  private Summary() {}

  static String of(TrainedLinear trained, String place) {
    Training training = trained.model().training();
    List<String> targets = trained.model().targets();
    StringBuilder text = new StringBuilder();
    line(text, "rows", "%,d%s", training.rows(), skipped(trained.skippedRows()));
    account(text, training.data().account());
    line(text, "features", "%s", features(trained.model().features()));
    line(text, "targets", "%,d", targets.size());
    roles(text, trained.model().roles());
    line(text, "optimizer", "%s", training.optimizer());
    line(text, "iterations", "%,d (%,d passes)", training.iterations(), training.passes());
    line(text, "converged", "%s: %s", training.converged(), training.stopReason());
    line(text, "loss", "%.10g", training.loss());
    if (training.objective() != training.loss()) {
      line(text, "objective", "%.10g", training.objective());
    }
    path(text, trained.model().findings().path());
    cautions(text, training);
    line(text, "model", "%s", place);
    int width = targets.stream().mapToInt(String::length).max().orElse(0);
    text.append('\n').append(row("target", "rmse", "r2", width));
    for (int k = 0; k < targets.size(); k++) {
      String rmse = number(trained.rootMeanSquaredErrors()[k]);
      String r2 = number(trained.determination()[k]);
      text.append(row(targets.get(k), rmse, r2, width));
    }
    return text.append(Coefficients.table(trained.model())).toString();
  }

  private static void roles(StringBuilder text, Roles roles) {
    roles.weights().ifPresent(name -> line(text, "weights", "%s", name + ", " + weights(roles)));
    roles.offset().ifPresent(name -> line(text, "offset", "%s", name));
    if (!roles.controls().isEmpty()) {
      line(text, "controls", "%s (predictions leave out)", some(roles.controls()));
    }
  }

  /** What a model's weights mean. */
  static String weights(Roles roles) {
    if (roles.frequencies()) {
      return "frequency: each row counts as many times";
    }
    return roles.sampling()
        ? "sampling: standard errors are robust, and need the rows"
        : "analytic: each row counts once, as precise as it weighs";
  }

  /** What was chosen of a path, a line a target. */
  private static void path(StringBuilder text, PenaltyPath path) {
    for (PenaltyPath.Curve curve : path.targets()) {
      int at = curve.values().indexOf(curve.chosen());
      line(
          text,
          path.penalty(),
          "%.6g for %s: mean error %.6g, standard error %.3g, of %d folds",
          curve.chosen(),
          curve.target(),
          curve.mean().get(at),
          curve.standardError().get(at),
          path.folds());
    }
  }

  /** All names up to 20, else how many and the first. */
  private static String features(List<String> names) {
    String some = names.size() <= MOST_NAMED ? String.join(", ", names) : names.get(0) + ", ...";
    return String.format(
        Locale.ROOT, "%,d%s", names.size(), names.isEmpty() ? "" : " (" + some + ")");
  }

  static String json(TrainedLinear trained, String place) {
    LinearModel model = trained.model();
    ObjectNode training = ModelJson.training(model);
    ObjectNode json = json(model.training(), training, place, "features", model.features().size());
    RolesJson.put(json, model.roles());
    return Json.line(json) + "\n";
  }

  static String json(TrainedRectifier trained, String place) {
    Training training = trained.model().training();
    ObjectNode told = TrainingJson.of(training);
    return Json.line(json(training, told, place, "dimension", trained.model().x().length)) + "\n";
  }

  /** What the model says of its training, how large it is, and where it went. */
  private static ObjectNode json(
      Training training, ObjectNode told, String place, String size, int count) {
    ObjectNode json = Json.object().put("model", place).put(size, count);
    json.set("training", told);
    json.set("account", AccountJson.of(training.data().account()));
    return json;
  }

  static String of(TrainedRectifier trained, String place) {
    Training training = trained.model().training();
    int starts = trained.objectives().length;
    StringBuilder text = new StringBuilder();
    String parts = trained.complex() ? ", complex" : "";
    line(text, "rows", "%,d%s%s", training.rows(), parts, skipped(trained.skippedRows()));
    account(text, training.data().account());
    line(text, "dimension", "%,d", trained.model().x().length);
    line(text, "lambda", "%s", trained.model().lambda());
    line(text, "optimizer", "%s", training.optimizer());
    line(text, "iterations", "%,d (%,d passes)", training.iterations(), training.passes());
    if (starts > 1) {
      line(text, "best start", "%,d of %,d", trained.bestStart() + 1, starts);
    }
    line(text, "converged", "%s: %s", training.converged(), training.stopReason());
    line(text, "objective", "%.10g", training.objective());
    double norm = training.gradientNorm();
    line(text, "gradient", "%.3g (%.3g at the start)", norm, trained.startGradientNorm());
    cautions(text, training);
    line(text, "model", "%s", place);
    return text.toString();
  }

  /** What the lines above do not say: several files, rows and columns that were not used. */
  private static void account(StringBuilder text, Account account) {
    if (account.files() > 1) {
      line(text, "files", "%,d", account.files());
    }
    if (!account.rowsSkipped().isEmpty()) {
      List<String> reasons = new ArrayList<>();
      account
          .rowsSkipped()
          .forEach((why, rows) -> reasons.add(String.format(Locale.ROOT, "%,d %s", rows, why)));
      line(text, "skipped", "%s", some(reasons));
    }
    List<String> leftOut = new ArrayList<>();
    account
        .columnsLeftOut()
        .forEach(
            (name, why) -> {
              if (!why.equals(Selection.NOT_NAMED)) {
                leftOut.add(name);
              }
            });
    if (!leftOut.isEmpty()) {
      line(text, "left out", "%s", some(leftOut));
    }
  }

  private static String some(List<String> all) {
    int shown = Math.min(MOST_SHOWN, all.size());
    String more =
        all.size() > shown ? String.format(Locale.ROOT, ", … (%,d in all)", all.size()) : "";
    return String.join(", ", all.subList(0, shown)) + more;
  }

  private static void cautions(StringBuilder text, Training training) {
    for (Caution caution : training.cautions()) {
      line(text, "caution", "%s", caution.text());
    }
  }

  private static String skipped(long rows) {
    return rows == 0 ? "" : String.format(Locale.ROOT, " (%,d left out)", rows);
  }

  private static void line(StringBuilder text, String name, String format, Object... values) {
    text.append(String.format(Locale.ROOT, "%-11s", name));
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String row(String target, String rmse, String r2, int width) {
    return String.format(
        Locale.ROOT, "%-" + Math.max(6, width) + "s  %14s  %10s%n", target, rmse, r2);
  }

  static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.6g", value);
  }
}
