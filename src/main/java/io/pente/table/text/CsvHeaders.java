package io.pente.table.text;

import io.pente.table.files.EachFile;
import io.pente.table.files.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Reads the headers of CSV files: no two need be alike. */
final class CsvHeaders {
  private CsvHeaders() {}

  /** The cells of each file's header, in the files' order; empty for a file without lines. */
  static List<Optional<ArrayList<String>>> of(
      EachFile each, CsvDialect dialect, List<InputFile> files) {
    return each.shows(files, (file, configuration) -> header(file, dialect, configuration));
  }

  private static Optional<ArrayList<String>> header(
      InputFile file, CsvDialect dialect, Configuration configuration) {
    List<ArrayList<String>> one = new ArrayList<>();
    new FirstRows()
        .look(
            List.of(file),
            dialect,
            configuration,
            (records, each) -> {
              if (dialect.header(records)) {
                one.add(names(records, dialect));
              }
            });
    return one.stream().findFirst();
  }

  /**
   * @throws CorruptException where they are not UTF-8
   */
  static ArrayList<String> names(Records header, CsvDialect dialect) throws IOException {
    header.check();
    return new ArrayList<>(dialect.cells().texts(header.bytes(), header.start(), header.end()));
  }
}
