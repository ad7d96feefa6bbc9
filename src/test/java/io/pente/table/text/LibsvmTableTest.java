package io.pente.table.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.Tables;
import io.pente.failure.BadInputException;
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

class LibsvmTableTest {
  private static final ColumnRoles LABEL = ColumnRoles.training(List.of("label"), List.of());

  @TempDir private Path folder;

  private Table open(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("a.libsvm"), content);
    return new Tables(LocalSpark.session()).open(Source.of(file.toString()));
  }

  @Test
  void labelsAndFeaturesAreRead() throws IOException {
    Table table = open("# a comment\n+1 1:2 3:4.5 # rest\n\n-2.5\t2:1e3  \n0\n");
    assertThat(Rows.read(table, LABEL, 3))
        .containsExactly("[2.0, 0.0, 4.5] -> [1.0]", "[0.0, 1000.0] -> [-2.5]", "[] -> [0.0]");
    Selection selection = Selection.of(table, LABEL);
    assertThat(selection.features()).isEqualTo(Column.OPEN);
    assertThat(selection.featureNames(3)).containsExactly("f1", "f2", "f3");
  }

  @Test
  void namedFeaturesAloneAreTakenInTheirOrder() throws IOException {
    Table table = open("1 1:2 3:4 7:8\n");
    assertThat(Rows.read(table, ColumnRoles.training(List.of("label"), List.of("f3", "f1")), 1))
        .containsExactly("[4.0, 2.0] -> [1.0]");
  }

  @Test
  void aFeatureThatAModelDoesNotKnowIsBad() throws IOException {
    Table table = open("1 1:2\n2 1:3 4:5\n");
    assertThat(Rows.read(table, ColumnRoles.known(List.of("f1", "f2"), List.of()), 1))
        .containsExactly(
            "[2.0] -> []",
            folder.resolve("a.libsvm") + ", line 2, column 'f4': the model has no such feature");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x 1:1|, column 'label': 'x' is not a number",
        "1 0:1|: '0:1' is not index:value|",
        "1 2:1 2:3|: '2:3': indices must ascend, but this one follows 2",
        "1 2:1 1:3|: '1:3': indices must ascend, but this one follows 2",
        "1 2|: '2' is not index:value",
        "1 a:2|: 'a:2' is not index:value",
        "1 -1:2|: '-1:2' is not index:value",
        "1 99999999999:2|: '99999999999:2' is not index:value",
        "1 1:2 3:nan|, column 'f3': 'nan' is not a finite number",
        "1 1:2x|, column 'f1': '2x' is not a number",
        "1 1:|, column 'f1': an empty cell"
      })
  void badTokensAreShownWithTheirLine(String line, String message) throws IOException {
    String wrong = message.replace("'0:1' is not index:value", "'0:1': indices start at 1");
    Table table = open("1 1:1\n" + line + "\n");
    assertThat(Rows.read(table, LABEL, 1).get(1))
        .isEqualTo(folder.resolve("a.libsvm") + ", line 2" + wrong);
  }

  @Test
  void aFileOfCommentsAloneIsEmpty() {
    assertThatThrownBy(() -> open("# nothing\n\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("a.libsvm") + " is empty");
  }
}
