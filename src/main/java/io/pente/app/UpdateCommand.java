package io.pente.app;

import io.pente.fit.Appending;
import io.pente.fit.TrainedLinear;
import io.pente.model.LinearModel;
import io.pente.settings.RowSettings;
import io.pente.spark.store.ModelStore;
import io.pente.spark.store.StagedOutput;
import io.pente.table.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code update}: a stored model brought up to date with new rows. */
@Command(
    name = "update",
    description = "Brings a model up to date with new rows, in one pass over these alone.",
    footer = {
      "",
      "The model was trained with --keep-moments. Rows are read as its own were: the same columns, row",
      "weights, condition (--where) and rules for rows that cannot be used. The result is that of",
      "training on all rows, to rounding, and keeps its moments too."
    })
final class UpdateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private InputOptions input;
  @Mixin private SkipOptions skips;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "a stored model")
  private String model;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "where the new one goes; with --overwrite the old one's place too")
  private String output;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description =
          "auto, a bar on a terminal and plain lines elsewhere; plain; off (default: auto)")
  private String progress = "auto";

  @Option(names = "--json", description = "print the summary as one JSON object")
  private boolean json;

  @Option(names = "--overwrite", description = "replace what is there")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    RunOptions.requireProgress(progress);
    Source source = input.source();
    Outputs.checkApart(inputs(), output);
    input.requireFiles(source);
    try (OpenSpark spark = common.open("update", source);
        StagedOutput place = Outputs.model(spark.session(), output, overwrite);
        History told = History.to(spark.session(), null, false, common.verbose, progress)) {
      LinearModel before = ModelStore.linear(spark.session(), model);
      RowSettings rows = skips.of(Appending.rows(before));
      TrainedLinear after =
          Appending.update(
              input.table(spark.session(), source, before.training()), before, rows, told);
      ModelStore.write(after.model(), place);
      place.commit();
      System.out.print(json ? Summary.json(after, output) : Summary.of(after, output));
    }
    return ExitCode.DONE;
  }

  /** The model may give way to its successor, which stands when the old one goes. */
  private List<String> inputs() {
    List<String> read = new ArrayList<>(input.paths());
    if (!(overwrite && model.equals(output))) {
      read.add(model);
    }
    return read;
  }
}
