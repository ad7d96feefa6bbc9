package io.pente.table.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/**
 * ISO 8601 dates and times, with T or a space between them, with or without an offset in any of its
 * usual forms ({@code Z}, {@code +03}, {@code +0300}, {@code +03:00}, {@code UTC}, a blank before
 * it or not), and in letters of either case.
 */
final class Times {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[ ]")
          .parseLenient()
          .appendOffset("+HH:mm", "Z")
          .parseStrict()
          .optionalEnd()
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT);

  private Times() {}

  /** Seconds since 1970 in UTC; NaN where the text is no date or time. */
  static double seconds(String text) {
    Instant instant = instant(text);
    return instant == null ? Double.NaN : instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  /** Null where the text is no date or time. */
  static Instant instant(String text) {
    if (text.length() < 10 || text.charAt(4) != '-') {
      return null;
    }
    try {
      TemporalAccessor time = ISO.parse(usual(text));
      ZoneId zone = time.query(TemporalQueries.zone());
      long days = time.getLong(ChronoField.EPOCH_DAY);
      boolean hours = time.isSupported(ChronoField.NANO_OF_DAY);
      long offset = zone instanceof ZoneOffset fixed ? fixed.getTotalSeconds() : 0;
      return Instant.ofEpochSecond(days * 86_400 - offset)
          .plusNanos(hours ? time.getLong(ChronoField.NANO_OF_DAY) : 0);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * The text with Z for another word for UTC, a colon in the offset, and a point before the
   * fraction.
   */
  private static String usual(String text) {
    String upper = text.toUpperCase(java.util.Locale.ROOT);
    boolean word = upper.endsWith("UTC") || upper.endsWith("GMT");
    String time = word ? text.substring(0, text.length() - 3) + "Z" : text;
    int sign = time.length() - 5;
    if (sign > 10 && "+-".indexOf(time.charAt(sign)) >= 0 && time.indexOf(':', sign) < 0) {
      time = time.substring(0, sign + 3) + ":" + time.substring(sign + 3);
    }
    boolean comma = time.length() > 19 && time.charAt(19) == ',';
    return comma ? time.substring(0, 19) + "." + time.substring(20) : time;
  }
}
