package io.pente.table.frame;

import io.pente.table.Column;
import io.pente.table.Origin;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Where the numbers of a vector go.
 *
 * @param places by element
 * @param run the place of the first where all are features one after the other; −1 otherwise
 * @param origins by element; null where there are none
 */
record VectorSlots(int[] places, int run, Origin[] origins) implements Serializable {
  static VectorSlots of(Column column, int number, Selection selection) {
    int[] places = new int[column.size()];
    boolean consecutive = places.length > 0;
    for (int e = 0; e < places.length; e++) {
      places[e] = selection.place(number, e);
      consecutive &= places[0] >= 0 && places[e] == places[0] + e;
    }
    Origin[] origins = Arrays.stream(places).mapToObj(selection::origin).toArray(Origin[]::new);
    boolean none = Arrays.stream(origins).allMatch(origin -> origin == null);
    return new VectorSlots(places, consecutive && none ? places[0] : -1, none ? null : origins);
  }

  /** Gives a vector to the sink, zeros included. */
  void put(double[] values, RowSink sink) {
    if (run >= 0) {
      sink.features(run, values, places.length);
      return;
    }
    for (int e = 0; e < places.length; e++) {
      put(e, values[e], sink);
    }
  }

  /** What an element is read less of; null for nothing. */
  Origin origin(int element) {
    return origins == null ? null : origins[element];
  }

  boolean hasOrigins() {
    return origins != null;
  }

  /** Gives a number that is less its origin already to the sink. */
  void putLess(int element, double value, RowSink sink) {
    Selection.put(places[element], value, sink);
  }

  /** Gives one number to the sink. */
  void put(int element, double value, RowSink sink) {
    Origin origin = origin(element);
    Selection.put(places[element], origin == null ? value : origin.less(value), sink);
  }

  /** Gives 0 to the targets and the weight, which unlike features must be given. */
  void putZeros(RowSink sink) {
    for (int place : places) {
      if (place < 0) {
        Selection.put(place, 0, sink);
      }
    }
  }
}
