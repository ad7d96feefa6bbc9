package io.pente.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document that the benchmark writes, between two marks that stay. */
final class Published {
  private static final String BEGIN = "<!-- bench: begin -->\n";
  private static final String END = "<!-- bench: end -->";

  private Published() {}

  static void rewrite(Path document, String text) {
    try {
      String old = Files.readString(document);
      int begin = old.indexOf(BEGIN);
      int end = old.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new IllegalArgumentException(document + " has no marks for the benchmark's text");
      }
      String head = old.substring(0, begin + BEGIN.length());
      Files.writeString(document, head + "\n" + text + "\n" + old.substring(end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
