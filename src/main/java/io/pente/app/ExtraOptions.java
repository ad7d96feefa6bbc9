package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.fit.PredictionExtras;
import io.pente.statistics.ModelSummary;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code predict} appends beside predictions. */
final class ExtraOptions {
  @Option(
      names = "--interval",
      paramLabel = "KIND",
      description =
          "prediction or confidence: columns prediction_low and prediction_high, of one more row or"
              + " of the mean of such rows")
  private String interval;

  @Option(
      names = "--level",
      paramLabel = "L",
      description = "of the intervals, between 0 and 1 (default: 0.95)")
  private Double level;

  @Option(
      names = "--diagnostics",
      description =
          "columns residual, leverage and cooks_distance, for rows that the model was fitted to; the"
              + " input has the targets")
  private boolean diagnostics;

  @Option(
      names = "--weights",
      paramLabel = "NAME",
      description = "a column of row weights, >= 0, for --diagnostics")
  private String weights;

  /**
   * What the options say.
   *
   * @throws UsageException for an interval of no kind, or options that nothing asks for
   */
  PredictionExtras extras() {
    if (level != null && interval == null) {
      throw new UsageException("--level is that of --interval, which is not given");
    }
    return new PredictionExtras(
        Optional.ofNullable(interval).map(ExtraOptions::kind),
        level == null ? ModelSummary.USUAL_LEVEL : level,
        diagnostics,
        Optional.ofNullable(weights));
  }

  private static PredictionExtras.Interval kind(String word) {
    return Arrays.stream(PredictionExtras.Interval.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    String.format(
                        Locale.ROOT, "--interval is prediction or confidence, not '%s'", word)));
  }
}
