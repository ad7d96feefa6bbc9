package io.pente.table.text;

import io.pente.failure.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Which character set a file is in. */
final class Encodings {
  /** The byte-order marks, the longer ones before those that they start with. */
  private enum Mark {
    UTF_8(0xEF, 0xBB, 0xBF),
    UTF_32LE(0xFF, 0xFE, 0, 0),
    UTF_32BE(0, 0, 0xFE, 0xFF),
    UTF_16LE(0xFF, 0xFE),
    UTF_16BE(0xFE, 0xFF);

    private final byte[] bytes;

    Mark(int... values) {
      bytes = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        bytes[i] = (byte) values[i];
      }
    }

    String charset() {
      return name().replace('_', '-');
    }
  }

  private Encodings() {}

  /**
   * The character set that the file has to be rewritten from; null for UTF-8. A byte-order mark is
   * passed over.
   *
   * @param asked the character set that is asked for, null for none
   * @param head the file's
   * @throws CorruptException for what is no text in UTF-8
   */
  static String of(String asked, Head head) throws IOException {
    Mark mark = mark(head);
    if (mark != null) {
      if (asked != null && !mark.charset().startsWith(asked)) {
        throw new CorruptException(
            Sentence.of(
                "starts with the byte-order mark of %s where %s is %s",
                mark.charset(), Sentence.setting("encoding"), asked));
      }
      head.passOver(mark.bytes);
      return mark == Mark.UTF_8 ? null : mark.charset();
    }
    if (asked == null || asked.equals(StandardCharsets.UTF_8.name())) {
      refuseZeros(head);
      return null;
    }
    boolean little = asked.equals("UTF-16") && head.zeros(1) > head.zeros(0);
    return little ? "UTF-16LE" : asked;
  }

  private static Mark mark(Head head) {
    for (Mark mark : Mark.values()) {
      if (head.startsWith(mark.bytes)) {
        return mark;
      }
    }
    return null;
  }

  private static void refuseZeros(Head head) throws IOException {
    int odd = head.zeros(1);
    int even = head.zeros(0);
    if (odd + even > (head.length() - head.from()) / 4) {
      Sentence give =
          Sentence.of(
              "give %s %s", Sentence.setting("encoding"), odd >= even ? "utf-16le" : "utf-16be");
      throw new CorruptException(Sentence.of("not UTF-8 but, by its zero bytes, UTF-16: %s", give));
    }
  }
}
