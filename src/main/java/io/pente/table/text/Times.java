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
    if (text.length() < 10 || text.charAt(4) != '-') {
      return Double.NaN;
    }
    try {
      TemporalAccessor time = ISO.parse(text);
      ZoneId zone = time.query(TemporalQueries.zone());
      long days = time.getLong(ChronoField.EPOCH_DAY);
      boolean hours = time.isSupported(ChronoField.NANO_OF_DAY);
      Instant instant =
          Instant.ofEpochSecond(days * 86_400)
              .plusNanos(hours ? time.getLong(ChronoField.NANO_OF_DAY) : 0);
      long offset = zone instanceof ZoneOffset fixed ? fixed.getTotalSeconds() : 0;
      return instant.getEpochSecond() - offset + instant.getNano() / 1e9;
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }
}
