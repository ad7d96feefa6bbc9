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

/** ISO 8601 dates and times, with T or a space between them and with or without a zone. */
final class Times {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
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
      TemporalAccessor time = ISO.parse(text);
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
}
