package io.pente.fit;

import io.pente.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes a table's values as files.
 *
 * @param layout flat, nested, or folders of {@code k=value} for the file's number
 * @param nulls whether JSON has null where there is no value, and not no key
 * @param shuffled whether each file has its columns in an order of its own
 */
record TableFiles(Values values, String format, String layout, boolean nulls, boolean shuffled) {
  /** Into a folder. */
  void write(Path folder, Random random) throws IOException {
    for (int f = 0; f < values.files(); f++) {
      Path file = folder.resolve(String.format(Locale.ROOT, name(), f, f, f, format));
      Files.createDirectories(file.getParent());
      List<Integer> order = new ArrayList<>();
      for (int c = 0; c < values.columns().size(); c++) {
        if (values.has(f, c)) {
          order.add(c);
        }
      }
      if (shuffled) {
        Collections.shuffle(order, random);
      }
      write(file, values.rowsOf(f), order);
    }
  }

  private String name() {
    return switch (layout) {
      case "nested" -> "n%1$d/m/part-%1$d.%4$s";
      case "folders" -> "k=%1$d/part-%1$d.%4$s";
      default -> "part-%1$d.%4$s";
    };
  }

  private void write(Path file, List<Object[]> rows, List<Integer> order) throws IOException {
    switch (format) {
      case "csv" -> Files.write(file, csv(rows, order));
      case "json" -> Files.write(file, rows.stream().map(row -> json(row, order)).toList());
      case "libsvm" -> Files.write(file, rows.stream().map(this::libsvm).toList());
      default -> spark(file, rows, order);
    }
  }

  private String name(int column) {
    return values.columns().get(column).name();
  }

  private List<String> csv(List<Object[]> rows, List<Integer> order) {
    List<String> lines = new ArrayList<>();
    lines.add(order.stream().map(this::name).collect(Collectors.joining(",")));
    for (Object[] row : rows) {
      lines.add(order.stream().map(c -> cell(row[c])).collect(Collectors.joining(",")));
    }
    return lines;
  }

  private static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    boolean quotes = text.contains(",") || text.contains("\"");
    return quotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private String json(Object[] row, List<Integer> order) {
    return order.stream()
        .filter(c -> nulls || row[c] != null)
        .map(c -> '"' + name(c) + "\":" + field(row[c]))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String field(Object value) {
    boolean bare = value == null || value instanceof Number || value instanceof Boolean;
    return bare ? String.valueOf(value) : '"' + value.toString().replace("\"", "\\\"") + '"';
  }

  private String libsvm(Object[] row) {
    StringBuilder line = new StringBuilder().append(row[row.length - 1]);
    for (int j = 0; j < row.length - 1; j++) {
      if (((Number) row[j]).doubleValue() != 0) {
        line.append(' ').append(j + 1).append(':').append(row[j]);
      }
    }
    return line.toString();
  }

  private void spark(Path file, List<Object[]> rows, List<Integer> order) throws IOException {
    StructType schema = new StructType();
    for (int c : order) {
      schema = schema.add(name(c), type(values.columns().get(c).type()), true);
    }
    List<Row> data = new ArrayList<>();
    for (Object[] row : rows) {
      data.add(
          RowFactory.create(
              order.stream()
                  .map(c -> row[c] instanceof LocalDate date ? Date.valueOf(date) : row[c])
                  .toArray()));
    }
    Path written = Files.createTempDirectory("part").resolve("out");
    LocalSpark.session()
        .createDataFrame(data, schema)
        .coalesce(1)
        .write()
        .format(format)
        .save(written.toString());
    try (var parts = Files.list(written)) {
      Path part =
          parts.filter(p -> p.getFileName().toString().startsWith("part-")).findFirst().get();
      Files.copy(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static DataType type(Values.Type type) {
    return switch (type) {
      case WHOLE -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case TRUTH -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TEXT -> DataTypes.StringType;
    };
  }
}
