package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.Column;
import io.pente.table.MissingWords;
import io.pente.table.Source;
import io.pente.table.cell.BadCell;
import io.pente.table.files.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Reads the first rows of JSON files, to say what columns there are. */
final class JsonHead {
  private final JsonField fields;
  private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
  private final FirstRows rows = new FirstRows();
  private Sentence firstBad;
  private boolean sound;

  private JsonHead(MissingWords missing) {
    this.fields = new JsonField(missing);
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
    boolean all = !head.rows.enough();
    Set<String> unknown = new HashSet<>();
    head.guesses.forEach(
        (name, guess) -> {
          columns.add(guess.column(name, all));
          if (guess.isUnknown()) {
            unknown.add(name);
          }
        });
    return new TextHead(
        new JsonFormat(layout, columns, source.missingWords()),
        files,
        head.rows,
        name -> Optional.empty(),
        unknown);
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

  private void read(Records records, InputFile file) throws IOException {
    while (!rows.enough() && records.next()) {
      if (!records.blank()) {
        rows.add(records);
        see(records, file.shown());
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
              fields.see(guess, name, parser, bytes, from, file, records.line());
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
}
