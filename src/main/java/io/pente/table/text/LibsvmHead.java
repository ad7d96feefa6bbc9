package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.table.Source;
import io.pente.table.files.InputFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Reads the first rows of LIBSVM files, of which the columns are known. */
final class LibsvmHead {
  private final Source source;
  private final LibsvmFormat format;
  private final FirstRows rows = new FirstRows();

  private LibsvmHead(Source source) {
    this.source = source;
    this.format = new LibsvmFormat(new Layout.Plain(source.encoding().orElse(null)));
  }

  /**
   * @throws BadInputException when no file has a row, or files that are LIBSVM by their names alone
   *     are something else
   */
  static TextHead of(Source source, List<InputFile> files, Configuration configuration) {
    LibsvmHead head = new LibsvmHead(source);
    head.rows.look(files, head.format.layout(), configuration, head::read);
    if (head.rows.count() == 0) {
      throw new BadInputException(source.name() + " is empty");
    }
    Sentence columns = Sentence.plain("LIBSVM's columns are label, f1, f2, …");
    return new TextHead(head.format, files, head.rows, name -> Optional.of(columns), Set.of());
  }

  private void read(Records records, InputFile file) throws IOException {
    while (!rows.enough() && records.next()) {
      if (!format.passesOver(records)) {
        if (rows.count() == 0 && source.format().isEmpty()) {
          refuseOther(records, file.shown());
        }
        rows.add(records);
      }
    }
  }

  private static void refuseOther(Records records, String file) {
    if (LibsvmReader.isRow(records.bytes(), records.start(), records.end())) {
      return;
    }
    throw new BadInputException(
        Sentence.of(
            "%s, line %d: not LIBSVM, which the file is read as because of its name's ending: give"
                + " %s csv or what else it is",
            file, records.line(), Sentence.setting("format")));
  }
}
