package io.pente.app;

import io.pente.failure.Sentence;
import java.util.Map;

/** How the command line says what the library calls by a setting's field. */
final class Flags {
  private static final Map<String, String> BY_FIELD =
      Map.ofEntries(
          Map.entry("batch", "--batch"),
          Map.entry("clusters", "--cluster"),
          Map.entry("covariance", "--covariance"),
          Map.entry("csvComment", "--csv-comment"),
          Map.entry("csvDecimal", "--csv-decimal"),
          Map.entry("csvDelimiter", "--csv-delimiter"),
          Map.entry("csvEscape", "--csv-escape"),
          Map.entry("csvHeader", "--csv-no-header"),
          Map.entry("csvMultiline", "--csv-multiline"),
          Map.entry("csvSkipLines", "--csv-skip-lines"),
          Map.entry("csvThousands", "--csv-thousands"),
          Map.entry("density", "--density"),
          Map.entry("dimension", "--dimension"),
          Map.entry("encoding", "--encoding"),
          Map.entry("epsilon", "--epsilon"),
          Map.entry("features", "--features"),
          Map.entry("format", "--format"),
          Map.entry("input", "--input"),
          Map.entry("intercept", "without --no-intercept"),
          Map.entry("interval", "--interval"),
          Map.entry("diagnostics", "--diagnostics"),
          Map.entry("iterations", "--iterations"),
          Map.entry("keepMoments", "--keep-moments"),
          Map.entry("l1", "--l1"),
          Map.entry("l2", "--l2"),
          Map.entry("lags", "--lags"),
          Map.entry("lambda", "--lambda"),
          Map.entry("lambdaStart", "--lambda-start"),
          Map.entry("missing", "--missing"),
          Map.entry("missingSkip", "--missing skip"),
          Map.entry("missingWords", "--missing-words"),
          Map.entry("mostSkipped", "--max-skipped"),
          Map.entry("noise", "--noise"),
          Map.entry("loss", "--loss"),
          Map.entry("level", "--level"),
          Map.entry("lower", "--lower"),
          Map.entry("nonNegative", "--non-negative"),
          Map.entry("norm", "--norm"),
          Map.entry("optimizer", "--optimizer"),
          Map.entry("overwrite", "--overwrite"),
          Map.entry("partitions", "--partitions"),
          Map.entry("progress", "--progress"),
          Map.entry("query", "--query"),
          Map.entry("rows", "--rows"),
          Map.entry("singlePrecision", "--float32"),
          Map.entry("skipBadRows", "--bad-rows skip"),
          Map.entry("sourceOption", "--source-option"),
          Map.entry("spark.driver.memory", "--driver-memory"),
          Map.entry("standardize", "without --no-standardize"),
          Map.entry("start", "--start"),
          Map.entry("starts", "--starts"),
          Map.entry("step", "--step"),
          Map.entry("storageLevel", "--storage-level"),
          Map.entry("table", "--table"),
          Map.entry("targets", "--targets"),
          Map.entry("tolerance", "--tolerance"),
          Map.entry("upper", "--upper"),
          Map.entry("where", "--where"));

  private Flags() {}

  /** The sentence, with flags for the settings. */
  static String text(Sentence sentence) {
    return sentence.naming(Flags::of);
  }

  /**
   * The flag of a setting.
   *
   * @throws IllegalStateException for a setting without one: a message that nobody here can follow
   */
  static String of(String field) {
    String flag = BY_FIELD.get(field);
    if (flag == null) {
      throw new IllegalStateException("no flag for the setting " + field);
    }
    return flag;
  }
}
