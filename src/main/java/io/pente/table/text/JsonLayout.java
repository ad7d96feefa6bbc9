package io.pente.table.text;

import java.io.IOException;
import java.io.InputStream;

/**
 * JSON objects: one a line, or in an array or over lines, as the start of a file shows.
 *
 * @param encoding as {@link Layout#encoding}
 */
record JsonLayout(String encoding) implements Layout {
  @Override
  public boolean isWhole(Head head) {
    return JsonLine.goesOn(head.bytes(), head.from(), head.length());
  }

  /** An array may be one line of any length, and is read from its start whatever ends its lines. */
  @Override
  public boolean hasLines(Head head) {
    int at = head.from();
    while (at < head.length() && Character.isWhitespace(head.bytes()[at])) {
      at++;
    }
    return at == head.length() || head.bytes()[at] != '[';
  }

  @Override
  public Records records(InputStream in, Head head) throws IOException {
    return isWhole(head)
        ? new JsonObjects(in, head.bytes(), head.length(), head.from(), 0, head.lineEnd())
        : Layout.super.records(in, head);
  }
}
