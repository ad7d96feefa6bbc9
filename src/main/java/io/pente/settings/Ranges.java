package io.pente.settings;

import io.pente.failure.InvalidSettingException;

/** Checks of single values. */
final class Ranges {
  private Ranges() {}

  static void require(boolean holds, String field, Object value, String range) {
    if (!holds) {
      throw InvalidSettingException.range(field, value, range);
    }
  }

  static void requireNotNegative(double value, String field) {
    require(value >= 0 && Double.isFinite(value), field, value, "0 or more");
  }

  static boolean positive(double value) {
    return value > 0 && Double.isFinite(value);
  }
}
