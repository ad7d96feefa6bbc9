package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.model.LinearModel;
import io.pente.settings.Covariance;
import io.pente.statistics.LinearHypothesis;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What standard errors and tests go by. */
final class CovarianceOptions {
  @Option(
      names = "--covariance",
      paramLabel = "KIND",
      description =
          "iid, hc0, hc1, hc2, hc3, cluster or hac; all but iid need --input, the rows of the training"
              + " (default: iid; hc1 for sampling weights)")
  private String covariance;

  @Option(
      names = "--cluster",
      paramLabel = "a[,b]",
      description =
          "columns of numbers or text: rows with the same values have errors that go together")
  private String clusterList;

  @Option(
      names = "--cluster-column",
      paramLabel = "NAME",
      description = "one such column, taken as it is; repeatable")
  private List<String> clusterNames = new ArrayList<>();

  @Option(
      names = "--lags",
      paramLabel = "L",
      description = "of hac: errors of rows in order go together up to L rows apart")
  private Integer lags;

  @Option(
      names = "--test",
      paramLabel = "H",
      description =
          "a linear hypothesis on coefficients, such as \"x1 = x2, 2*x3 = 1\": names with blanks in"
              + " backquotes, (intercept); repeatable")
  private List<String> tests = new ArrayList<>();

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "a stored model of some of the columns, or of more: F of what the others add")
  String against;

  /** Whether anything but iid is asked for. */
  boolean needsRows() {
    return covariance == null
        ? !clusters().isEmpty() || lags != null
        : Covariance.kind(covariance) != Covariance.Kind.IID;
  }

  /**
   * What is asked for; the usual one of a model where nothing is.
   *
   * @throws UsageException where options do not go together
   */
  Covariance choice(LinearModel model) {
    if (covariance == null && clusters().isEmpty() && lags == null) {
      return model.roles().sampling() ? Covariance.of(Covariance.Kind.HC1) : Covariance.IID;
    }
    return named();
  }

  /** What the options alone say; wrong usage is found without Spark. */
  Covariance named() {
    Covariance.Kind kind =
        covariance != null
            ? Covariance.kind(covariance)
            : !clusters().isEmpty()
                ? Covariance.Kind.CLUSTER
                : lags != null ? Covariance.Kind.HAC : Covariance.Kind.IID;
    if (kind == Covariance.Kind.HAC && lags == null) {
      throw new UsageException("--covariance hac needs --lags L");
    }
    return new Covariance(kind, clusters(), lags == null ? 0 : lags);
  }

  private List<String> clusters() {
    return ColumnOptions.both(clusterList, clusterNames);
  }

  /** The hypotheses to test. */
  List<LinearHypothesis> hypotheses() {
    return tests.stream().map(LinearHypothesis::of).toList();
  }
}
