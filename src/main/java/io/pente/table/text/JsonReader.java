package io.pente.table.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pente.message.Quoted;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.Origin;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import io.pente.table.cell.BadCell;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads lines of JSON. */
final class JsonReader implements LineReader {
  private static final int MOST_STRANGERS = 1000;

  private final List<Column> columns;
  private final Selection selection;
  private final Map<String, Integer> byName = new HashMap<>();
  private final boolean[] used;
  private final boolean[] seen;
  private final Map<String, Long> strangers = new TreeMap<>();
  private final Set<String> strangersOfRow = new HashSet<>();
  private int likely;

  JsonReader(List<Column> columns, Selection selection) {
    this.columns = columns;
    this.selection = selection;
    this.used = new boolean[columns.size()];
    this.seen = new boolean[columns.size()];
    for (int c = 0; c < used.length; c++) {
      byName.put(columns.get(c).name(), c);
      used[c] = selection.uses(c);
    }
  }

  @Override
  public BadCell read(byte[] bytes, int from, int to, RowSink sink) {
    Arrays.fill(seen, false);
    likely = 0;
    BadCell bad =
        JsonLine.read(bytes, from, to, (name, parser) -> take(name, parser, bytes, from, sink));
    for (int c = 0; bad == null && c < used.length; c++) {
      if (used[c] && !seen[c]) {
        bad = BadCell.of(columns.get(c).name(), columns.get(c).kind(), null);
      }
    }
    if (bad != null) {
      BadCell row = seeStrangersAfter(bytes, from, to);
      bad = row == null ? bad : row;
    }
    if (!strangersOfRow.isEmpty()) {
      countStrangers();
    }
    return bad;
  }

  /**
   * What is wrong with a cell ends the reading of its row, but not what is said of the row's
   * fields.
   *
   * @return what is wrong with the row as a whole; null for nothing
   */
  private BadCell seeStrangersAfter(byte[] bytes, int from, int to) {
    return JsonLine.read(
        bytes,
        from,
        to,
        (name, parser) -> {
          if (!byName.containsKey(name)) {
            strangersOfRow.add(name);
          }
          parser.skipChildren();
          return null;
        });
  }

  private void countStrangers() {
    for (String name : strangersOfRow) {
      if (strangers.size() < MOST_STRANGERS || strangers.containsKey(name)) {
        strangers.merge(name, 1L, Long::sum);
      }
    }
    strangersOfRow.clear();
  }

  private BadCell take(String name, JsonParser parser, byte[] bytes, int from, RowSink sink)
      throws IOException {
    int column = column(name);
    if (column < 0 || !used[column]) {
      if (column < 0) {
        strangersOfRow.add(name);
      }
      parser.skipChildren();
      return null;
    }
    seen[column] = true;
    if (selection.key(column) != Selection.NO_KEY) {
      BadCell bad = key(column, parser, bytes, from, sink);
      if (bad != null || !selection.usesNumbers(column)) {
        return bad;
      }
    }
    if (columns.get(column).kind() == ColumnKind.VECTOR) {
      return vector(column, parser, bytes, from, sink);
    }
    double value = number(columns.get(column).kind(), parser);
    int place = selection.place(column, 0);
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      BadCell bad =
          BadCell.of(name, columns.get(column).kind(), JsonLine.shown(parser, bytes, from));
      return new BadCell(bad.column(), bad.why(), isMissing(parser));
    }
    if (selection.missingWords().contains(value)) {
      return BadCell.missing(name, value);
    }
    if (place == Selection.WEIGHT) {
      BadCell bad = BadCell.ofWeight(name, value, selection.wholeWeights());
      if (bad != null) {
        return bad;
      }
    }
    put(place, columns.get(column).kind(), value, parser, sink);
    return null;
  }

  private BadCell key(int column, JsonParser parser, byte[] bytes, int from, RowSink sink)
      throws IOException {
    JsonToken token = parser.currentToken();
    Column of = columns.get(column);
    if (isMissing(parser) || !token.isScalarValue()) {
      String shown = JsonLine.shown(parser, bytes, from);
      String why = token.isScalarValue() ? "is no value" : "is no number or text";
      return new BadCell(of.name(), Quoted.of(shown) + " " + why, token.isScalarValue());
    }
    ColumnKind kind = token.isNumeric() ? ColumnKind.NUMBER : of.kind();
    boolean text = token == JsonToken.VALUE_STRING && kind == ColumnKind.NUMBER;
    sink.key(selection.key(column), CellKeys.of(text ? ColumnKind.TEXT : kind, parser.getText()));
    return null;
  }

  @Override
  public Map<String, Long> strangers() {
    return strangers;
  }

  /** Whether the value at hand is null, NaN or a word for them. */
  private boolean isMissing(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return token.isScalarValue() && selection.missingWords().contains(parser.getText());
  }

  /** Gives a value to its place, less the origin of that where it has one. */
  private void put(int place, ColumnKind kind, double value, JsonParser parser, RowSink sink)
      throws IOException {
    Origin origin = selection.origin(place);
    Selection.put(
        place,
        origin == null ? value : ExactCells.less(origin, kind, parser.getText(), value),
        sink);
  }

  /** The column of a field, −1 for none. Fields mostly come in the order of the columns. */
  private int column(String name) {
    boolean guessed = likely < used.length && columns.get(likely).name().equals(name);
    int column = guessed ? likely : byName.getOrDefault(name, -1);
    likely = column + 1;
    return column;
  }

  private double number(ColumnKind kind, JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (kind) {
      case NUMBER -> token.isNumeric() ? parser.getDoubleValue() : Double.NaN;
      case BOOLEAN -> token.isBoolean() ? (parser.getBooleanValue() ? 1 : 0) : Double.NaN;
      case TIME -> token == JsonToken.VALUE_STRING ? Times.seconds(parser.getText()) : Double.NaN;
      case VECTOR, TEXT, MIXED -> Double.NaN;
    };
  }

  private BadCell vector(int column, JsonParser parser, byte[] bytes, int from, RowSink sink)
      throws IOException {
    Column vector = columns.get(column);
    if (!parser.isExpectedStartArrayToken()) {
      return BadCell.of(vector.name(), ColumnKind.VECTOR, JsonLine.shown(parser, bytes, from));
    }
    int element = 0;
    for (; parser.nextToken() != JsonToken.END_ARRAY; element++) {
      double value = number(ColumnKind.NUMBER, parser);
      if (!(Math.abs(value) <= Double.MAX_VALUE)) {
        String text = JsonLine.shown(parser, bytes, from);
        BadCell bad = BadCell.of(vector.element(element), ColumnKind.NUMBER, text);
        return new BadCell(bad.column(), bad.why(), isMissing(parser));
      }
      if (selection.missingWords().contains(value)) {
        return BadCell.missing(vector.element(element), value);
      }
      put(selection.place(column, element), ColumnKind.NUMBER, value, parser, sink);
    }
    return element == vector.size() ? null : BadCell.wrongSize(vector, element);
  }

  @Override
  public Object[] originals(byte[] bytes, int from, int to) {
    if (selection.originalsAsJson()) {
      return new Object[] {JsonCells.object(bytes, from, to)};
    }
    Object[] originals = new Object[columns.size()];
    likely = 0;
    JsonLine.read(
        bytes,
        from,
        to,
        (name, parser) -> {
          int column = column(name);
          if (column < 0) {
            parser.skipChildren();
          } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            originals[column] = JsonLine.text(parser, bytes, from);
          }
          return null;
        });
    return originals;
  }
}
