package io.pente.bench;

import java.util.Collections;

/** A table in Markdown, made row by row. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... heads) {
    row(heads);
    row(Collections.nCopies(heads.length, "---").toArray(String[]::new));
  }

  MarkdownTable row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  String text() {
    return text.toString();
  }
}
