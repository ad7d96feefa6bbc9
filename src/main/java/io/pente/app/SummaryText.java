package io.pente.app;

import io.pente.model.Roles;
import io.pente.statistics.Coefficient;
import io.pente.statistics.ModelSummary;
import io.pente.statistics.TargetSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A fit's summary for people, laid out as R's, no longer than a few screens. */
final class SummaryText {
  private static final int MOST_ROWS = 50;
  private static final int MOST_TARGETS = 20;
  private static final int MOST_IN_MATRIX = 8;
  private static final int MOST_NAMED = 5;
  private static final int MOST_NAME = 32;
  private static final String LEFT_OUT = "… %,d more %s left out here: --json has all%n";

  private final ModelSummary summary;
  private final boolean stars;
  private final String errors;
  private final StringBuilder text = new StringBuilder();
  private final int name;

  /**
   * @param errors what they go by, in full
   */
  SummaryText(ModelSummary summary, String errors, boolean stars) {
    this.summary = summary;
    this.errors = errors;
    this.stars = stars;
    this.name =
        summary.features().stream()
            .limit(MOST_ROWS)
            .mapToInt(feature -> Math.min(MOST_NAME, feature.length()))
            .reduce("(intercept)".length(), Math::max);
  }

  String text() {
    head();
    List<TargetSummary> targets = summary.targets();
    targets.stream().limit(MOST_TARGETS).forEach(this::target);
    if (targets.size() > MOST_TARGETS) {
      text.append('\n');
      add(LEFT_OUT, targets.size() - MOST_TARGETS, "targets are");
    }
    if (summary.absent().isEmpty()) {
      betweenTargets();
      features();
    }
    if (!summary.notes().isEmpty()) {
      text.append('\n');
      summary.notes().forEach(note -> add("note        %s%n", note));
    }
    return text.toString();
  }

  private void head() {
    add("rows        %,d%n", summary.rows());
    add(
        "features    %,d%s%n",
        summary.features().size(), summary.intercept() ? "" : ", no intercept");
    Roles roles = summary.roles();
    roles.weights().ifPresent(w -> add("weights     %s, %s%n", w, Summary.weights(roles)));
    roles.offset().ifPresent(offset -> add("offset      %s%n", offset));
    if (summary.absent().isEmpty()) {
      add("rank        %,d (%s degrees of freedom)%n", summary.rank(), df());
      add("errors      %s%n", errors);
    }
  }

  private String df() {
    double df = summary.degreesOfFreedom();
    return df == Math.rint(df)
        ? String.format(Locale.ROOT, "%,.0f", df)
        : String.format(Locale.ROOT, "%.6g", df);
  }

  private void target(TargetSummary target) {
    add("%nTarget %s%n%nCoefficients:%n", target.target());
    add("%-" + name + "s %12s %12s %9s %10s %12s %12s%n", headings());
    List<Coefficient> rows = target.coefficients();
    int features = summary.features().size();
    int shown = Math.min(MOST_ROWS, features);
    rows.subList(0, shown).forEach(this::row);
    if (shown < features) {
      add(LEFT_OUT, features - shown, features - shown == 1 ? "feature is" : "features are");
    }
    rows.subList(features, rows.size()).forEach(this::row);
    if (stars && summary.absent().isEmpty()) {
      add("---%nmarks: *** below 0.001, ** below 0.01, * below 0.05, . below 0.1%n");
    }
    reasons(rows);
    if (summary.absent().isEmpty()) {
      fit(target);
    } else {
      add("%nR-squared: %s%n", number(target.r2()));
    }
  }

  private Object[] headings() {
    double tail = 50 * (1 - summary.level());
    return new Object[] {
      "", "Estimate", "Std. Error", "t value", "Pr(>|t|)", percent(tail), percent(100 - tail)
    };
  }

  private static String percent(double share) {
    return String.format(
        Locale.ROOT, "%s %%", Float.toString((float) share).replaceFirst("\\.0$", ""));
  }

