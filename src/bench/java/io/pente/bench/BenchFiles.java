package io.pente.bench;

import io.pente.generate.SyntheticLinear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Files of rows with all their digits, made once and kept. */
final class BenchFiles {
  private static final Path FOLDER = Path.of("target", "bench-files");
  private static final int NARROW = 20;
  private static final int WIDE = 500;
  private static final int TARGETS = 3;

  private final SparkSession spark;
  private final long rows;
  private final long seed;

  /**
   * @param rows of the narrow files; the wide one has as many cells
   */
  BenchFiles(SparkSession spark, long rows, long seed) {
    this.spark = spark;
    this.rows = rows;
    this.seed = seed;
  }

  /** The files of some names; all where there are none. */
  List<BenchFile> named(List<String> names) {
    Shape narrow = Shape.dense("narrow", rows, NARROW, TARGETS);
    Shape wide = Shape.dense("wide", rows * (NARROW + TARGETS) / (WIDE + TARGETS), WIDE, TARGETS);
    Shape one = Shape.dense("narrow", rows, NARROW, 1);
    List<BenchFile> files =
        List.of(
            file(narrow, "csv", "csv"),
            file(wide, "csv", "csv"),
            file(narrow, "csv", "csv.gz"),
            file(narrow, "parquet", "parquet"),
            file(one, "libsvm", "libsvm"),
            file(narrow, "json", "json"));
    List<BenchFile> chosen =
        files.stream().filter(file -> names.isEmpty() || names.contains(file.name())).toList();
    chosen.forEach(this::make);
    return chosen;
  }

  private BenchFile file(Shape shape, String format, String ending) {
    String name = shape.name() + "." + ending;
    Path folder = FOLDER.resolve(shape.rows() + "-" + seed);
    return new BenchFile(name, folder.resolve(name), format, shape);
  }

  private void make(BenchFile file) {
    Map<String, String> options =
        switch (file.name().substring(file.name().indexOf('.'))) {
          case ".csv" -> Map.of("header", "true");
          case ".csv.gz" -> Map.of("header", "true", "compression", "gzip");
          default -> Map.of();
        };
    try {
      if (!Files.exists(file.path())) {
        write(file.shape(), file.format(), options, file.path());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Shape shape, String format, Map<String, String> options, Path path)
      throws IOException {
    SyntheticLinear made =
        new SyntheticLinear(shape.rows(), shape.features(), shape.targets(), 0.1, 1, seed);
    Dataset<Row> rows = format.equals("libsvm") ? made.vectors(spark) : made.table(spark);
    Path folder = path.resolveSibling(path.getFileName() + ".parts");
    rows.coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .format(format)
        .options(options)
        .save(folder.toString());
    try (Stream<Path> parts = Files.list(folder)) {
      Path part =
          parts.filter(p -> p.getFileName().toString().startsWith("part-")).findAny().orElseThrow();
      Files.move(part, path);
    }
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
