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

  List<BenchFile> all() {
    Shape narrow = Shape.dense("narrow", rows, NARROW, TARGETS);
    Shape wide = Shape.dense("wide", rows * (NARROW + TARGETS) / (WIDE + TARGETS), WIDE, TARGETS);
    Shape one = Shape.dense("narrow", rows, NARROW, 1);
    return List.of(
        file(narrow, "csv", "csv", Map.of("header", "true")),
        file(wide, "csv", "csv", Map.of("header", "true")),
        file(narrow, "csv", "csv.gz", Map.of("header", "true", "compression", "gzip")),
        file(narrow, "parquet", "parquet", Map.of()),
        file(one, "libsvm", "libsvm", Map.of()),
        file(narrow, "json", "json", Map.of()));
  }

  private BenchFile file(Shape shape, String format, String ending, Map<String, String> options) {
    String name = shape.name() + "." + ending;
    Path path = FOLDER.resolve(shape.rows() + "-" + seed).resolve(name);
    try {
      if (!Files.exists(path)) {
        write(shape, format, options, path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BenchFile(name, path, format, shape);
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
