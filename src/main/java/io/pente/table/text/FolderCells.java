package io.pente.table.text;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.pente.table.Column;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import io.pente.table.cell.BadCell;
import io.pente.table.files.FolderColumns;
import io.pente.table.files.InputFile;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** What the folders of a file add to each of its rows; sent to tasks. */
final class FolderCells implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FolderColumns folders;
  private final int[] places;
  private final int[] keys;
  private final boolean any;
  private final boolean wholeWeights;
  private final boolean json;

  /**
   * @param first the number of the first of these columns in the table
   */
  FolderCells(FolderColumns folders, int first, Selection selection) {
    this.folders = folders;
    this.places = new int[folders.columns().size()];
    Arrays.setAll(places, c -> selection.place(first + c, 0));
    this.keys = new int[places.length];
    Arrays.setAll(keys, c -> selection.key(first + c));
    this.any =
        Arrays.stream(places).anyMatch(place -> place != Selection.NONE)
            || Arrays.stream(keys).anyMatch(key -> key != Selection.NO_KEY);
    this.wholeWeights = selection.wholeWeights();
    this.json = selection.originalsAsJson();
  }

  /** Gives the values of a file's rows to the sink; what is wrong with them, or null. */
  BadCell read(InputFile file, RowSink sink) {
    BadCell bad = null;
    for (int c = 0; any && bad == null && c < places.length; c++) {
      bad = keys[c] == Selection.NO_KEY ? null : readKey(file, c, sink);
      if (bad == null && places[c] != Selection.NONE) {
        bad = readNumber(file, c, sink);
      }
    }
    return bad;
  }

  private BadCell readNumber(InputFile file, int c, RowSink sink) {
    double value = folders.number(file, c);
    Column column = folders.columns().get(c);
    if (Double.isNaN(value)) {
      return BadCell.of(column.name(), column.kind(), null);
    }
    BadCell bad =
        places[c] == Selection.WEIGHT ? BadCell.ofWeight(column.name(), value, wholeWeights) : null;
    if (bad == null) {
      Selection.put(places[c], value, sink);
    }
    return bad;
  }

  private BadCell readKey(InputFile file, int c, RowSink sink) {
    String text = folders.text(file, c);
    Column column = folders.columns().get(c);
    if (text == null) {
      return BadCell.of(column.name(), column.kind(), null);
    }
    sink.key(keys[c], CellKeys.of(column.kind(), text));
    return null;
  }

  /** The originals of a row with those of its file's folders. */
  Object[] append(Object[] originals, InputFile file) {
    List<Column> columns = folders.columns();
    if (columns.isEmpty()) {
      return originals;
    }
    if (json) {
      return new Object[] {withFields((String) originals[0], file)};
    }
    Object[] all = Arrays.copyOf(originals, originals.length + columns.size());
    for (int c = 0; c < columns.size(); c++) {
      all[originals.length + c] = folders.text(file, c);
    }
    return all;
  }

  /** An object with a field more for each folder: a number where its text is one as JSON has it. */
  private String withFields(String object, InputFile file) {
    StringBuilder fields =
        new StringBuilder(object.substring(0, object.lastIndexOf('}')).stripTrailing());
    for (int c = 0; c < places.length; c++) {
      String value = folders.text(file, c);
      boolean bare = value == null || JsonCells.isNumber(value);
      fields.append(fields.charAt(fields.length() - 1) == '{' ? "\"" : ",\"");
      JsonStringEncoder.getInstance().quoteAsString(folders.columns().get(c).name(), fields);
      fields.append(bare ? "\":" : "\":\"");
      if (bare) {
        fields.append(value);
      } else {
        JsonStringEncoder.getInstance().quoteAsString(value, fields);
        fields.append('"');
      }
    }
    return fields.append('}').toString();
  }
}
