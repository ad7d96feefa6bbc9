package io.pente.app;

import io.pente.model.ModelJson;
import io.pente.spark.LinearModelFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code show}: a model as one JSON object. */
@Command(name = "show", description = "Prints a model as one JSON object.")
final class ShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "a stored model")
  private String model;

  @Override
  public Integer call() {
    try (OpenSpark spark = common.open("show")) {
      System.out.println(ModelJson.line(ModelJson.show(LinearModelFiles.read(spark.session(), model))));
    }
    return ExitCode.DONE;
  }
}
