package io.pente.table.text;

import io.pente.failure.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one look at the heads of text files tells: how they are to be read, and the first rows.
 *
 * @param notes what was not given but seen
 * @param missing what may be the reason that there is no such column
 */
record TextHead(
    LineFormat format,
    FirstRows rows,
    List<Sentence> notes,
    Function<String, Optional<Sentence>> missing) {

  TextHead(LineFormat format, FirstRows rows, Function<String, Optional<Sentence>> missing) {
    this(format, rows, rows.notes(), missing);
  }

  Optional<Sentence> whyMissing(String column) {
    return missing.apply(column);
  }
}
