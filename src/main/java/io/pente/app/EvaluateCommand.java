package io.pente.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.fit.LinearEvaluation;
import io.pente.fit.Prediction;
import io.pente.model.LinearModel;
import io.pente.model.file.Json;
import io.pente.settings.RowSettings;
import io.pente.spark.store.ModelStore;
import io.pente.table.Source;
import io.pente.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: how far a model's predictions are from the targets. */
@Command(name = "evaluate", description = "Prints a model's errors on a table, per target.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private InputOptions input;
  @Mixin private SkipOptions skips;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "a stored model")
  private String model;

  @Option(names = "--weights", paramLabel = "NAME", description = "a column of row weights, >= 0")
  private String weights;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    Source source = input.source();
    input.requireFiles(source);
    try (OpenSpark spark = common.open("evaluate", source)) {
      LinearModel trained = ModelStore.linear(spark.session(), model);
      Trust.tell(trained.training());
      LinearEvaluation.Errors errors =
          errors(input.table(spark.session(), source, trained.training()), trained);
      System.out.print(json ? json(trained, errors) : text(trained, errors));
    }
    return ExitCode.DONE;
  }

  private LinearEvaluation.Errors errors(Table table, LinearModel trained) {
    RowSettings rows = skips.of(Prediction.rows(trained));
    return LinearEvaluation.of(table, trained, Optional.ofNullable(weights), rows);
  }

  private static boolean aboutZero(LinearModel model) {
    return Boolean.FALSE.equals(model.training().settings().get("intercept"));
  }

  private static String json(LinearModel model, LinearEvaluation.Errors errors) {
    List<String> targets = model.targets();
    ObjectNode json = Json.object().put("rows", errors.rows());
    if (errors.skippedRows() > 0) {
      json.put("rowsSkipped", errors.skippedRows());
    }
    Json.number(json, "mse", errors.mse());
    ObjectNode each = json.putObject("targets");
    for (int k = 0; k < targets.size(); k++) {
      ObjectNode target = each.putObject(targets.get(k));
      Json.number(target, "rmse", errors.rmse()[k]);
      Json.number(target, "mae", errors.mae()[k]);
      Json.number(target, "r2", errors.r2()[k]);
      if (aboutZero(model)) {
        Json.number(target, "r2Origin", errors.r2Origin()[k]);
      }
    }
    return Json.line(json) + "\n";
  }

  private static String text(LinearModel model, LinearEvaluation.Errors errors) {
    List<String> targets = model.targets();
    boolean zero = aboutZero(model);
    int width = Math.max(6, targets.stream().mapToInt(String::length).max().orElse(0));
    String format = "%-" + width + "s  %14s  %14s  %10s%s%n";
    StringBuilder text = new StringBuilder();
    String skipped =
        errors.skippedRows() == 0
            ? ""
            : String.format(Locale.ROOT, " (%,d left out)", errors.skippedRows());
    text.append(String.format(Locale.ROOT, "rows  %,d%s%n", errors.rows(), skipped));
    text.append(String.format(Locale.ROOT, "loss  %.10g%n%n", errors.mse()));
    text.append(
        String.format(
            Locale.ROOT, format, "target", "rmse", "mae", "r2", zero ? "   r2 about 0" : ""));
    for (int k = 0; k < targets.size(); k++) {
      text.append(
          String.format(
              Locale.ROOT,
              format,
              targets.get(k),
              Summary.number(errors.rmse()[k]),
              Summary.number(errors.mae()[k]),
              Summary.number(errors.r2()[k]),
              zero
                  ? "  " + String.format(Locale.ROOT, "%11s", Summary.number(errors.r2Origin()[k]))
                  : ""));
    }
    return text.toString();
  }
}
