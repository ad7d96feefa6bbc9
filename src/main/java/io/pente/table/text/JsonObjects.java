package io.pente.table.text;

import io.pente.failure.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * The JSON objects of a file that are not one a line: each may go on over lines, and all may be the
 * elements of an array.
 */
final class JsonObjects extends Records {
  private final byte lineEnd;
  private boolean inArray;
  private boolean needsComma;

  JsonObjects(InputStream in, byte[] head, int length, int from, long offset, byte lineEnd) {
    super(in, head, length, from, offset);
    this.lineEnd = lineEnd;
  }

  @Override
  boolean cut() throws IOException {
    while (true) {
      int token = token();
      if (token == '{' && !(inArray && needsComma)) {
        object();
        needsComma = true;
        return true;
      }
      if (token < 0 && !inArray) {
        return false;
      }
      if (token < 0) {
        throw wrong("the array does not end: the file is cut, or a bracket is missing");
      }
      punctuation((char) token);
      next++;
    }
  }

  private void punctuation(char token) throws CorruptException {
    if (token == '[' && !inArray) {
      inArray = true;
      needsComma = false;
    } else if (token == ']' && inArray) {
      inArray = false;
    } else if (token == ',' && inArray && needsComma) {
      needsComma = false;
    } else {
      throw wrong(
          String.format(
              Locale.ROOT, "'%c' where %s", token, needsComma ? "a comma or ]" : "an object"));
    }
  }

  private static CorruptException wrong(String what) {
    String expected = what.startsWith("'") ? " is expected" : "";
    return new CorruptException(Sentence.plain("not valid JSON: " + what + expected));
  }

  /** The next byte that is not white, at {@link #next}; −1 at the end. */
  private int token() throws IOException {
    while (true) {
      first = next;
      if (next == filled && !fill()) {
        return -1;
      }
      byte b = buffer[next];
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        return b & 0xFF;
      }
      count(b);
      next++;
    }
  }

  private void count(byte b) {
    nextLine += b == lineEnd ? 1 : 0;
  }

  /** Puts {@link #end} after the object that starts at {@link #next}. */
  private void object() throws IOException {
    startHere();
    int depth = 0;
    boolean string = false;
    boolean escaped = false;
    for (int i = 0; ; i++) {
      if (first + i == filled && !fill()) {
        throw wrong("an object does not end: the file is cut, or a bracket is missing");
      }
      byte b = buffer[first + i];
      count(b);
      if (string) {
        string = escaped || b != '"';
        escaped = !escaped && b == '\\';
      } else if (b == '"') {
        string = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        end = first + i + 1;
        next = end;
        return;
      }
    }
  }

  @Override
  boolean ascii() {
    return false;
  }
}
