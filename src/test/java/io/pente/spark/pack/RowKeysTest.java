package io.pente.spark.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.Tables;
import io.pente.data.LinearBlock;
import io.pente.data.RowKeys;
import io.pente.failure.BadInputException;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.RowKey;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of groups, from files to blocks. */
class RowKeysTest {
  private static final String ROWS =
      """
      x,y,firm,who
      1,2,1234567890123456788,"Ann Lee"
      2,3,1234567890123456789,Ånn
      4,3,7,"Ann  Lee"
      5,1,7,Ånn
      6,2,1234567890123456789,"Ann Lee"
      """;

  @TempDir private Path folder;

  private Table open(String name) {
    return new Tables(LocalSpark.session()).open(Source.of(folder.resolve(name).toString()));
  }

  private Table csv(String content) throws IOException {
    Files.writeString(folder.resolve("a.csv"), content);
    return open("a.csv");
  }

  private static List<RowKey> keys(Table table, int partitions, String... names) {
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of("x")).withKeys(List.of(names));
    PackingOptions options = new PackingOptions(true, true, SkipRule.NONE, false, partitions, 1024);
    PackedRows packed = Packing.pack(table, Selection.of(table, roles), options);
    List<RowKey> keys = new ArrayList<>();
    for (Packed<LinearBlock> each : packed.blocks().collect()) {
      RowKeys block = each.block().keys();
      for (int i = 0; i < each.rows(); i++) {
        for (int g = 0; g < block.each(); g++) {
          keys.add(new RowKey(block.high(i, g), block.low(i, g)));
        }
      }
      Rejections rejections = each.rejections();
      rejections.refuse(table, "");
    }
    return keys;
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet", "orc"})
  void areTheSameWhateverTheFormat(String format) throws IOException {
    Table table = csv(ROWS);
    if (!format.equals("csv")) {
      SparkSession spark = LocalSpark.session();
      spark
          .read()
          .option("header", true)
          .option("inferSchema", true)
          .csv(folder.resolve("a.csv").toString())
          .write()
          .format(format)
          .save(folder.resolve("b").toString());
      table = open("b");
    }
    assertThat(keys(table, 2, "firm", "who"))
        .containsExactly(
            RowKey.of(1234567890123456788L),
            RowKey.of("Ann Lee"),
            RowKey.of(1234567890123456789L),
            RowKey.of("Ånn"),
            RowKey.of(7),
            RowKey.of("Ann  Lee"),
            RowKey.of(7),
            RowKey.of("Ånn"),
            RowKey.of(1234567890123456789L),
            RowKey.of("Ann Lee"));
  }

  @Test
  void ofNumbersGoByTheirValue() throws IOException {
    List<RowKey> keys =
        keys(csv("x,y,g\n1,2,1.50\n2,1,1.5\n3,1,15e-1\n4,1,01\n5,1,1\n6,2,-0.0\n7,2,0\n"), 1, "g");
    RowKey half = RowKey.of(new BigDecimal("1.5"));
    assertThat(keys)
        .containsExactly(half, half, half, RowKey.of(1), RowKey.of(1), RowKey.of(0), RowKey.of(0));
    assertThat(RowKey.of(1.5)).isEqualTo(half).isNotEqualTo(RowKey.of("1.5"));
  }

  @Test
  void mayBeFeaturesAndTargetsToo() throws IOException {
    assertThat(keys(csv("x,y\n1,2\n1,3\n2,2\n"), 1, "x", "y"))
        .containsExactly(
            RowKey.of(1), RowKey.of(2), RowKey.of(1), RowKey.of(3), RowKey.of(2), RowKey.of(2));
  }

  @Test
  void aRowWithoutOneCannotBeUsed() throws IOException {
    Table table = csv("x,y,g\n1,2,a\n2,1,\n3,1,b\n");
    assertThatThrownBy(() -> keys(table, 1, "g"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 3, column 'g': an empty cell");
  }

  @Test
  void areNoFeaturesUnlessNamed() throws IOException {
    Table table = csv("x,y,g\n1,2,1\n2,1,2\n");
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of()).withKeys(List.of("g"));
    Selection selection = Selection.of(table, roles);
    assertThat(selection.featureNames(1)).containsExactly("x");
    assertThat(selection.used()).containsExactly("x", "y", "g");
  }

  @Test
  void anUnknownColumnIsToldWithTheNearestName() throws IOException {
    Table table = csv("x,y,firm\n1,2,1\n2,1,2\n");
    assertThatThrownBy(() -> keys(table, 1, "firms"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'firms'")
        .hasMessageContaining("'firm'");
  }
}
