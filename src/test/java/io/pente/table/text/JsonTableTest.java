package io.pente.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.Tables;
import io.pente.spark.LocalSpark;
import io.pente.table.Column;
import io.pente.table.ColumnRoles;
import io.pente.table.Rows;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTableTest {
  private static final ColumnRoles Y = ColumnRoles.training(List.of("y"), List.of());

  @TempDir private Path folder;

  private Table open(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), content);
    return new Tables(LocalSpark.session()).open(Source.of(file.toString()));
  }

  @Test
  void fieldsBecomeFeaturesInTheOrderTheyAppear() throws IOException {
    Table table =
        open(
            "{\"a.b\": 1, \"v\": [1, 2.5], \"city\": \"Rome\", \"y\": 2, \"t\": true}\n"
                + "{\"t\": false, \"y\": -3e1, \"v\": [4, 5], \"x\": {\"deep\": [1]}, \"a.b\": 7, \"d\": \"1970-01-02\"}\n");
    Selection selection = Selection.of(table, Y);
    assertThat(selection.featureNames(4)).containsExactly("a.b", "v[0]", "v[1]", "t");
    assertThat(selection.leftOut()).extracting(Column::name).containsExactly("city", "x", "d");
    assertThat(Rows.read(table, Y, 2))
        .containsExactly("[1.0, 1.0, 2.5, 1.0] -> [2.0]", "[7.0, 4.0, 5.0, 0.0] -> [-30.0]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"x\": null, \"v\": [1], \"y\": 1}|, column 'x': 'null' is not a number",
        "{\"v\": [1], \"y\": 1}|, column 'x': no value",
        "{\"x\": \"oops\", \"v\": [1], \"y\": 1}|, column 'x': \"oops\" (a string) is not a number",
        "{\"x\": NaN, \"v\": [1], \"y\": 1}|, column 'x': 'NaN' is not a finite number",
        "{\"x\": 1, \"v\": [1, 2], \"y\": 1}|, column 'v': a vector of 2 numbers where the first has 1",
        "{\"x\": 1, \"v\": [null], \"y\": 1}|, column 'v[0]': 'null' is not a number",
        "{\"x\": 1, \"v\": 5, \"y\": 1}|, column 'v': '5' is not a vector of finite numbers",
        "[1]|: not a JSON object (one a line is expected)",
        "{\"x\": 1, \"v\": [1], \"y\": 1} {}|: more than one JSON value",
      })
  void badFieldsAreShownWithTheirLine(String line, String message) throws IOException {
    Table table =
        open(
            "{\"x\": 1, \"v\": [2], \"y\": 3}\n\n{\"x\": 1, \"v\": [2], \"y\": 3}\n" + line + "\n");
    List<String> rows = Rows.read(table, Y, 1);
    assertThat(rows.get(2)).isEqualTo(folder.resolve("a.json") + ", line 4" + message);
  }

  @Test
  void aCutObjectIsBad() throws IOException {
    Table table = open("{\"x\": 1, \"y\": 3}\n{\"x\": 1, \"y\"\n");
    assertThat(Rows.read(table, Y, 1).get(1))
        .startsWith(folder.resolve("a.json") + ", line 2: not valid JSON: ");
  }
}
