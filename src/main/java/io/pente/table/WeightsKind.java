package io.pente.table;

import io.pente.failure.UsageException;
import java.util.Arrays;
import java.util.Locale;

/** What row weights mean. Coefficients are the same; how sure they are is not. */
public enum WeightsKind {
  /** How precise a row is: its error's variance is σ²/ω. R's {@code lm} has these. */
  ANALYTIC,
  /** How many rows it stands for, a whole number. */
  FREQUENCY,
  /** How many of a population it was drawn for; standard errors are robust ones. */
  SAMPLING;

  /** As the command line and models have it. */
  public String shortName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of that name.
   *
   * @throws UsageException for none
   */
  public static WeightsKind named(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.shortName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    String.format(
                        Locale.ROOT,
                        "the kind of weights is one of analytic, frequency, sampling, not '%s'",
                        name)));
  }
}
