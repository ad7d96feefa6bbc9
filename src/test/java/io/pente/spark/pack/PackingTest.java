package io.pente.spark.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.Tables;
import io.pente.data.LinearBlock;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.linalg.DenseRows;
import io.pente.spark.LocalSpark;
import io.pente.spark.engine.PartitionSize;
import io.pente.spark.engine.SparkBlocks;
import io.pente.table.ColumnRoles;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {
  private static final ColumnRoles Y = ColumnRoles.training(List.of("y"), List.of());

  @TempDir private Path folder;

  private Table open(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    return new Tables(LocalSpark.session()).open(Source.of(folder.resolve(name).toString()));
  }

  private static PackingOptions options(int partitions, boolean skip) {
    return new PackingOptions(true, true, SkipRule.of(skip), false, partitions, 1024);
  }

  private static Rejections rejections(List<Packed<LinearBlock>> blocks) {
    Rejections all = new Rejections();
    blocks.forEach(block -> all.add(block.rejections()));
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64})
  void blocksHoldEveryRowOnceInOrderLessThePivots(int partitions) throws IOException {
    StringBuilder text = new StringBuilder("x,t,y\n");
    for (int i = 0; i < 1000; i++) {
      text.append(i - 500)
          .append(',')
          .append(1_700_000_000_000L + i * 7 % 1000)
          .append(',')
          .append(i)
          .append('\n');
    }
    Table table = open("a.csv", text.toString());
    PackedRows packed = Packing.pack(table, Selection.of(table, Y), options(partitions, false));
    assertThat(packed.features().pivots()[0]).isZero();
    assertThat(packed.features().pivots()[1]).isBetween(1.7e12, 1.7e12 + 1000);
    int row = 0;
    for (Packed<LinearBlock> block : packed.blocks().collect()) {
      LinearBlock rows = block.block();
      double[] values = ((DenseRows) rows.features()).values();
      assertThat(block.rows() == 0 || block.bytes() <= 2048).isTrue();
      for (int i = 0; i < rows.rows(); i++, row++) {
        assertThat(values[2 * i]).isEqualTo(row - 500);
        assertThat(values[2 * i + 1] + packed.features().pivots()[1])
            .isEqualTo(1_700_000_000_000L + row * 7 % 1000);
        assertThat(rows.targets()[i]).isEqualTo(row);
      }
    }
    assertThat(row).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void theFirstBadRowInInputOrderIsReported(int partitions) throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 2; i < 5000; i++) {
      text.append(i % 1500 == 0 ? "oops" + i : "" + i).append(",1\n");
    }
    Table table = open("a.csv", text.toString());
    List<Packed<LinearBlock>> blocks =
        Packing.pack(table, Selection.of(table, Y), options(partitions, false)).blocks().collect();
    assertThatThrownBy(() -> rejections(blocks).refuse(table, " (clean the file)"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("a.csv")
                + ", line 1500, column 'x': 'oops1500' is not a number (clean the file)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void skippedRowsAreCountedWithTheFirstFew(int partitions) throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    List<String> expected = new ArrayList<>();
    for (int i = 2; i < 3000; i++) {
      boolean bad = i % 100 == 0;
      text.append(bad ? "NaN" : "" + i).append(",1\n");
      if (bad && expected.size() < 5) {
        expected.add(
            folder.resolve("a.csv") + ", line " + i + ", column 'x': 'NaN' is not a finite number");
      }
    }
    Table table = open("a.csv", text.toString());
    List<Packed<LinearBlock>> blocks =
        Packing.pack(table, Selection.of(table, Y), options(partitions, true)).blocks().collect();
    Rejections rejections = rejections(blocks);
    rejections.refuse(table, "");
    assertThat(rejections.count()).isEqualTo(29);
    assertThat(rejections.examples(table).stream().map(Sentence::toString))
        .containsExactlyElementsOf(expected);
    assertThat(blocks.stream().mapToInt(Packed::rows).sum()).isEqualTo(2998 - 29);
  }

  @Test
  void blocksOfAnUncuttableFileAreSpreadInOrder() throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 5000; i++) {
      text.append(i == 17 ? "NaN" : i).append(',').append(i).append('\n');
    }
    Path file = folder.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    Table table = new Tables(LocalSpark.session()).open(Source.of(file.toString()));
    JavaRDD<Packed<LinearBlock>> packed =
        Packing.pack(table, Selection.of(table, Y), options(4, true)).blocks().cache();
    BlockCut cut = BlockCut.dense(1, 8, 1, 1024);
    PartitionBounds bounds = PartitionBounds.of(sizes(packed), cut.rows(), 0);
    JavaRDD<Packed<LinearBlock>> spread = HandOver.of(packed, bounds, cut);
    List<Integer> rows = spread.mapPartitions(PackingTest::count).collect();
    assertThat(rows).hasSize(4).allSatisfy(count -> assertThat(count).isBetween(1100, 1400));
    assertThat(targets(spread)).isEqualTo(targets(packed)).hasSize(4999);
    packed.unpersist();
    assertThat(PartitionBounds.of(sizes(packed), cut.rows()).kept()).as("too small").isTrue();
    assertThat(PartitionBounds.of(sizes(spread), cut.rows(), 0).kept()).as("even").isTrue();
  }

  private static List<PartitionSize> sizes(JavaRDD<Packed<LinearBlock>> blocks) {
    SparkBlocks<Packed<LinearBlock>> counted = new SparkBlocks<>(blocks);
    counted.sum(new Rejections.Task<>(), "count");
    return counted.sizes();
  }

  private static Iterator<Integer> count(Iterator<Packed<LinearBlock>> blocks) {
    int rows = 0;
    while (blocks.hasNext()) {
      rows += blocks.next().rows();
    }
    return List.of(rows).iterator();
  }

  private static double[] targets(JavaRDD<Packed<LinearBlock>> blocks) {
    return blocks.collect().stream()
        .flatMapToDouble(block -> Arrays.stream(block.block().targets()))
        .toArray();
  }
}
