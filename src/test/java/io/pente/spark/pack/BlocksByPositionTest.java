package io.pente.spark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.Tables;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.linalg.RowMatrix;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Blocks hold rows [kR, (k + 1)R) of those that are used, in one piece or several, and each gives
 * the same bits, whatever the partitions, the files and their splits. Tables and blocks are small:
 * 1 KB a block.
 */
class BlocksByPositionTest {
  private static final int BYTES = 1024;

  /** For sparse rows, of which 32 are in a block then, and about ten long ones in a piece. */
  private static final int SPARSE_BYTES = 32 << 10;

  private static final int COLUMNS = 400;

  @TempDir private Path folder;

  /** A seeded table; some rows lack a value and are left out. */
  private final class Drawn {
    final Random random;
    final int features;
    final int files;
    final boolean weighted;
    final List<double[]> used = new ArrayList<>();
    final List<String> lines = new ArrayList<>();

    Drawn(long seed) {
      random = new Random(seed);
      features = 1 + random.nextInt(9);
      files = 1 + random.nextInt(4);
      weighted = random.nextBoolean();
    }

    /** Rows of a CSV file: features, then the target, then the weight. */
    Path csv() throws IOException {
      int rows = 1 + random.nextInt(random.nextBoolean() ? 900 : 60);
      double share = random.nextBoolean() ? 0 : 0.2;
      for (int i = 0; i < rows; i++) {
        double[] row = random.doubles(features + 2).map(x -> Math.rint(x * 1000) / 8).toArray();
        boolean bad = random.nextDouble() < share;
        List<String> cells = new ArrayList<>(Arrays.stream(row).mapToObj(x -> "" + x).toList());
        cells.set(0, bad ? "" : cells.get(0));
        lines.add(String.join(",", cells));
        if (!bad) {
          used.add(row);
        }
      }
      List<String> head = new ArrayList<>();
      for (int j = 0; j < features; j++) {
        head.add("x" + j);
      }
      head.addAll(List.of("y", "w"));
      return written(String.join(",", head), ".csv");
    }

    /** The same as LIBSVM, most numbers 0, some rows long; no weights. */
    Path libsvm() throws IOException {
      int rows = 1 + random.nextInt(400);
      for (int i = 0; i < rows; i++) {
        int stored = random.nextBoolean() ? 300 : random.nextInt(6);
        double[] row = new double[COLUMNS + 1];
        StringBuilder line = new StringBuilder().append(row[COLUMNS] = i % 17 - 8);
        for (int e = 0, j = 0; e < stored && j < COLUMNS; e++, j += 1 + random.nextInt(2)) {
          row[j] = 1 + random.nextInt(9);
          line.append(' ').append(j + 1).append(':').append(row[j]);
        }
        lines.add(line.toString());
        used.add(row);
      }
      return written(null, ".libsvm");
    }

    private Path written(String head, String ending) throws IOException {
      Path place = Files.createTempDirectory(folder, "table");
      int from = 0;
      for (int f = 0; f < files; f++) {
        int to = f == files - 1 ? lines.size() : from + random.nextInt(lines.size() - from + 1);
        List<String> part = new ArrayList<>(lines.subList(from, to));
        if (head != null) {
          part.add(0, head);
        }
        if (head != null || !part.isEmpty()) {
          Files.write(place.resolve("part" + f + ending), part);
        }
        from = to;
      }
      return place;
    }
  }

  private static GatheredBlocks<LinearBlock> gathered(
      Table table, ColumnRoles roles, int partitions, int bytes, StorageLevel level) {
    PackingOptions options =
        new PackingOptions(false, false, SkipRule.of(true), false, partitions, bytes);
    PackedRows packed = Packing.pack(table, Selection.of(table, roles), options);
    try (CachedRows<LinearBlock> rows = new CachedRows<>(packed.blocks(), packed.cut(), level)) {
      rows.pack(new Moments.Task(), table, note -> {});
      rows.align();
      assertThat(rows.passes()).isEqualTo(1);
      GatheredBlocks<LinearBlock> gathered = rows.blocks().sum(new GatheredBlocks.Task<>(), "all");
      long row = 0;
      for (int b = 0; b < gathered.blocks.size(); b++) {
        int before = packed.cut().before(row);
        LinearBlock block = gathered.blocks.get(b);
        boolean last = b == gathered.blocks.size() - 1;
        assertThat(gathered.firstRows.get(b)).isEqualTo(row);
        assertThat(before + block.rows()).isLessThanOrEqualTo(packed.cut().rows());
        assertThat(last || packed.cut().ends(before, block.rows(), block.stored(0, block.rows())))
            .isTrue();
        row += block.rows();
      }
      return gathered;
    }
  }

