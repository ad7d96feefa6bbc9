package io.pente.table.text;

import io.pente.table.ColumnKind;
import io.pente.table.RowKey;
import java.math.BigDecimal;
import java.time.Instant;

/** The keys that cells of text stand for. */
final class CellKeys {
  /** Digits that a long holds whatever they are. */
  private static final int LONGEST = 18;

  /** Characters beyond which a number goes by its text. */
  private static final int MOST_DIGITS = 1000;

  private CellKeys() {}

  /**
   * The key of a cell that has a value: a number's, a truth's or a time's by what it is, where the
   * column is of such and the cell is one; otherwise the text's.
   */
  static RowKey of(ColumnKind kind, String text) {
    RowKey key =
        switch (kind) {
          case NUMBER -> number(text.strip());
          case BOOLEAN -> truth(text.strip());
          case TIME -> time(text.strip());
          case VECTOR, TEXT, MIXED -> null;
        };
    return key == null ? RowKey.of(text) : key;
  }

  private static RowKey number(String text) {
    boolean digits = text.length() <= LONGEST;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    try {
      if (digits) {
        return RowKey.of(Long.parseLong(text));
      }
      return text.length() > MOST_DIGITS ? null : RowKey.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static RowKey truth(String text) {
    if (text.equalsIgnoreCase("true")) {
      return RowKey.of(1);
    }
    return text.equalsIgnoreCase("false") ? RowKey.of(0) : null;
  }

  private static RowKey time(String text) {
    Instant instant = Times.instant(text);
    return instant == null
        ? null
        : RowKey.of(
            BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano(), 9)));
  }
}
