package io.pente.table.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import io.pente.table.Source;
import io.pente.table.cell.BadCell;
import io.pente.table.cell.NonFinite;
import io.pente.table.files.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Reads the first rows of JSON files, to say what columns there are. */
final class JsonHead {
  private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
  private final Decimals decimals = new Decimals();
  private final FirstRows rows = new FirstRows();
  private Sentence firstBad;
  private boolean sound;

  private final MissingWords missing;

  private JsonHead(MissingWords missing) {
    this.missing = missing;
  }

  /**
   * @throws BadInputException when no file has a row
   */
  static TextHead of(Source source, List<InputFile> files, Configuration configuration) {
    JsonHead head = new JsonHead(source.missingWords());
    JsonLayout layout = new JsonLayout(source.encoding().orElse(null));
    head.rows.look(files, layout, configuration, head::read);
    if (head.rows.count() == 0) {
      throw new BadInputException(source.name() + " is empty");
    }
    head.refuseOther(source);
    List<Column> columns = new ArrayList<>();
    head.guesses.forEach((name, guess) -> columns.add(guess.column(name)));
    return new TextHead(new JsonFormat(layout, columns), head.rows, name -> Optional.empty());
  }

  /** Refuses files of which no record is an object. */
  private void refuseOther(Source source) {
    if (sound || firstBad == null) {
      return;
    }
    boolean said = source.format().isPresent();
    throw new BadInputException(
        said
            ? firstBad
            : Sentence.of(
                "%s (read as JSON by its name's ending: %s says otherwise)",
                firstBad, Sentence.setting("format")));
  }

  private void read(Records records, String file) throws IOException {
    while (!rows.enough() && records.next()) {
      if (!records.blank()) {
        rows.add(records);
        see(records, file);
      }
    }
  }

  private void see(Records records, String file) {
    byte[] bytes = records.bytes();
    int from = records.start();
    BadCell bad =
        JsonLine.read(
            bytes,
            from,
            records.end(),
            (name, parser) -> {
              ColumnGuess guess = guesses.computeIfAbsent(name, n -> new ColumnGuess());
              see(guess, name, parser, bytes, from, file, records.line());
              return null;
            });
    sound |= bad == null;
    if (bad != null && firstBad == null) {
      Sentence why = Sentence.plain(bad.why());
      firstBad =
          new BadRow(file, 0, BadRow.Where.LINE, records.line(), null, why, BadRow.Kind.FILE)
              .message();
    }
  }

  private void see(
      ColumnGuess guess,
      String name,
      JsonParser parser,
      byte[] bytes,
      int from,
      String file,
      long line)
      throws IOException {
    JsonToken token = parser.currentToken();
    String text = JsonLine.text(parser, bytes, from);
    double[] vector = token == JsonToken.START_ARRAY ? JsonLine.vector(text) : null;
    ColumnKind kind = kind(token, text);
    if (vector != null) {
      guess.seeVector(vector.length);
    } else if (guess.see(kind)) {
      guess.evidence(
          kind, file, line, name, token == JsonToken.VALUE_STRING ? '"' + text + '"' : text);
    }
  }

  /** Text in quotes is text, but for dates, times and the words that Spark writes for NaN and ∞. */
  private ColumnKind kind(JsonToken token, String text) {
    if (token.isStructStart() || token.isStructEnd()) {
      return ColumnKind.TEXT;
    }
    ColumnKind kind = CellText.kind(text, decimals, missing);
    boolean word = token != JsonToken.VALUE_STRING || kind == ColumnKind.TIME;
    return word || NonFinite.is(text) ? kind : ColumnKind.TEXT;
  }
}
