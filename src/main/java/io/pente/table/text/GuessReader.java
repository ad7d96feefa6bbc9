package io.pente.table.text;

import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;
import io.pente.table.files.InputFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Looks at what the cells of some columns show; used by one task. */
abstract class GuessReader implements LineReader {
  private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
  private String file;

  GuessReader(Set<String> names) {
    names.forEach(name -> guesses.put(name, new ColumnGuess()));
  }

  /** By name; with columns of which nothing was met. */
  final Map<String, ColumnGuess> guesses() {
    return guesses;
  }

  /** The file at hand, as messages show it. */
  final String file() {
    return file;
  }

  @Override
  public void startFile(InputFile next) {
    file = next.shown();
  }

  /** Takes the cells of a record; it is no matter here what is wrong with others. */
  abstract void see(byte[] bytes, int from, int to);

  @Override
  public final BadCell read(byte[] bytes, int from, int to, RowSink sink) {
    see(bytes, from, to);
    return null;
  }

  @Override
  public final Object[] originals(byte[] bytes, int from, int to) {
    throw new IllegalStateException("A look keeps no cells");
  }
}
