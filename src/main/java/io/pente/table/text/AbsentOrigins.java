package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import java.util.Arrays;

/**
 * The numbers of sparse rows that are read less an origin: where a row does not have one it is 0,
 * and 0 less its origin is given.
 */
final class AbsentOrigins {
  private static final int FEATURES = 1;

  private final int[] places;
  private final double[] values;
  private final boolean[] given;

  private AbsentOrigins(Selection selection, int[] places) {
    this.places = places;
    this.values =
        Arrays.stream(places).mapToDouble(place -> selection.origin(place).less(0, 0)).toArray();
    this.given = new boolean[places.length];
  }

  /** Null where no feature has an origin. */
  static AbsentOrigins of(Selection selection) {
    int[] all =
        selection.features() == Column.OPEN
            ? selection.featuresWithOrigin()
            : selection.places(FEATURES);
    int[] places =
        Arrays.stream(all).filter(place -> selection.origin(place) != null).sorted().toArray();
    return places.length == 0 ? null : new AbsentOrigins(selection, places);
  }

  /** A row begins. */
  void beginRow() {
    Arrays.fill(given, false);
  }

  /** The row at hand has the number of a place. */
  void given(int place) {
    given[Arrays.binarySearch(places, place)] = true;
  }

  /** Gives what the row does not have. */
  void endRow(RowSink sink) {
    for (int i = 0; i < places.length; i++) {
      if (!given[i]) {
        Selection.put(places[i], values[i], sink);
      }
    }
  }
}
