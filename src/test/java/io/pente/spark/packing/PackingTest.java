package io.pente.spark.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.data.LinearBlock;
import io.pente.failure.BadInputException;
import io.pente.linalg.DenseRows;
import io.pente.spark.LocalSpark;
import io.pente.spark.input.Selection;
import io.pente.spark.input.Source;
import io.pente.spark.input.Table;
import io.pente.spark.input.Tables;
import io.pente.spark.input.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {
  private static final Wanted Y = Wanted.training(List.of("y"), List.of(), null);

  @TempDir private Path folder;

  private Table open(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    return new Tables(LocalSpark.session()).open(Source.of(folder.resolve(name).toString()));
  }

  private static PackingOptions options(int partitions, boolean skip) {
    return new PackingOptions(true, skip, partitions, 1024);
  }

  private static Rejections rejections(List<Packed> blocks) {
    Rejections all = new Rejections();
    blocks.forEach(block -> all.add(block.rejections()));
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64})
  void blocksHoldEveryRowOnceInOrderLessThePivots(int partitions) throws IOException {
    StringBuilder text = new StringBuilder("x,t,y\n");
    for (int i = 0; i < 1000; i++) {
      text.append(i - 500).append(',').append(1_700_000_000_000L + i * 7 % 1000).append(',').append(i).append('\n');
    }
    Table table = open("a.csv", text.toString());
    PackedRows packed = Packing.pack(table, Selection.of(table, Y), options(partitions, false));
    assertThat(packed.featurePivots()[0]).isZero();
    assertThat(packed.featurePivots()[1]).isBetween(1.7e12, 1.7e12 + 1000);
    int row = 0;
    for (Packed block : packed.blocks().collect()) {
      LinearBlock rows = block.block();
      double[] values = ((DenseRows) rows.features()).values();
      assertThat(block.rows() == 0 || block.bytes() <= 2048).isTrue();
      for (int i = 0; i < rows.rows(); i++, row++) {
        assertThat(values[2 * i]).isEqualTo(row - 500);
        assertThat(values[2 * i + 1] + packed.featurePivots()[1])
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
    List<Packed> blocks =
        Packing.pack(table, Selection.of(table, Y), options(partitions, false)).blocks().collect();
    assertThatThrownBy(() -> rejections(blocks).refuse(table, ""))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("a.csv")
                + ", line 1500, column 'x': 'oops1500' is not a number (use --bad-rows skip to"
                + " leave such rows out, or clean the file)");
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
        expected.add(folder.resolve("a.csv") + ", line " + i + ", column 'x': 'NaN' is not a finite number");
      }
    }
    Table table = open("a.csv", text.toString());
    List<Packed> blocks =
        Packing.pack(table, Selection.of(table, Y), options(partitions, true)).blocks().collect();
    Rejections rejections = rejections(blocks);
    rejections.refuseFatal(table);
    assertThat(rejections.count()).isEqualTo(29);
    assertThat(rejections.examples(table)).isEqualTo(expected);
    assertThat(blocks.stream().mapToInt(Packed::rows).sum()).isEqualTo(2998 - 29);
  }
}
