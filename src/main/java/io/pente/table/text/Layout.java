package io.pente.table.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** How the bytes of a text file become records; sent to tasks. */
interface Layout extends Serializable {
  /** The character set that is asked for; null for UTF-8, or what a byte-order mark says. */
  String encoding();

  /**
   * Whether a file has to be read from its start, since lines alone do not tell where its records
   * start.
   *
   * @param head the first bytes of the file, in UTF-8
   */
  default boolean isWhole(Head head) {
    return false;
  }

  /** The records that start with the head's first one. */
  default Records records(InputStream in, Head head) {
    return new Lines(in, head.bytes(), head.length(), head.from(), 0, head.lineEnd());
  }

  /** Passes over what stands above the rows of every file, the header aside. */
  default void passTitle(Records records) throws IOException {}

  /** Passes over all that stands above the rows of every file. */
  default void passHeader(Records records) throws IOException {
    passTitle(records);
  }

  /** Lines of UTF-8, or of another encoding. */
  record Plain(String encoding) implements Layout {}
}
