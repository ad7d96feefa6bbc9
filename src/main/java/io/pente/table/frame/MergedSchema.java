package io.pente.table.frame;

import io.pente.table.files.InputFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of all files as one table: in the order in which they are first met, each of a type
 * that holds the values of all files exactly.
 */
final class MergedSchema {
  private final List<Merged> columns = new ArrayList<>();

  /**
   * A column of the table.
   *
   * @param type as all files are read; null where there is none
   * @param nanoseconds whether a long counts nanoseconds since 1970
   * @param evidence where {@code type} is null, what the files have
   * @param mixed whether those are all numbers
   * @param aside why it is no feature unless it is named; null where it is one
   */
  record Merged(
      String name,
      DataType type,
      boolean nanoseconds,
      String evidence,
      boolean mixed,
      String aside) {}

  /** A column in one file. */
  private record Seen(InputFile file, FileSchema.Field field) {}

  private MergedSchema() {}

  /**
   * @param schemas beside the files
   */
  static MergedSchema of(List<InputFile> files, List<FileSchema> schemas) {
    Map<String, List<Seen>> byName = new LinkedHashMap<>();
    for (int f = 0; f < files.size(); f++) {
      for (FileSchema.Field field : schemas.get(f).fields()) {
        byName
            .computeIfAbsent(field.name(), name -> new ArrayList<>())
            .add(new Seen(files.get(f), field));
      }
    }
    MergedSchema merged = new MergedSchema();
    byName.forEach((name, seen) -> merged.columns.add(merge(name, seen, files)));
    return merged;
  }

  private static Merged merge(String name, List<Seen> seen, List<InputFile> files) {
    String aside = seen.size() == files.size() ? null : absence(seen, files);
    Seen first = seen.get(0);
    DataType type = first.field.type();
    boolean numbers = true;
    for (Seen next : seen) {
      FileSchema.Field field = next.field;
      numbers &= field.type() instanceof NumericType || field.type() instanceof BooleanType;
      if (type == null || field.type() == null) {
        String unread =
            String.format(
                Locale.ROOT,
                "%s: column '%s' is of type %s, which is not read",
                next.file.shown(),
                name,
                field.shown());
        return new Merged(name, null, false, unread, false, aside);
      }
      DataType wider =
          field.nanoseconds() == first.field.nanoseconds() ? Widening.of(type, field.type()) : null;
      if (wider == null) {
        boolean all = seen.stream().allMatch(s -> s.field.type() instanceof NumericType) && numbers;
        return new Merged(name, null, false, differing(name, first, next), all, aside);
      }
      type = wider;
    }
    return new Merged(name, type, first.field.nanoseconds(), null, false, aside);
  }

  private static String differing(String name, Seen one, Seen other) {
    return String.format(
        Locale.ROOT,
        "column '%s' is %s in %s and %s in %s",
        name,
        one.field.shown(),
        one.file.shown(),
        other.field.shown(),
        other.file.shown());
  }

  private static String absence(List<Seen> seen, List<InputFile> files) {
    Set<String> having = seen.stream().map(s -> s.file.path()).collect(Collectors.toSet());
    InputFile lacking =
        files.stream().filter(file -> !having.contains(file.path())).findFirst().orElseThrow();
    int count = files.size() - seen.size();
    return count == 1
        ? "not in " + lacking.shown()
        : String.format(
            Locale.ROOT,
            "not in %,d of %,d files, such as %s",
            count,
            files.size(),
            lacking.shown());
  }

  List<Merged> columns() {
    return columns;
  }

  /** The columns that are read. */
  StructType schema() {
    StructType schema = new StructType();
    for (Merged column : columns) {
      if (column.type != null) {
        schema = schema.add(column.name, column.type, true);
      }
    }
    return schema;
  }
}
