package io.pente.table.text;

import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import java.nio.charset.StandardCharsets;

/** What cells stand for in a file that writes numbers in a style of its own; used by one task. */
final class CellNumbers {
  private final NumberStyle style;
  private final Decimals decimals;
  private final MissingWords missing;
  private byte[] plain = new byte[64];

  CellNumbers(NumberStyle style, Decimals decimals) {
    this(style, decimals, MissingWords.DEFAULT);
  }

  /**
   * @param missing what says that there is no number
   */
  CellNumbers(NumberStyle style, Decimals decimals, MissingWords missing) {
    this.style = style;
    this.decimals = decimals;
    this.missing = missing;
  }

  /** As {@link CellText#value} has it. */
  double value(ColumnKind kind, String text) {
    return kind == ColumnKind.NUMBER && !style.isPlain()
        ? number(text)
        : CellText.value(kind, text, decimals);
  }

  /** A number's text in plain style; any other text as it is. */
  String plain(ColumnKind kind, String text) {
    if (kind != ColumnKind.NUMBER || style.isPlain()) {
      return text;
    }
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    plain = plain.length < bytes.length ? new byte[2 * bytes.length] : plain;
    int length = style.rewrite(bytes, 0, bytes.length, plain);
    return length < 0 ? text : new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  /** As {@link CellText#kind} has it. */
  ColumnKind kind(String text) {
    ColumnKind kind = CellText.kind(text, decimals, missing);
    if (style.isPlain() || !Double.isNaN(number(text))) {
      return style.isPlain() ? kind : ColumnKind.NUMBER;
    }
    boolean digits = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    return kind == ColumnKind.NUMBER && digits ? ColumnKind.TEXT : kind;
  }

  private double number(String text) {
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    return number(bytes, 0, bytes.length);
  }

  /** The number of a cell; NaN for none. */
  double number(byte[] bytes, int from, int to) {
    plain = plain.length < to - from ? new byte[2 * (to - from)] : plain;
    int length = style.rewrite(bytes, from, to, plain);
    double value = length < 0 ? Double.NaN : decimals.read(plain, 0, length);
    return length >= 0 && decimals.end() == length ? value : Double.NaN;
  }
}
