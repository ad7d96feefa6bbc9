package io.pente.table.text;

import io.pente.failure.Sentence;
import io.pente.table.files.InputFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What one look at the heads of text files tells: how they are to be read, and the first rows.
 *
 * @param files with what was seen of each
 * @param notes what was not given but seen
 * @param missing what may be the reason that there is no such column
 * @param unknown columns of which no cell says anything
 */
record TextHead(
    LineFormat format,
    List<InputFile> files,
    FirstRows rows,
    List<Sentence> notes,
    Function<String, Optional<Sentence>> missing,
    Set<String> unknown) {

  TextHead(
      LineFormat format,
      List<InputFile> files,
      FirstRows rows,
      Function<String, Optional<Sentence>> missing,
      Set<String> unknown) {
    this(format, files, rows, rows.notes(), missing, unknown);
  }

  Optional<Sentence> whyMissing(String column) {
    return missing.apply(column);
  }
}
