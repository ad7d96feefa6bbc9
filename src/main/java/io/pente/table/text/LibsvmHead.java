package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.table.Source;
import io.pente.table.files.InputFile;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads the first rows of LIBSVM files, of which the columns are known. */
final class LibsvmHead {
  private LibsvmHead() {}

  /**
   * @throws BadInputException when no file has a row
   */
  static TextHead of(Source source, List<InputFile> files, Configuration configuration) {
    LibsvmFormat format = new LibsvmFormat();
    FirstRows rows = new FirstRows();
    rows.look(
        files,
        configuration,
        (lines, file) -> {
          while (!rows.enough() && lines.next()) {
            if (!format.passesOver(lines)) {
              rows.add(lines);
            }
          }
        });
    if (rows.count() == 0) {
      throw new BadInputException(source.name() + " is empty");
    }
    return new TextHead(format, rows);
  }
}
