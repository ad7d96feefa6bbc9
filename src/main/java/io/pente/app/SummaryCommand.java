package io.pente.app;

import io.pente.model.LinearModel;
import io.pente.model.file.Json;
import io.pente.spark.store.ModelStore;
import io.pente.statistics.ModelSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code summary}: how sure a model's coefficients are, and how well it fits. */
@Command(
    name = "summary",
    description =
        "Prints how sure a model's coefficients are, and how well it fits, laid out as R's summary"
            + " of lm.")
final class SummaryCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "a stored model")
  private String model;

  @Option(
      names = "--level",
      paramLabel = "L",
      description = "of the confidence intervals, between 0 and 1 (default: 0.95)")
  private double level = ModelSummary.USUAL_LEVEL;

  @Option(names = "--stars", description = "marks after coefficients, by their p")
  private boolean stars;

  @Option(names = "--json", description = "print one JSON object, with all coefficients")
  private boolean json;

  @Override
  public Integer call() {
    ModelSummary.requireLevel(level);
    try (OpenSpark spark = common.open("summary")) {
      LinearModel trained = ModelStore.linear(spark.session(), model);
      Trust.tell(trained.training());
      print(ModelSummary.of(trained, level));
    }
    return ExitCode.DONE;
  }

  private void print(ModelSummary summary) {
    if (json) {
      summary.notes().forEach(note -> System.err.println("pente: " + note));
      System.out.println(Json.line(SummaryJson.of(summary)));
    } else {
      System.out.print(new SummaryText(summary, stars).text());
    }
  }
}
