package io.pente.table.text;

import io.pente.table.MissingWords;
import java.util.Set;

/** Looks at the values of some fields of JSON objects. */
final class JsonGuesses extends GuessReader {
  private final JsonField fields;

  JsonGuesses(Set<String> wanted, MissingWords missing) {
    super(wanted);
    this.fields = new JsonField(missing);
  }

  @Override
  void see(byte[] bytes, int from, int to) {
    JsonLine.read(
        bytes,
        from,
        to,
        (name, parser) -> {
          ColumnGuess guess = guesses().get(name);
          if (guess == null) {
            parser.skipChildren();
          } else {
            fields.see(guess, name, parser, bytes, from, file(), 0);
          }
          return null;
        });
  }
}
