package io.pente.app;

import java.util.Locale;

/** Sizes for people. */
final class Bytes {
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Bytes() {}

  /** In the unit, a power of 1000, that leaves three digits: "18.4 kB". */
  static String text(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    if (unit == 0) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    int places = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + places + "f %s", size, UNITS[unit]);
  }
}
