package io.pente.spark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.Tables;
import io.pente.data.LinearBlock;
import io.pente.linalg.DenseRows;
import io.pente.linalg.SparseRows;
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
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparsePackingTest {
  @TempDir private Path folder;

  private static PackedRows pack(Table table, ColumnRoles wanted) {
    return Packing.pack(
        table,
        Selection.of(table, wanted),
        new PackingOptions(true, true, SkipRule.NONE, false, 1, 1 << 20));
  }

  private static LinearBlock only(PackedRows packed) {
    List<Packed<io.pente.data.LinearBlock>> blocks = packed.blocks().collect();
    assertThat(blocks).hasSize(1);
    return blocks.get(0).block();
  }

  private Table libsvm(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("a.libsvm"), content);
    return new Tables(LocalSpark.session()).open(Source.of(file.toString()));
  }

  @Test
  void aLibsvmFileIsPackedSparseWithItsOwnBound() throws IOException {
    PackedRows packed =
        pack(
            libsvm("1 2:5 9:0\n2\n3 1:1 2:-2 4:3\n"),
            ColumnRoles.training(List.of("label"), List.of()));
    LinearBlock block = only(packed);
    SparseRows rows = (SparseRows) block.features();
    assertThat(packed.features().pivots()).isEmpty();
    assertThat(rows.columns()).as("a zero counts as a column").isEqualTo(9);
    assertThat(rows.rowStarts()).containsExactly(0, 1, 1, 4);
    assertThat(rows.columnIndices()).containsExactly(1, 0, 1, 3);
    assertThat(rows.values()).containsExactly(5, 1, -2, 3);
    assertThat(block.targets()).containsExactly(1, 2, 3);
  }

  @Test
  void namedFeaturesAreSortedIntoTheirOrder() throws IOException {
    List<String> names = new ArrayList<>(List.of("f5", "f9", "f1", "f3"));
    for (int j = 100; j < 120; j++) {
      names.add("f" + j);
    }
    PackedRows packed =
        pack(libsvm("1 1:10 3:30 5:50\n2 3:31\n"), ColumnRoles.training(List.of("label"), names));
    SparseRows rows = (SparseRows) only(packed).features();
    assertThat(rows.columns()).isEqualTo(24);
    assertThat(rows.columnIndices()).containsExactly(0, 2, 3, 3);
    assertThat(rows.values()).containsExactly(50, 10, 30, 31);
  }

  @Test
  void aTargetFarFromZeroIsShiftedInSparseBlocksToo() throws IOException {
    PackedRows packed =
        pack(
            libsvm("1000000000001 1:1\n1000000000003 2:1\n"),
            ColumnRoles.training(List.of("label"), List.of()));
    assertThat(packed.targets().pivots()[0]).isBetween(1e12, 1e12 + 4);
    double[] targets = only(packed).targets();
    assertThat(targets[0] + packed.targets().pivots()[0]).isEqualTo(1e12 + 1);
    assertThat(targets[1] - targets[0]).isEqualTo(2);
  }

  @Test
  void vectorsArePackedAsTheirDensityAsks() {
    Vector few = Vectors.sparse(20, new int[] {3, 19}, new double[] {1, 2});
    Vector many = Vectors.dense(java.util.stream.IntStream.range(0, 20).asDoubleStream().toArray());
    ColumnRoles y = ColumnRoles.training(List.of("y"), List.of());
    SparseRows sparse = (SparseRows) only(pack(table(few, few), y)).features();
    assertThat(sparse.columns()).isEqualTo(20);
    assertThat(sparse.columnIndices()).containsExactly(3, 19, 3, 19);
    DenseRows dense = (DenseRows) only(pack(table(many, few), y)).features();
    assertThat(dense.values()).hasSize(40).contains(19, 2);
    assertThat(dense.values()[20]).as("absent is 0").isZero();
  }

  @Test
  void whatIsAbsentInADenseRowIsZeroLessThePivot() {
    Vector far = Vectors.dense(1e9, 1);
    Vector absent = Vectors.sparse(2, new int[] {1}, new double[] {5});
    PackingOptions headIsFar = new PackingOptions(true, true, SkipRule.NONE, false, 1, 1 << 20);
    Vector[] rows = new Vector[1001];
    Arrays.fill(rows, far);
    rows[1000] = absent;
    Table table = table(rows);
    ColumnRoles y = ColumnRoles.training(List.of("y"), List.of());
    PackedRows packed = Packing.pack(table, Selection.of(table, y), headIsFar);
    double[] values = ((DenseRows) only(packed).features()).values();
    assertThat(packed.features().pivots()).containsExactly(1e9, 1);
    assertThat(values[0]).isZero();
    assertThat(values[2000]).isEqualTo(-1e9);
    assertThat(values[2001]).isEqualTo(4);
  }

  private static Table table(Vector... vectors) {
    List<org.apache.spark.sql.Row> rows = new ArrayList<>();
    for (Vector vector : vectors) {
      rows.add(RowFactory.create((double) rows.size(), vector));
    }
    StructType schema =
        new StructType().add("y", DataTypes.DoubleType).add("v", SQLDataTypes.VectorType());
    return new Tables(LocalSpark.session())
        .open(LocalSpark.session().createDataFrame(rows, schema).coalesce(1));
  }
}
