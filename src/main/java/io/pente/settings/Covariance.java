package io.pente.settings;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the covariance of a fit's coefficients is estimated, chosen after the fit.
 *
 * @param clusters the columns of which rows with the same values belong together; for {@link
 *     Kind#CLUSTER}, one or two
 * @param lags rows up to which errors may go together; for {@link Kind#HAC}
 */
public record Covariance(Kind kind, List<String> clusters, int lags) {
  /**
   * The estimators, after MacKinnon and White (1985), Cameron and others (2011), Newey and West.
   */
  public enum Kind {
    /** Errors are independent and alike: s²(XᵀΩX)⁻¹. */
    IID,
    /** Errors are independent: the sandwich with squared residuals. */
    HC0,
    /** The same times q/(q − k). */
    HC1,
    /** Squared residuals divided by 1 − leverage. */
    HC2,
    /** Squared residuals divided by (1 − leverage)². */
    HC3,
    /** Errors go together within clusters. */
    CLUSTER,
    /** Errors go together up to a lag, rows in order. */
    HAC;

    /** As the command line has it. */
    public String shortName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final Covariance IID = new Covariance(Kind.IID, List.of(), 0);

  /**
   * @throws InvalidSettingException for columns or lags that do not go with the kind
   */
  public Covariance {
    clusters = List.copyOf(clusters);
    boolean clustered = kind == Kind.CLUSTER;
    if (clustered != !clusters.isEmpty()) {
      throw clustered
          ? InvalidSettingException.conflict(
              "covariance", "cluster", Sentence.of("needs %s", Sentence.setting("clusters")))
          : InvalidSettingException.conflict(
              "clusters",
              String.join(",", clusters),
              Sentence.of("goes with %s cluster alone", Sentence.setting("covariance")));
    }
    if (clusters.size() > 2 || new HashSet<>(clusters).size() < clusters.size()) {
      throw InvalidSettingException.range(
          "clusters", String.join(",", clusters), "one column or two different ones");
    }
    Ranges.require(lags >= 0, "lags", lags, "0 or more");
    if (lags > 0 && kind != Kind.HAC) {
      throw InvalidSettingException.conflict(
          "lags", lags, Sentence.of("goes with %s hac alone", Sentence.setting("covariance")));
    }
  }

  /** Of a kind that needs nothing else. */
  public static Covariance of(Kind kind) {
    return new Covariance(kind, List.of(), 0);
  }

  /** Clustered by one column, or by two. */
  public static Covariance clustered(String... columns) {
    return new Covariance(Kind.CLUSTER, List.of(columns), 0);
  }

  /** Newey and West's with Bartlett weights 1 − l/(lags + 1). */
  public static Covariance hac(int lags) {
    return new Covariance(Kind.HAC, List.of(), lags);
  }

  /**
   * The kind of a name.
   *
   * @throws InvalidSettingException for none
   */
  public static Kind kind(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.shortName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidSettingException.choice(
                    "covariance",
                    name,
                    Arrays.stream(Kind.values())
                        .map(Kind::shortName)
                        .collect(Collectors.joining(", "))));
  }

  /** Whether it is one of White's. */
  public boolean heteroscedastic() {
    return kind.compareTo(Kind.HC0) >= 0 && kind.compareTo(Kind.HC3) <= 0;
  }

  /** Such as {@code hc1} or {@code cluster by firm and year}. */
  @Override
  public String toString() {
    return switch (kind) {
      case CLUSTER -> "cluster by " + String.join(" and ", clusters);
      case HAC -> "hac, " + lags + " lags";
      default -> kind.shortName();
    };
  }
}
