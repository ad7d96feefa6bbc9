package io.pente.app;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.UsageException;
import io.pente.fit.Appending;
import io.pente.fit.TrainedLinear;
import io.pente.model.LinearModel;
import io.pente.spark.store.ModelStore;
import io.pente.spark.store.StagedOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code merge}: models of parts of the rows as the model of all of them. */
@Command(
    name = "merge",
    description = "Makes one model of models that were trained on parts of the rows.",
    footer = {
      "",
      "The models were trained with --keep-moments and the same columns, intercept, l2 and",
      "standardisation. The result is that of training on all rows, to rounding, and keeps its moments",
      "too. No row is read."
    })
final class MergeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--models",
      required = true,
      split = ",",
      paramLabel = "DIR",
      description = "two stored models or more; repeatable")
  private List<String> models;

  @Option(names = "--output", required = true, paramLabel = "DIR", description = "where it goes")
  private String output;

  @Option(names = "--json", description = "print the summary as one JSON object")
  private boolean json;

  @Option(names = "--overwrite", description = "replace what is there")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    if (models.size() < 2) {
      throw new UsageException("--models names two models or more, not " + models.size());
    }
    Outputs.checkApart(models, output);
    try (OpenSpark spark = common.open("merge");
        StagedOutput place = Outputs.model(spark.session(), output, overwrite)) {
      List<LinearModel> parts = new ArrayList<>();
      for (String model : models) {
        parts.add(ModelStore.linear(spark.session(), model));
      }
      TrainedLinear merged = Appending.merge(parts, models, MergeCommand::tell);
      ModelStore.write(merged.model(), place);
      place.commit();
      System.out.print(json ? Summary.json(merged, output) : Summary.of(merged, output));
    }
    return ExitCode.DONE;
  }

  private static FitListener.Answer tell(FitEvent event) {
    if (event instanceof FitEvent.Noted noted) {
      System.err.println("pente: " + Flags.text(noted.note()));
    }
    return FitListener.Answer.GO_ON;
  }
}
