package io.pente.fit;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.spark.pack.RectifierLayout;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.ColumnRoles;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the columns of a rectifier's rows by their names: the sets m, a and, where there is one,
 * ai, each either a vector column or columns numbered from 0; s, and t, si, ti where there are.
 *
 * @param selection features M, A, Im A; targets δ and whichever of t, Im δ, Im t are there
 * @param layout which of them is where
 * @param notes what was taken as 0, and what was left out
 */
record RectifierColumns(Selection selection, RectifierLayout layout, List<Sentence> notes) {
  /**
   * @throws BadInputException for a column that is missing, a gap inside a numbered set, sets of
   *     different sizes, or an imaginary part of M
   */
  static RectifierColumns of(Table table) {
    Map<String, Column> columns = new HashMap<>();
    table.columns().forEach(column -> columns.put(column.name(), column));
    List<String> features = new ArrayList<>();
    refuseComplexM(columns, table);
    int dimension = add("m", columns, table, features);
    requireSame(dimension, "a", add("a", columns, table, features), table);
    boolean imaginary = hasSet("ai", columns);
    if (imaginary) {
      requireSame(dimension, "ai", add("ai", columns, table, features), table);
    }
    List<String> targets = new ArrayList<>(List.of("s"));
    List.of("t", "si", "ti").stream().filter(columns::containsKey).forEach(targets::add);
    ColumnRoles roles = ColumnRoles.training(targets, features);
    return new RectifierColumns(
        Selection.of(table, roles),
        new RectifierLayout(
            dimension,
            imaginary,
            targets.indexOf("t"),
            targets.indexOf("si"),
            targets.indexOf("ti")),
        notes(table, features, targets, imaginary));
  }

  /** Whether a column of this name is one of a rectifier's. */
  static boolean isOne(String name) {
    return name.matches("(s|t|si|ti|(m|mi|a|ai)(_[0-9]+)?)");
  }

  private static void refuseComplexM(Map<String, Column> columns, Table table) {
    if (hasSet("mi", columns)) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s has an imaginary part of M, 'mi': M is real; ai, si and ti may be there",
              table.name()));
    }
  }

  private static List<Sentence> notes(
      Table table, List<String> features, List<String> targets, boolean imaginary) {
    List<String> absent = new ArrayList<>();
    if (!targets.contains("t")) {
      absent.add("t");
    }
    boolean complex = imaginary || targets.contains("si") || targets.contains("ti");
    if (complex && !imaginary) {
      absent.add("ai");
    }
    Stream.of("si", "ti").filter(name -> complex && !targets.contains(name)).forEach(absent::add);
    Set<String> read = new HashSet<>(features);
    read.addAll(targets);
    List<String> left =
        table.columns().stream().map(Column::name).filter(name -> !read.contains(name)).toList();
    List<Sentence> notes = new ArrayList<>();
    if (!absent.isEmpty()) {
      notes.add(Sentence.of("taken as 0, as there is no such column: %s", NameList.some(absent)));
    }
    if (!left.isEmpty()) {
      notes.add(Sentence.of("left out (not a column of a rectifier): %s", NameList.some(left)));
    }
    return notes;
  }

  private static boolean isVector(String set, Map<String, Column> columns) {
    Column whole = columns.get(set);
    return whole != null && whole.kind() == ColumnKind.VECTOR && whole.size() != Column.OPEN;
  }

  private static boolean hasSet(String set, Map<String, Column> columns) {
    return isVector(set, columns) || numbered(set, columns) > 0;
  }

  /** One more than the largest i for which there is a column set_i. */
  private static int numbered(String set, Map<String, Column> columns) {
    return columns.keySet().stream()
        .filter(name -> name.matches(set + "_(0|[1-9][0-9]{0,8})"))
        .mapToInt(name -> Integer.parseInt(name.substring(set.length() + 1)) + 1)
        .max()
        .orElse(0);
  }

  /** Adds the names of a set's columns; returns how many numbers they hold. */
  private static int add(
      String set, Map<String, Column> columns, Table table, List<String> features) {
    int count = numbered(set, columns);
    if (isVector(set, columns)) {
      if (count > 0) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "%s has a vector column '%s' and columns '%s_…': leave one of them out",
                table.name(),
                set,
                set));
      }
      features.add(set);
      if (columns.get(set).size() == 0) {
        throw new BadInputException(
            String.format(Locale.ROOT, "%s has empty vectors in column '%s'", table.name(), set));
      }
      return columns.get(set).size();
    }
    if (count == 0) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s has neither columns '%s_0', '%s_1', … nor a vector column '%s'",
              table.name(),
              set,
              set,
              set));
    }
    requireNoGap(set, count, columns, table);
    IntStream.range(0, count).forEach(j -> features.add(set + "_" + j));
    return count;
  }

  private static void requireNoGap(
      String set, int count, Map<String, Column> columns, Table table) {
    for (int j = 0; j < count; j++) {
      if (!columns.containsKey(set + "_" + j)) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "no column '%s_%d' in %s, although there is '%s_%d': the numbers have a gap",
                set,
                j,
                table.name(),
                set,
                count - 1));
      }
    }
  }

  private static void requireSame(int dimension, String set, int count, Table table) {
    if (count != dimension) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s has %d numbers in 'm' and %d in '%s' a row: both must have the dimension of x",
              table.name(),
              dimension,
              count,
              set));
    }
  }
}
