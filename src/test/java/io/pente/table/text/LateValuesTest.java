package io.pente.table.text;

import static io.pente.table.text.Written.Y;
import static io.pente.table.text.Written.features;
import static io.pente.table.text.Written.given;
import static io.pente.table.text.Written.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.fit.LinearTraining;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Missing;
import io.pente.settings.RowSettings;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.ColumnRoles;
import io.pente.table.Rows;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns and keys that have their first value after the first rows. */
class LateValuesTest {
  @TempDir private Path folder;

  private Table table(String format, int empty, String late, int rows) throws IOException {
    StringBuilder text = new StringBuilder(format.equals("csv") ? "s,x,y\n" : "");
    for (int i = 0; i < empty + rows; i++) {
      String s = i < empty ? null : late.replace("#", Integer.toString(i % 13));
      int y = 2 * (i % 7) + (i < empty ? 0 : 3 * (i % 13));
      text.append(
          format.equals("csv")
              ? (s == null ? "" : s) + "," + i % 7 + "," + y + "\n"
              : "{" + cell(format, s) + "\"x\":" + i % 7 + ",\"y\":" + y + "}\n");
    }
    Path file = folder.resolve("a." + (format.equals("csv") ? "csv" : "json"));
    Files.writeString(file, text);
    return open(Source.of(file.toString()));
  }

  private static String cell(String format, String value) {
    if (value == null) {
      return format.equals("key") ? "" : "\"s\":null,";
    }
    boolean bare = value.matches("[0-9]+|true|false");
    return "\"s\":" + (bare ? value : '"' + value + '"') + ",";
  }

  @ParameterizedTest
  @CsvSource({"csv, 999", "csv, 1000", "csv, 5000", "null, 1000", "null, 5000"})
  void aSensorInstalledLaterIsAFeature(String format, int empty) throws IOException {
    Table table = table(format, empty, "#", 6000);
    LinearSettings skip =
        LinearSettings.DEFAULTS.withRows(
            RowSettings.DEFAULTS.withMissing(new Missing(Missing.Policy.SKIP, java.util.Map.of())));
    LinearModel model = LinearTraining.train(table, Y, skip, FitListener.NONE).model();
    assertThat(model.features()).containsExactly("s", "x");
    assertThat(model.weights()).containsExactly(new double[] {3, 2}, within(1e-12));
    assertThat(model.training().data().account().rowsSkipped())
        .containsEntry("'s': no value", (long) empty);
  }

  @ParameterizedTest
  @CsvSource({
    "csv, true, BOOLEAN",
    "csv, 2020-01-01, TIME",
    "csv, Oslo, TEXT",
    "null, true, BOOLEAN",
    "null, 2020-01-01, TIME",
    "null, Oslo, TEXT",
    "key, 7, NUMBER",
    "key, true, BOOLEAN",
    "key, 2020-01-01, TIME"
  })
  void theirKindIsThatOfAllRows(String format, String late, ColumnKind kind) throws IOException {
    Table table = table(format, 1000, late, 50);
    try {
      Selection.of(table, features("x", "s"));
      assertThat(kind).isNotEqualTo(ColumnKind.TEXT);
    } catch (BadInputException e) {
      assertThat(e)
          .hasMessageEndingWith(
              " is not a number: the column holds no numbers and cannot be a feature");
    }
    assertThat(table.columns())
        .filteredOn(column -> column.name().equals("s"))
        .singleElement()
        .extracting(Column::kind)
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "null"})
  void aColumnWithoutAnyValueIsLeftOutWithThatReason(String format) throws IOException {
    Table table = table(format, 1500, "#", 0);
    assertThat(Selection.of(table, Y).unused()).containsEntry("s", "empty in every row");
    assertThat(Rows.read(table, Y, 2)).hasSize(1500).startsWith("[0.0] -> [0.0]");
    assertThat(Rows.read(table, features("s"), 2).get(0)).contains("line", "column 's': ");
  }

  @Test
  void whatIsNotUsedIsNotLookedFor() throws IOException {
    Table table = table("csv", 1000, "#", 10);
    Selection.of(table, ColumnRoles.known(List.of("x"), List.of("y")));
    Selection.of(table, features("x"));
    assertThat(table.columns().get(0).aside()).isEqualTo("empty in the first rows");
    assertThat(Selection.of(table, ColumnRoles.known(List.of("s"), List.of())).used())
        .containsExactly("s");
    assertThat(table.columns().get(0).aside()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void aLateKeyIsLeftOutWithANoteAndAMissingCellWhereItIsNamed(int partitions) {
    Source late = given("04-late-key.json");
    Notes notes = new Notes();
    LinearSettings settings =
        LinearSettings.DEFAULTS.withRows(RowSettings.DEFAULTS.withPartitions(partitions));
    LinearModel model = LinearTraining.train(open(late), Y, settings, notes).model();
    assertThat(model.features()).containsExactly("x");
    assertThat(notes.seen)
        .containsOnlyOnce(
            "left out: z, which 1,000 rows have but none of the first 1,000 (name it with features"
                + " to use it)");
    assertThat(model.training().data().account().columnsLeftOut())
        .containsEntry("z", "in 1,000 rows, but in none of the first 1,000");
    List<String> rows = Rows.read(open(late), features("x", "z"), partitions);
    assertThat(rows.get(0)).endsWith("04-late-key.json, line 1, column 'z': no value");
    assertThat(rows.get(1000)).startsWith("[");
    assertThat(rows).hasSize(2000);
  }

  @Test
  void aLateKeyOfAnotherFileIsOneToo() throws IOException {
    table("null", 0, "1", 1000);
    Files.writeString(folder.resolve("b.json"), "{\"s\":2,\"x\":1,\"y\":8,\"v\":[4,5]}\n");
    Table table = open(Source.of(folder.toString()));
    assertThat(Rows.read(table, Y, 3)).hasSize(1001);
    assertThat(Rows.read(table, features("v[1]"), 3).get(1000)).isEqualTo("[5.0] -> [8.0]");
    assertThat(Rows.read(table, features("v"), 3).get(1000)).isEqualTo("[4.0, 5.0] -> [8.0]");
  }

  @Test
  void lateKeysOfRowsThatAreLeftOutCountToo() throws IOException {
    table("null", 0, "1", 1000);
    String row = "{\"s\":%s,\"x\":1,\"t\":0,\"y\":8,\"z\":1,\"t\":0}\n";
    Files.writeString(folder.resolve("b.json"), row.formatted("null") + row.formatted("2"));
    Notes notes = new Notes();
    LinearSettings skip =
        LinearSettings.DEFAULTS.withRows(
            RowSettings.DEFAULTS.withMissing(new Missing(Missing.Policy.SKIP, java.util.Map.of())));
    LinearTraining.train(open(Source.of(folder.toString())), Y, skip, notes);
    assertThat(notes.seen)
        .contains(
            "left out: t (2 rows), z (2 rows), which rows have but none of the first 1,000 (name"
                + " one with features to use it)");
  }

  @Test
  void aKeyThatNoRowHasIsNoColumn() throws IOException {
    Table table = table("key", 1000, "#", 10);
    assertThatThrownBy(() -> Selection.of(table, features("x", "t")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("no column 't' in ");
  }

  /** What a run says. */
  private static final class Notes implements FitListener {
    private final List<String> seen = new ArrayList<>();

    @Override
    public Answer on(FitEvent event) {
      return Answer.GO_ON;
    }

    @Override
    public void note(Sentence note) {
      seen.add(note.toString());
    }
  }
}
