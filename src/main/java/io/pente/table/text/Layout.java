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

  /** Whether the head is to be read on until a line has ended, which tells how lines end. */
  default boolean hasLines(Head head) {
    return true;
  }

  /**
   * The records that start with the head's first one; what stands above the header in every file is
   * passed over.
   */
  default Records records(InputStream in, Head head) throws IOException {
    return new Lines(in, head);
  }

  /** Passes over the header of every file. */
  default void passHeader(Records records) throws IOException {}

  /** Lines of UTF-8, or of another encoding. */
  record Plain(String encoding) implements Layout {}
}
