package io.pente.fit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The values of a table, and in which files they lie: what a generator knows and a reader is to
 * find.
 *
 * @param columns in no order that counts; the last is the target
 * @param cells by row and column; null for none
 * @param fileOf the file of each row, ascending
 * @param files how many files there are
 * @param lacking for a column's number the files that do not have it
 */
record Values(
    List<Values.Drawn> columns,
    Object[][] cells,
    int[] fileOf,
    int files,
    Map<Integer, List<Integer>> lacking) {

  /** What cells are. */
  enum Type {
    WHOLE,
    DOUBLE,
    TRUTH,
    DATE,
    TEXT
  }

  /** A column. */
  record Drawn(String name, Type type) {
    Object value(Random random) {
      return switch (type) {
        case WHOLE -> (long) random.nextInt(2001) - 1000;
        case DOUBLE -> random.nextGaussian() * 5;
        case TRUTH -> random.nextBoolean();
        case DATE -> LocalDate.of(2020, 1, 1).plusDays(random.nextInt(700));
        case TEXT -> List.of("Oslo", "a,b", "x y", "\u00fc", "say \"so\"").get(random.nextInt(5));
      };
    }
  }

  int rows() {
    return cells.length;
  }

  int column(String name) {
    return IntStream.range(0, columns.size())
        .filter(c -> columns.get(c).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  boolean has(int file, int column) {
    return !lacking.getOrDefault(column, List.of()).contains(file);
  }

  /** The rows of a file. */
  List<Object[]> rowsOf(int file) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      if (fileOf[i] == file) {
        rows.add(cells[i]);
      }
    }
    return rows;
  }

  /** The number that a cell stands for; NaN for none. */
  double number(int row, int column) {
    Object cell = cells[row][column];
    if (cell == null || !has(fileOf[row], column)) {
      return Double.NaN;
    } else if (cell instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (cell instanceof LocalDate date) {
      return 86_400.0 * date.toEpochDay();
    }
    return ((Number) cell).doubleValue();
  }
}
