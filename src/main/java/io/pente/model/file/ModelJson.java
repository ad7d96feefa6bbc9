package io.pente.model.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.model.DataSummary;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import java.util.ArrayList;
import java.util.List;

/** A model as JSON. */
public final class ModelJson {
  private ModelJson() {}

  /** What {@code show} prints of a linear model. */
  public static ObjectNode show(LinearModel model) {
    ObjectNode json = header("linear");
    Json.names(json.putArray("features"), model.features());
    Json.names(json.putArray("targets"), model.targets());
    ArrayNode rows = json.putArray("weights");
    double[] weights = model.weights();
    int p = model.targets().size();
    for (int j = 0; j < model.features().size(); j++) {
      Json.numbers(rows.addArray(), weights, j * p, p);
    }
    Json.numbers(json.putArray("bias"), model.bias(), 0, p);
    if (!model.origins().none()) {
      OriginsJson.put(json, model);
    }
    RolesJson.put(json, model.roles());
    ObjectNode training = training(model);
    if (training.get(TrainingJson.DATA) instanceof ObjectNode data) {
      data.set("columns", columns(model));
    }
    json.set("training", training);
    return json;
  }

  /** How a linear model came to be, with the path that its penalty was chosen of. */
  public static ObjectNode training(LinearModel model) {
    ObjectNode training = TrainingJson.of(model.training());
    PathJson.put(training, model.findings().path());
    return training;
  }

  /** What {@code show} prints of a rectifier. */
  public static ObjectNode show(RectifierModel model) {
    ObjectNode json = header("rectifier");
    double[] x = model.x();
    Json.numbers(json.putArray("x"), x, 0, x.length);
    Json.number(json, "objective", model.objective());
    Json.number(json, "gradientNorm", model.gradientNorm());
    Json.number(json, "lambda", model.lambda());
    json.set("training", TrainingJson.of(model.training()));
    return json;
  }

  /** An object that starts with the model's kind. */
  public static ObjectNode header(String kind) {
    return Json.object().put("kind", kind);
  }

  /** A summary of each column, features first, beside its name. */
  private static ObjectNode columns(LinearModel model) {
    DataSummary data = model.training().data();
    List<String> names = new ArrayList<>(model.features());
    names.addAll(model.targets());
    double[] mean = data.mean();
    double[] deviation = data.deviation();
    double[] min = data.min();
    double[] max = data.max();
    ObjectNode columns = Json.object();
    for (int j = 0; j < mean.length; j++) {
      ObjectNode column = columns.putObject(names.get(j)).put("count", data.rows());
      Json.number(column, "mean", mean[j]);
      Json.number(column, "deviation", deviation[j]);
      Json.number(column, "min", min[j]);
      Json.number(column, "max", max[j]);
    }
    return columns;
  }
}