  /** Every number of every block, and what a pass makes of it, apart from the block's bound. */
  private static List<double[]> numbers(List<LinearBlock> blocks, int columns) {
    List<double[]> all = new ArrayList<>();
    for (LinearBlock block : blocks) {
      all.add(dense(block.features(), columns));
      all.add(block.targets());
      all.add(block.weights() == null ? new double[0] : block.weights());
      all.add(gradient(block, columns));
      Moments moments = new Moments();
      moments.add(block);
      all.add(Arrays.copyOf(moments.features().mean(), columns));
      all.add(Arrays.copyOf(moments.features().variance(), columns));
      all.add(moments.targets().variance());
    }
    return all;
  }

  private static double[] dense(RowMatrix x, int columns) {
    double[] values = new double[x.rows() * columns];
    x.copyTo(0, x.rows(), values, columns);
    return values;
  }

  /** XᵀXv for a v of thirds. */
  private static double[] gradient(LinearBlock block, int columns) {
    double[] v = new double[columns];
    Arrays.setAll(v, j -> (j + 1) / 3.0);
    double[] products = new double[block.rows()];
    block.features().times(0, block.rows(), v, 1, products);
    double[] gradient = new double[columns];
    block.features().transposedTimes(0, block.rows(), products, 1, gradient);
    return gradient;
  }

  private static Table open(Path place, String format) {
    Source source = Source.of(place.toString());
    return new Tables(LocalSpark.session()).open(source.withFormat(format));
  }

  private void assertSame(
      List<Table> tables, ColumnRoles roles, Drawn drawn, int columns, int bytes) {
    List<double[]> expected = null;
    for (Table table : tables) {
      for (int partitions : new int[] {1, 2, 7, 64}) {
        StorageLevel level =
            drawn.random.nextBoolean()
                ? StorageLevel.MEMORY_AND_DISK()
                : StorageLevel.MEMORY_ONLY_SER();
        GatheredBlocks<LinearBlock> gathered = gathered(table, roles, partitions, bytes, level);
        assertRows(gathered.blocks, drawn, columns);
        List<double[]> found = numbers(gathered.blocks, columns);
        expected = expected == null ? found : expected;
        assertThat(found).usingRecursiveComparison().isEqualTo(expected);
      }
    }
  }

  /** The blocks one after the other are the rows that were drawn and not left out. */
  private static void assertRows(List<LinearBlock> blocks, Drawn drawn, int columns) {
    int row = 0;
    for (LinearBlock block : blocks) {
      double[] x = dense(block.features(), columns);
      for (int i = 0; i < block.rows(); i++, row++) {
        double[] expected = drawn.used.get(row);
        assertThat(Arrays.copyOfRange(x, i * columns, (i + 1) * columns))
            .isEqualTo(Arrays.copyOf(expected, columns));
        assertThat(block.targets()[i]).isEqualTo(expected[columns]);
        assertThat(block.weights() == null || block.weights()[i] == expected[columns + 1]).isTrue();
      }
    }
    assertThat(row).isEqualTo(drawn.used.size());
  }

  /** A header and the lines of all files, in their order. */
  private static Dataset<String> lines(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        List<String> all = Files.readAllLines(file);
        lines.addAll(lines.isEmpty() ? all : all.subList(1, all.size()));
      }
    }
    return LocalSpark.session().createDataset(lines, Encoders.STRING());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void denseRowsAreInTheSameBlocksWhateverThePartitionsFilesAndFormats(long seed)
      throws IOException {
    Drawn drawn = new Drawn(seed);
    Path csv = drawn.csv();
    List<Table> tables = new ArrayList<>(List.of(open(csv, "csv")));
    if (!drawn.used.isEmpty()) {
      String parquet = folder.resolve("parquet").toString();
      LocalSpark.session()
          .read()
          .option("header", true)
          .option("inferSchema", true)
          .csv(lines(csv).coalesce(1))
          .write()
          .option("maxRecordsPerFile", 1 + drawn.random.nextInt(200))
          .parquet(parquet);
      tables.add(open(Path.of(parquet), "parquet"));
    }
    List<String> features = new ArrayList<>();
    for (int j = 0; j < drawn.features; j++) {
      features.add("x" + j);
    }
    ColumnRoles roles = ColumnRoles.training(List.of("y"), features);
    assertSame(
        tables, drawn.weighted ? roles.withWeights("w") : roles, drawn, drawn.features, BYTES);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sparseRowsAreInTheSameBlocksAndPiecesToo(long seed) throws IOException {
    Drawn drawn = new Drawn(seed);
    Table table = open(drawn.libsvm(), "libsvm");
    ColumnRoles roles = ColumnRoles.training(List.of("label"), List.of());
    assertSame(List.of(table), roles, drawn, COLUMNS, SPARSE_BYTES);
  }
}
