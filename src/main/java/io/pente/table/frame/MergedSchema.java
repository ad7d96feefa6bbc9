package io.pente.table.frame;

import io.pente.table.Column;
import io.pente.table.files.InputFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
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
   * @param stored how its values stand for what they mean
   * @param evidence where {@code type} is null, what the files have
   * @param mixed whether those are all numbers
   * @param aside why it is no feature unless it is named; null where it is one
   */
  record Merged(
      String name, DataType type, Stored stored, String evidence, boolean mixed, String aside) {}

  /**
   * A column in files that are alike.
   *
   * @param file the first of them
   * @param files how many there are
   */
  private record Seen(InputFile file, int files, FileSchema.Field field) {}

  private MergedSchema() {}

  /**
   * @param schemas beside the files
   */
  static MergedSchema of(List<InputFile> files, List<FileSchema> schemas) {
    Map<FileSchema, InputFile> first = new LinkedHashMap<>();
    Map<FileSchema, Integer> counts = new HashMap<>();
    for (int f = 0; f < files.size(); f++) {
      first.putIfAbsent(schemas.get(f), files.get(f));
      counts.merge(schemas.get(f), 1, Integer::sum);
    }
    Map<String, List<Seen>> byName = new LinkedHashMap<>();
    first.forEach(
        (schema, file) -> {
          for (FileSchema.Field field : schema.fields()) {
            byName
                .computeIfAbsent(field.name(), name -> new ArrayList<>())
                .add(new Seen(file, counts.get(schema), field));
          }
        });
    MergedSchema merged = new MergedSchema();
    List<InputFile> kinds = List.copyOf(first.values());
    byName.forEach((name, seen) -> merged.columns.add(merge(name, seen, kinds, files.size())));
    return merged;
  }

  private static Merged merge(String name, List<Seen> seen, List<InputFile> kinds, int files) {
    int having = seen.stream().mapToInt(Seen::files).sum();
    String aside = having == files ? emptiness(seen) : absence(seen, kinds, files - having, files);
    Seen first = seen.get(0);
    DataType type = first.field.type();
    for (Seen next : seen) {
      FileSchema.Field field = next.field;
      if (type == null || field.type() == null) {
        String unread =
            String.format(
                Locale.ROOT,
                "%s: column '%s' is of type %s, which is not read",
                next.file.shown(),
                name,
                field.shown());
        return new Merged(name, null, Stored.PLAIN, unread, false, aside);
      }
      DataType wider =
          field.stored() == first.field.stored() ? Widening.of(type, field.type()) : null;
      if (wider == null) {
        boolean numbers = seen.stream().allMatch(s -> s.field.type() instanceof NumericType);
        return new Merged(name, null, Stored.PLAIN, differing(name, first, next), numbers, aside);
      }
      type = wider;
    }
    return new Merged(name, type, first.field.stored(), null, false, aside);
  }

  /** As a column of text is aside that has no value. */
  private static String emptiness(List<Seen> seen) {
    boolean any = seen.stream().anyMatch(s -> s.field.content() == FileSchema.Content.VALUES);
    boolean rows = seen.stream().anyMatch(s -> s.field.content() == FileSchema.Content.EMPTY);
    return any || !rows ? null : Column.EMPTY;
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

  /**
   * @param kinds the first file of each kind
   */
  private static String absence(List<Seen> seen, List<InputFile> kinds, int lacking, int files) {
    Set<String> having = seen.stream().map(s -> s.file.path()).collect(Collectors.toSet());
    InputFile first =
        kinds.stream().filter(file -> !having.contains(file.path())).findFirst().orElseThrow();
    return Column.absence(first.shown(), lacking, files);
  }

  List<Merged> columns() {
    return columns;
  }

  /** The columns that are read. */
  StructType schema() {
    return new StructType(
        columns.stream()
            .filter(column -> column.type != null)
            .map(column -> DataTypes.createStructField(column.name, column.type, true))
            .toArray(StructField[]::new));
  }

  /**
   * What is read of the files as what it means.
   *
   * @param read has the columns that are read, and then others
   */
  Dataset<Row> meant(Dataset<Row> read) {
    List<Merged> stored = columns.stream().filter(column -> column.type != null).toList();
    if (stored.stream().allMatch(column -> column.stored.asRead())) {
      return read;
    }
    String[] names = read.columns();
    Dataset<Row> numbered = FrameProjection.numbered(read);
    org.apache.spark.sql.Column[] meant = new org.apache.spark.sql.Column[names.length];
    for (int c = 0; c < names.length; c++) {
      org.apache.spark.sql.Column column = numbered.col(numbered.columns()[c]);
      meant[c] = (c < stored.size() ? stored.get(c).stored.meant(column) : column).as(names[c]);
    }
    return numbered.select(meant);
  }
}
