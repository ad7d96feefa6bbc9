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
  private final boolean any;
  private final boolean json;

  /**
   * @param first the number of the first of these columns in the table
   */
  FolderCells(FolderColumns folders, int first, Selection selection) {
    this.folders = folders;
    this.places = new int[folders.columns().size()];
    Arrays.setAll(places, c -> selection.place(first + c, 0));
    this.any = Arrays.stream(places).anyMatch(place -> place != Selection.NONE);
    this.json = selection.originalsAsJson();
  }

  /** Gives the values of a file's rows to the sink; what is wrong with them, or null. */
  BadCell read(InputFile file, RowSink sink) {
    for (int c = 0; any && c < places.length; c++) {
      if (places[c] == Selection.NONE) {
        continue;
      }
      double value = folders.number(file, c);
      Column column = folders.columns().get(c);
      if (Double.isNaN(value)) {
        return BadCell.of(column.name(), column.kind(), null);
      }
      if (places[c] == Selection.WEIGHT && value < 0) {
        return BadCell.negativeWeight(column.name(), value);
      }
      Selection.put(places[c], value, sink);
    }
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
