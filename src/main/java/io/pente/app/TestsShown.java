package io.pente.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.fit.LinearCovariance;
import io.pente.model.file.Json;
import io.pente.settings.Covariance;
import io.pente.statistics.NestedComparison;
import io.pente.statistics.WaldTest;
import java.util.List;
import java.util.Locale;

/** Tests of hypotheses and comparisons of models, as {@code summary} prints them. */
final class TestsShown {
  private TestsShown() {}

  /** A hypothesis' tests, one line a target. */
  static String text(List<WaldTest> tests) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%nhypothesis  %s%n", tests.get(0).hypothesis()));
    int width = tests.stream().mapToInt(test -> test.target().length()).max().orElse(0);
    for (WaldTest test : tests) {
      String of = String.format(Locale.ROOT, "  %-" + width + "s  ", test.target());
      text.append(of)
          .append(
              test.absent().isEmpty()
                  ? fisher(test.f(), test.restrictions(), test.degreesOfFreedom(), test.p())
                  : "none: " + test.absent() + System.lineSeparator());
    }
    return text.toString();
  }

  private static String fisher(double f, double above, double below, double p) {
    return String.format(
        Locale.ROOT,
        "F = %s on %s and %s degrees of freedom, p = %s%n",
        Summary.number(f),
        degrees(above),
        degrees(below),
        Summary.number(p));
  }

  private static String degrees(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%,d", (long) number)
        : Summary.number(number);
  }

  /**
   * A comparison, one line a target.
   *
   * @param against the other model's folder
   */
  static String text(List<NestedComparison> comparisons, String against) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%nagainst  %s%n", against));
    int width = comparisons.stream().mapToInt(each -> each.target().length()).max().orElse(0);
    for (NestedComparison each : comparisons) {
      text.append(String.format(Locale.ROOT, "  %-" + width + "s  ", each.target()))
          .append(fisher(each.f(), each.restrictions(), each.degreesOfFreedom(), each.p()));
    }
    return text.toString();
  }

  /** Adds what the covariance went by: {@code "clusters"} by column, or {@code "lags"}. */
  static void put(ObjectNode json, LinearCovariance.Estimate estimate) {
    List<String> columns = estimate.choice().clusters();
    if (!columns.isEmpty()) {
      ObjectNode clusters = json.putObject("clusters");
      for (int c = 0; c < columns.size(); c++) {
        clusters.put(columns.get(c), estimate.clusters().get(c));
      }
      if (columns.size() > 1) {
        json.put("clustersOfBoth", estimate.clusters().get(columns.size()));
      }
    }
    if (estimate.choice().kind() == Covariance.Kind.HAC) {
      json.put("lags", estimate.choice().lags());
    }
  }

  /** Adds {@code "tests"}, where there are any. */
  static void put(ObjectNode json, List<List<WaldTest>> tests) {
    if (tests.isEmpty()) {
      return;
    }
    ArrayNode all = json.putArray("tests");
    for (List<WaldTest> hypothesis : tests) {
      ObjectNode one = all.addObject().put("hypothesis", hypothesis.get(0).hypothesis());
      ObjectNode targets = one.putObject("targets");
      for (WaldTest test : hypothesis) {
        ObjectNode target = targets.putObject(test.target());
        Json.number(target, "f", test.f());
        target.put("restrictions", test.restrictions());
        Json.number(target, "degreesOfFreedom", test.degreesOfFreedom());
        Json.number(target, "p", test.p());
        if (!test.absent().isEmpty()) {
          target.put("absent", test.absent());
        }
      }
    }
  }

  /** Adds {@code "against"}. */
  static void put(ObjectNode json, List<NestedComparison> comparisons, String against) {
    ObjectNode all = json.putObject("against").put("model", against);
    ObjectNode targets = all.putObject("targets");
    for (NestedComparison each : comparisons) {
      ObjectNode target = targets.putObject(each.target());
      Json.number(target, "f", each.f());
      Json.number(target, "restrictions", each.restrictions());
      Json.number(target, "degreesOfFreedom", each.degreesOfFreedom());
      Json.number(target, "p", each.p());
      Json.number(target, "smallerResidualSquares", each.smallerSquares());
      Json.number(target, "largerResidualSquares", each.largerSquares());
    }
  }
}
