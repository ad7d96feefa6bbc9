package io.pente.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.model.file.Json;
import io.pente.model.file.ModelJson;
import io.pente.spark.store.ModelStore;
import io.pente.statistics.ModelSummary;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
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
      System.out.println(Json.line(json(spark.session())));
    }
    return ExitCode.DONE;
  }

  private ObjectNode json(SparkSession spark) {
    if (ModelStore.kind(spark, model).equals(ProblemKind.RECTIFIER)) {
      RectifierModel rectifier = ModelStore.rectifier(spark, model);
      Trust.tell(rectifier.training());
      return ModelJson.show(rectifier);
    }
    LinearModel linear = ModelStore.linear(spark, model);
    Trust.tell(linear.training());
    ObjectNode json = ModelJson.show(linear);
    json.set("inference", SummaryJson.of(ModelSummary.of(linear, ModelSummary.USUAL_LEVEL)));
    return json;
  }
}
