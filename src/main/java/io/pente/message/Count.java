package io.pente.message;

import java.util.Locale;

/** Numbers of things, in words that agree. */
public final class Count {
  private Count() {}

  /** {@code 1 row}, {@code 2,000 rows}. */
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  /** The same where the plural is another word. */
  public static String of(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
