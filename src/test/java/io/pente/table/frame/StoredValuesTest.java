package io.pente.table.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.Tables;
import io.pente.failure.BadInputException;
import io.pente.spark.LocalSpark;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.ColumnRoles;
import io.pente.table.Rows;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of Parquet that Spark does not read, or not as what they mean. */
class StoredValuesTest {
  private static final PrimitiveType HALF =
      Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
          .length(2)
          .as(LogicalTypeAnnotation.float16Type())
          .named("x");
  private static final PrimitiveType TIME =
      Types.optional(PrimitiveTypeName.INT32)
          .as(LogicalTypeAnnotation.timeType(true, TimeUnit.MILLIS))
          .named("x");

  @TempDir private Path folder;

  /** A table of x and y = the row's number from 0. */
  private Path write(String name, PrimitiveType x, int rows, BiConsumer<Group, Integer> cell)
      throws IOException {
    Path file = folder.resolve(name);
    MessageType schema =
        new MessageType("m", x, Types.required(PrimitiveTypeName.DOUBLE).named("y"));
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema).build()) {
      for (int i = 0; i < rows; i++) {
        Group row = groups.newGroup();
        cell.accept(row, i);
        writer.write(row.append("y", (double) i));
      }
    }
    return file;
  }

  private static Binary bytes(int bits) {
    return Binary.fromConstantByteArray(new byte[] {(byte) bits, (byte) (bits >> 8)});
  }

  private static Table open(Path path) {
    return new Tables(LocalSpark.session()).open(Source.of(List.of(path.toString())));
  }

  private static ColumnRoles roles(String... features) {
    return ColumnRoles.training(List.of("y"), List.of(features));
  }

  @Test
  void everyFiniteHalfFloatIsReadAsTheNumberItIs() throws IOException {
    List<Integer> finite = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int bits = 0; bits < 1 << 16; bits++) {
      int exponent = bits >> 10 & 31;
      if (exponent < 31) {
        double fraction = (bits & 1023) / 1024.0;
        double size =
            exponent == 0 ? Math.scalb(fraction, -14) : Math.scalb(1 + fraction, exponent - 15);
        double value = bits >> 15 == 1 ? -size : size;
        expected.add("[" + value + "] -> [" + (double) finite.size() + "]");
        finite.add(bits);
      }
    }
    Path file =
        write("h.parquet", HALF, finite.size(), (row, i) -> row.add("x", bytes(finite.get(i))));
    assertThat(Rows.read(open(file), roles(), 0)).isEqualTo(expected).hasSize(63_488);
  }

  @Test
  void halfFloatsThatAreNoNumbersAreMissingOrRefusedAsInOtherFormats() throws IOException {
    int[] bits = {0x3c00, 0x7c00, 0x7e00};
    Path file =
        write(
            "h.parquet",
            HALF,
            4,
            (row, i) -> {
              if (i < 3) {
                row.add("x", bytes(bits[i]));
              }
            });
    assertThat(Rows.read(open(file), roles(), 0))
        .containsExactly(
            "[1.0] -> [0.0]",
            file + ", row 2, column 'x': 'Infinity' is not a finite number",
            file + ", row 3, column 'x': 'NaN' is not a finite number",
            file + ", row 4, column 'x': no value");
  }

  @Test
  void timesInMillisecondsAreSecondsOfTheDayWhereTheyAreNamed() throws IOException {
    int[] times = {0, 1, 45_296_789, 86_399_999};
    Path file = write("t.parquet", TIME, 4, (row, i) -> row.add("x", times[i]));
    Table table = open(file);
    assertThat(table.columns().get(0).kind()).isEqualTo(ColumnKind.TIME);
    assertThat(Rows.read(table, roles("x"), 0))
        .containsExactly(
            "[0.0] -> [0.0]", "[0.001] -> [1.0]", "[45296.789] -> [2.0]", "[86399.999] -> [3.0]");
  }

  @Test
  void halvesInOneFileAndDoublesInAnotherAreRefusedWithBothTypes() throws IOException {
    write("a.parquet", HALF, 1, (row, i) -> row.add("x", bytes(0x3c00)));
    PrimitiveType other = Types.optional(PrimitiveTypeName.DOUBLE).named("x");
    write("b.parquet", other, 1, (row, i) -> row.add("x", 2.5));
    assertThatThrownBy(() -> Rows.read(open(folder), roles("x"), 0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column 'x' is FIXED_LEN_BYTE_ARRAY (FLOAT16) in")
        .hasMessageContaining("and double in");
  }

  /** As pyarrow writes a column of nothing but None. */
  @Test
  void aColumnOfNoTypeIsEmptyAndTakesTheTypeOfFilesThatHaveValues() throws IOException {
    PrimitiveType none =
        Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.unknownType()).named("x");
    Path empty = write("a.parquet", none, 2, (row, i) -> {});
    assertThat(open(empty).columns().get(0).aside()).isEqualTo(Column.EMPTY);
    PrimitiveType other = Types.optional(PrimitiveTypeName.DOUBLE).named("x");
    write("b.parquet", other, 1, (row, i) -> row.add("x", 2.5));
    assertThat(Rows.read(open(folder), roles(), 0))
        .containsExactly(
            empty + ", row 1, column 'x': no value",
            empty + ", row 2, column 'x': no value",
            "[2.5] -> [0.0]");
  }
}
