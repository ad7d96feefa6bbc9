package io.pente.table.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pente.failure.BadInputException;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.Source;
import io.pente.table.cell.NonFinite;
import io.pente.table.files.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Reads the first rows of JSON files, to say what columns there are. */
final class JsonHead {
  private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
  private final Decimals decimals = new Decimals();
  private final FirstRows rows = new FirstRows();

  private JsonHead() {}

  /**
   * @throws BadInputException when no file has a row
   */
  static TextHead of(Source source, List<InputFile> files, Configuration configuration) {
    JsonHead head = new JsonHead();
    head.rows.look(files, configuration, head::read);
    if (head.rows.count() == 0) {
      throw new BadInputException(source.name() + " is empty");
    }
    List<Column> columns = new ArrayList<>();
    head.guesses.forEach((name, guess) -> columns.add(guess.column(name)));
    return new TextHead(new JsonFormat(columns), head.rows);
  }

  private void read(Lines lines, String file) throws IOException {
    for (int line = 1; !rows.enough() && lines.next(); line++) {
      see(lines, file, line);
    }
  }

  private void see(Lines lines, String file, int line) {
    if (lines.blank()) {
      return;
    }
    rows.add(lines);
    byte[] bytes = lines.bytes();
    int from = lines.start();
    JsonLine.read(
        bytes,
        from,
        lines.end(),
        (name, parser) -> {
          ColumnGuess guess = guesses.computeIfAbsent(name, n -> new ColumnGuess());
          see(guess, name, parser, bytes, from, file, line);
          return null;
        });
  }

  private void see(
      ColumnGuess guess,
      String name,
      JsonParser parser,
      byte[] bytes,
      int from,
      String file,
      int line)
      throws IOException {
    JsonToken token = parser.currentToken();
    String text = JsonLine.text(parser, bytes, from);
    double[] vector = token == JsonToken.START_ARRAY ? JsonLine.vector(text) : null;
    ColumnKind kind = kind(token, text);
    if (vector != null) {
      guess.seeVector(vector.length);
    } else if (guess.see(kind)) {
      guess.evidence(kind, file, line, name, text);
    }
  }

  /** Text in quotes is text, but for dates, times and the words that Spark writes for NaN and ∞. */
  private ColumnKind kind(JsonToken token, String text) {
    if (token.isStructStart() || token.isStructEnd()) {
      return ColumnKind.TEXT;
    }
    ColumnKind kind = CellText.kind(text, decimals);
    boolean word = token != JsonToken.VALUE_STRING || kind == ColumnKind.TIME;
    return word || NonFinite.is(text) ? kind : ColumnKind.TEXT;
  }
}
