package io.pente.table.text;

import io.pente.table.files.InputFile;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the headers of CSV files: no two need be alike. */
final class CsvHeaders {
  /** Files up to which the driver looks for itself. */
  private static final int FEW = 32;

  private CsvHeaders() {}

  /**
   * The headers that differ, and which of them each of some files has.
   *
   * @param numbers −1 for a file without lines
   */
  private record Found(List<List<String>> headers, List<Integer> numbers) implements Serializable {}

  /** The cells of each file's header, in the files' order; null for a file without lines. */
  static List<List<String>> of(
      JavaSparkContext context, CsvDialect dialect, List<InputFile> files) {
    Configuration configuration = context.hadoopConfiguration();
    List<List<String>> headers = new ArrayList<>();
    if (files.size() <= FEW) {
      add(found(files.iterator(), dialect, configuration), headers);
      return headers;
    }
    Broadcast<SerializableConfiguration> shared =
        context.broadcast(new SerializableConfiguration(configuration));
    int tasks = Math.min(files.size() / FEW + 1, 4 * context.defaultParallelism());
    context
        .parallelize(new ArrayList<>(files), tasks)
        .mapPartitions(
            part -> Collections.singleton(found(part, dialect, shared.value().value())).iterator())
        .collect()
        .forEach(found -> add(found, headers));
    return headers;
  }

  private static void add(Found found, List<List<String>> headers) {
    found.numbers.forEach(number -> headers.add(number < 0 ? null : found.headers.get(number)));
  }

  private static Found found(
      Iterator<InputFile> files, CsvDialect dialect, Configuration configuration) {
    Map<List<String>, Integer> numberOf = new LinkedHashMap<>();
    List<Integer> numbers = new ArrayList<>();
    while (files.hasNext()) {
      List<String> header = header(files.next(), dialect, configuration);
      numbers.add(header == null ? -1 : numberOf.computeIfAbsent(header, names -> numberOf.size()));
    }
    return new Found(new ArrayList<>(numberOf.keySet()), numbers);
  }

  private static List<String> header(
      InputFile file, CsvDialect dialect, Configuration configuration) {
    List<List<String>> one = new ArrayList<>();
    new FirstRows()
        .look(
            List.of(file),
            dialect,
            configuration,
            (records, each) -> {
              if (dialect.header(records)) {
                one.add(names(records, dialect));
              }
            });
    return one.isEmpty() ? null : one.get(0);
  }

  /**
   * @throws CorruptException where they are not UTF-8
   */
  static List<String> names(Records header, CsvDialect dialect) throws IOException {
    header.check();
    return new ArrayList<>(dialect.cells().texts(header.bytes(), header.start(), header.end()));
  }
}
