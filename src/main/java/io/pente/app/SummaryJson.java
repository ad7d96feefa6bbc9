package io.pente.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.model.file.Json;
import io.pente.statistics.Coefficient;
import io.pente.statistics.ModelSummary;
import io.pente.statistics.TargetSummary;

/** A fit's summary as JSON: what does not exist is null, and {@code absent} says why. */
final class SummaryJson {
  private static final String ABSENT = "absent";

  private SummaryJson() {}

  static ObjectNode of(ModelSummary summary) {
    ObjectNode json = Json.object().put("rows", summary.rows());
    boolean present = summary.absent().isEmpty();
    Json.number(json, "degreesOfFreedom", summary.degreesOfFreedom());
    json.put("covariance", summary.covariance()).put("level", summary.level());
    json.put("intercept", summary.intercept());
    if (present) {
      json.put("rank", summary.rank());
    } else {
      json.put(ABSENT, summary.absent());
    }
    ObjectNode targets = json.putObject("targets");
    summary.targets().forEach(each -> targets.set(each.target(), target(each, summary)));
    matrix(json, "residualCovariance", summary.residualCovariance());
    matrix(json, "residualCorrelation", summary.residualCorrelation());
    Json.number(json, "condition", summary.condition());
    inflation(json, summary);
    Json.names(json.putArray("notes"), summary.notes());
    return json;
  }

  private static ObjectNode target(TargetSummary target, ModelSummary summary) {
    ObjectNode json = Json.object();
    ArrayNode rows = json.putArray("coefficients");
    target.coefficients().forEach(each -> rows.add(coefficient(each)));
    Json.number(json, "residualStandardError", target.residualStandardError());
    Json.number(json, "residualSquares", target.residualSquares());
    Json.number(json, "r2", target.r2());
    if (!summary.intercept()) {
      Json.number(json, "r2Origin", target.r2Origin());
    }
    Json.number(json, "adjustedR2", target.adjustedR2());
    Json.number(json, "f", target.f());
    json.put("fNumerator", target.slopes());
    Json.number(json, "fDenominator", summary.degreesOfFreedom());
    Json.number(json, "fP", target.fP());
    Json.number(json, "logLikelihood", target.logLikelihood());
    Json.number(json, "aic", target.aic());
    Json.number(json, "bic", target.bic());
    Json.number(json, "breuschPagan", target.breuschPagan());
    Json.number(json, "breuschPaganP", target.breuschPaganP());
    return json;
  }

  private static ObjectNode coefficient(Coefficient row) {
    ObjectNode json = Json.object().put("name", row.name());
    Json.number(json, "estimate", row.estimate());
    Json.number(json, "standardError", row.standardError());
    Json.number(json, "t", row.t());
    Json.number(json, "p", row.p());
    Json.number(json, "low", row.low());
    Json.number(json, "high", row.high());
    return row.absent().isEmpty() ? json : json.put(ABSENT, row.absent());
  }

  private static void matrix(ObjectNode json, String name, double[] values) {
    if (values.length == 0) {
      json.putNull(name);
      return;
    }
    int p = (int) Math.round(Math.sqrt(values.length));
    ArrayNode rows = json.putArray(name);
    for (int k = 0; k < p; k++) {
      Json.numbers(rows.addArray(), values, k * p, p);
    }
  }

  private static void inflation(ObjectNode json, ModelSummary summary) {
    double[] inflation = summary.varianceInflation();
    if (!summary.absent().isEmpty()) {
      json.putNull("varianceInflation");
      return;
    }
    ObjectNode each = json.putObject("varianceInflation");
    for (int j = 0; j < inflation.length; j++) {
      Json.number(each, summary.features().get(j), inflation[j]);
    }
  }
}
