package io.pente.table;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.message.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the columns that are asked for and gives each of their numbers a place. */
final class Selector {
  /** The numbers of a vector that are candidates for the nearest name. */
  private static final int LISTED = 100;

  private final Table table;
  private final ColumnRoles roles;
  private final List<Column> columns;
  private final Map<String, Integer> byName = new HashMap<>();
  private final int[] starts;
  private final int[] places;
  private final int[] keys;
  private final List<String> features = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();

  Selector(Table table, ColumnRoles roles) {
    table.settle(roles);
    this.table = table;
    this.roles = roles;
    this.columns = table.columns();
    this.starts = new int[columns.size() + 1];
    for (int c = 0; c < columns.size(); c++) {
      starts[c + 1] = starts[c] + slots(columns.get(c));
      byName.put(columns.get(c).name(), c);
    }
    this.places = new int[starts[columns.size()]];
    Arrays.fill(places, Selection.NONE);
    this.keys = new int[columns.size()];
    Arrays.fill(keys, Selection.NO_KEY);
  }

  /** An open column has slots up to the largest element that is named. */
  private int slots(Column column) {
    if (!column.isOpen()) {
      return column.size();
    }
    int largest = -1;
    for (List<String> names : List.of(roles.targets(), roles.features())) {
      for (String name : names) {
        largest = Math.max(largest, column.indexOf(name));
      }
    }
    return largest + 1;
  }

  Selection selection() {
    roles.targets().forEach(name -> place(name, "target", targets, 0));
    roles.features().forEach(name -> place(name, "feature", features, 0));
    roles.weights().ifPresent(name -> place(name, "row weight", null, Selection.WEIGHT));
    roles.offset().ifPresent(name -> place(name, "offset", null, Selection.OFFSET));
    roles.keys().forEach(this::key);
    boolean all = roles.features().isEmpty() && !roles.knownOnly();
    boolean allOpen = all && placeOthers();
    if (all && !allOpen) {
      roles.controls().forEach(this::placeControl);
    }
    Selection selection =
        new Selection(
            columns, starts, places, keys, allOpen, roles, features, targets, table.missingWords());
    if (all && !allOpen && features.isEmpty() && !selection.leftOut().isEmpty()) {
      throw new BadInputException(noFeatures());
    }
    return selection;
  }

  private Sentence noFeatures() {
    List<String> times =
        columns.stream()
            .filter(column -> column.kind() == ColumnKind.TIME)
            .map(column -> "'" + column.name() + "'")
            .toList();
    Sentence hint =
        times.isEmpty()
            ? Sentence.plain("")
            : Sentence.of(
                "; dates and times are features where %s names them: %s",
                Sentence.setting("features"), String.join(", ", times));
    return Sentence.of(
        "%s has no features: no column but targets and weights holds numbers%s",
        table.name(), hint);
  }

  /** A feature that is none by default, such as a date. */
  private void placeControl(String name) {
    Integer whole = byName.get(name);
    boolean placed =
        features.contains(name)
            || whole != null && starts[whole] < starts[whole + 1] && places[starts[whole]] >= 0;
    if (!placed) {
      place(name, "control", features, 0);
    }
  }

  /** A column of one number or text a cell. */
  private void key(String name) {
    Integer column = byName.get(name);
    if (column == null) {
      throw absent(name);
    }
    refuseMixed(columns.get(column));
    if (columns.get(column).kind() == ColumnKind.VECTOR) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "column '%s' of %s holds vectors and tells no groups",
              name,
              table.name()));
    }
    keys[column] = roles.keys().indexOf(name);
  }

  /**
   * @param own the place of a number that is one of a kind, where there are no names
   */
  private void place(String name, String role, List<String> names, int own) {
    Integer whole = byName.get(name);
    if (whole != null && !columns.get(whole).isOpen()) {
      Column column = columns.get(whole);
      refuseText(column, role);
      refuseMixed(column);
      for (int element = 0; element < column.size(); element++) {
        claim(whole, element, names, own);
      }
      return;
    }
    for (int c = 0; c < columns.size(); c++) {
      int element = columns.get(c).indexOf(name);
      if (element >= 0) {
        claim(c, element, names, own);
        return;
      }
    }
    throw absent(name);
  }

  private BadInputException absent(String name) {
    return new BadInputException(
        Sentence.of(
            "no column '%s' in %s%s",
            name,
            table.name(),
            table
                .whyMissing(name)
                .map(why -> Sentence.of("; %s", why))
                .orElseGet(() -> Sentence.plain(NearestName.hint(name, elements())))));
  }

  private List<String> elements() {
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      for (int i = 0; i < Math.max(1, Math.min(column.size(), LISTED)); i++) {
        names.add(column.element(i));
      }
    }
    return names;
  }

  private void claim(int column, int element, List<String> names, int own) {
    int slot = starts[column] + element;
    String name = columns.get(column).element(element);
    if (places[slot] != Selection.NONE) {
      throw new UsageException(String.format(Locale.ROOT, "column '%s' is asked for twice", name));
    }
    places[slot] = names == null ? own : number(names, names.size());
    if (names != null) {
      names.add(name);
    }
  }

  private int number(List<String> names, int index) {
    return names == targets ? ~index : index;
  }

  /** The default features; true when they include an open column. */
  private boolean placeOthers() {
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      if (column.isOpen()) {
        refuseOpenTarget(column, c);
        return true;
      }
      if (column.aside() != null || keys[c] != Selection.NO_KEY) {
        continue;
      }
      refuseMixed(column);
      if (column.kind() != ColumnKind.TEXT && column.kind() != ColumnKind.TIME) {
        placeFree(c);
      }
    }
    return false;
  }

  private void placeFree(int column) {
    for (int slot = starts[column]; slot < starts[column + 1]; slot++) {
      if (places[slot] == Selection.NONE) {
        claim(column, slot - starts[column], features, 0);
      }
    }
  }

  private void refuseOpenTarget(Column column, int c) {
    if (starts[c + 1] > starts[c]) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "name the features when a target is one of %s, %s, …",
              column.element(0),
              column.element(1)));
    }
  }

  private static void refuseMixed(Column column) {
    if (column.kind() == ColumnKind.MIXED) {
      throw new BadInputException(
          Sentence.of(
              "%s: no one type holds both exactly; write the files alike, or name the %s without it",
              column.evidence(), Sentence.setting("features")));
    }
  }

  private void refuseText(Column column, String role) {
    if (column.kind() == ColumnKind.TEXT) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s: the column holds no numbers and cannot be a %s",
              table.evidence(column),
              role));
    }
  }
}