  private void row(Coefficient row) {
    String cut = row.name();
    cut = cut.length() > MOST_NAME ? cut.substring(0, MOST_NAME - 3) + "..." : cut;
    add(
        "%-" + name + "s %12s %12s %9s %10s %12s %12s%s%n",
        cut,
        number(row.estimate()),
        number(row.standardError()),
        shown(row.t(), "%.3f"),
        shown(row.p(), "%.4g"),
        number(row.low()),
        number(row.high()),
        stars ? " " + mark(row.p()) : "");
  }

  private static String mark(double p) {
    if (Double.isNaN(p) || p >= 0.1) {
      return "";
    }
    return p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : ".";
  }

  /** Why some coefficients have no standard error, once for each reason. */
  private void reasons(List<Coefficient> rows) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Coefficient row : rows) {
      if (!row.absent().isEmpty() && !row.absent().equals(summary.absent())) {
        names.computeIfAbsent(row.absent(), why -> new ArrayList<>()).add(row.name());
      }
    }
    names.forEach(
        (why, of) -> {
          String first = String.join(", ", of.subList(0, Math.min(MOST_NAMED, of.size())));
          String more = of.size() > MOST_NAMED ? ", … (" + of.size() + ")" : "";
          add("no standard error for %s%s: %s%n", first, more, why);
        });
  }

  private void fit(TargetSummary target) {
    add(
        "%nResidual standard error: %s on %s degrees of freedom%n",
        number(target.residualStandardError()), df());
    if (summary.intercept()) {
      add("Multiple R-squared: %s, ", number(target.r2()));
    } else {
      add("R-squared about 0, R's own without an intercept: %s, ", number(target.r2Origin()));
    }
    add("Adjusted R-squared: %s%n", number(target.adjustedR2()));
    if (!summary.intercept()) {
      add("R-squared about the mean: %s%n", number(target.r2()));
    }
    if (target.slopes() > 0) {
    add(
        "F-statistic: %s on %,d and %s DF, p-value: %s%n",
        number(target.f()), target.slopes(), df(), shown(target.fP(), "%.4g"));
    }
    add(
        "Log likelihood: %s, AIC: %s, BIC: %s%n",
        longer(target.logLikelihood()), longer(target.aic()), longer(target.bic()));
    if (!Double.isNaN(target.breuschPagan())) {
      add(
          "Breusch-Pagan, studentized: %s on %,d DF, p-value: %s%n",
          number(target.breuschPagan()),
          summary.rank() - 1,
          shown(target.breuschPaganP(), "%.4g"));
    }
  }

  private void betweenTargets() {
    int p = summary.targets().size();
    if (p == 1) {
      return;
    }
    if (p > MOST_IN_MATRIX) {
      add("%nResidual covariance and correlation of %,d targets: --json has them%n", p);
      return;
    }
    matrix("Residual covariance", summary.residualCovariance(), p);
    matrix("Residual correlation", summary.residualCorrelation(), p);
  }

  private void matrix(String title, double[] values, int p) {
    int width = 12;
    for (TargetSummary target : summary.targets()) {
      width = Math.max(width, Math.min(MOST_NAME, target.target().length()));
    }
    add("%n%s:%n%-" + width + "s", title, "");
    for (TargetSummary target : summary.targets()) {
      add(" %" + width + "s", target.target());
    }
    for (int k = 0; k < p; k++) {
      add("%n%-" + width + "s", summary.targets().get(k).target());
      for (int l = 0; l < p; l++) {
        add(" %" + width + "s", number(values[k * p + l]));
      }
    }
    text.append('\n');
  }

  private void features() {
    double[] inflation = summary.varianceInflation();
    if (inflation.length == 0) {
      return;
    }
    add("%nCondition number of the standardized features: %s%n", number(summary.condition()));
    add("%-" + name + "s %12s%n", "Variance inflation", "");
    for (int j = 0; j < Math.min(MOST_ROWS, inflation.length); j++) {
      add("%-" + name + "s %12s%n", summary.features().get(j), number(inflation[j]));
    }
    if (inflation.length > MOST_ROWS) {
      add(LEFT_OUT, inflation.length - MOST_ROWS, "features are");
    }
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private static String number(double value) {
    return shown(value, "%.6g");
  }

  private static String longer(double value) {
    return shown(value, "%.10g");
  }

  private static String shown(double value, String format) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
