package io.pente.table.files;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The columns whose values stand in the names of folders, the same for all formats: {@code
 * year=2019/part-0.csv}.
 */
public final class FolderColumns implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /** What the values of a column are. */
  private enum Values {
    WHOLE(ColumnKind.NUMBER, DataTypes.LongType),
    NUMBER(ColumnKind.NUMBER, DataTypes.DoubleType),
    TRUTH(ColumnKind.BOOLEAN, DataTypes.BooleanType),
    DATE(ColumnKind.TIME, DataTypes.DateType),
    TEXT(ColumnKind.TEXT, DataTypes.StringType);

    private final ColumnKind kind;
    private final DataType type;

    Values(ColumnKind kind, DataType type) {
      this.kind = kind;
      this.type = type;
    }
  }

  private final List<Column> columns = new ArrayList<>();
  private final List<Values> values = new ArrayList<>();

  private FolderColumns() {}

  /**
   * @param own names of columns that the files have themselves, which win
   */
  public static FolderColumns of(List<InputFile> files, Collection<String> own) {
    Set<String> names = new LinkedHashSet<>();
    files.forEach(file -> names.addAll(file.folders().keySet()));
    own.forEach(names::remove);
    FolderColumns folders = new FolderColumns();
    names.forEach(name -> folders.add(name, files));
    return folders;
  }

  private void add(String name, List<InputFile> files) {
    Set<String> seen = new LinkedHashSet<>();
    int lacking = 0;
    InputFile first = null;
    for (InputFile file : files) {
      String value = file.folders().get(name);
      if (value != null) {
        seen.add(value);
      }
      lacking += file.folders().containsKey(name) ? 0 : 1;
      boolean text = value != null && first == null && values(Set.of(value)) == Values.TEXT;
      first = text ? file : first;
    }
    Values all = values(seen);
    String evidence = all == Values.TEXT ? evidence(name, first, seen) : null;
    String aside =
        lacking == 0
            ? null
            : String.format(
                Locale.ROOT, "%,d of %,d files lie in no such folder", lacking, files.size());
    columns.add(new Column(name, all.kind, 1, evidence, aside));
    values.add(all);
  }

  private static String evidence(String name, InputFile first, Set<String> seen) {
    String where = first == null ? "the folders" : first.shown();
    String value = first == null ? String.join(", ", seen) : first.folders().get(name);
    return String.format(
        Locale.ROOT, "%s, folder '%s=%s': '%s' is not a number", where, name, value, value);
  }

  private static Values values(Set<String> seen) {
    if (seen.isEmpty()) {
      return Values.TEXT;
    } else if (all(seen, value -> WHOLE.matcher(value).matches())) {
      return Values.WHOLE;
    } else if (all(seen, FolderColumns::isNumber)) {
      return Values.NUMBER;
    } else if (all(
        seen, value -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"))) {
      return Values.TRUTH;
    }
    return all(seen, FolderColumns::isDate) ? Values.DATE : Values.TEXT;
  }

  private static boolean all(Set<String> values, Predicate<String> test) {
    return values.stream().allMatch(test);
  }

  private static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches() && Double.isFinite(Double.parseDouble(value));
  }

  private static boolean isDate(String value) {
    try {
      return value.length() == 10 && LocalDate.parse(value) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** In the order of the folders. */
  public List<Column> columns() {
    return columns;
  }

  /** The type of the column's {@linkplain #value values}. */
  public DataType type(int column) {
    return values.get(column).type;
  }

  /** The text that a file's folder has; null for none. */
  public String text(InputFile file, int column) {
    return file.folders().get(columns.get(column).name());
  }

  /** A file's value, a date in days since 1970; null for none. */
  public Object value(InputFile file, int column) {
    String text = text(file, column);
    if (text == null) {
      return null;
    }
    return switch (values.get(column)) {
      case WHOLE -> Long.parseLong(text);
      case NUMBER -> Double.parseDouble(text);
      case TRUTH -> Boolean.parseBoolean(text.toLowerCase(Locale.ROOT));
      case DATE -> (int) LocalDate.parse(text).toEpochDay();
      case TEXT -> text;
    };
  }

  /** A file's value as a number, as {@link ColumnKind} says; NaN for none. */
  public double number(InputFile file, int column) {
    Object value = value(file, column);
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (!(value instanceof Number number)) {
      return Double.NaN;
    }
    return values.get(column) == Values.DATE ? 86_400.0 * number.intValue() : number.doubleValue();
  }
}
