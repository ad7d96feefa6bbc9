package io.pente.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final Table TABLE =
      new Columns(
          List.of(
              Column.of("Weight", ColumnKind.NUMBER),
              Column.of("Waist", ColumnKind.NUMBER),
              Column.of("gdp.l1", ColumnKind.NUMBER),
              Column.vector("v", 3),
              new Column(
                  "city",
                  ColumnKind.TEXT,
                  1,
                  "data/a.csv, line 2, column 'city': 'Rome' is not a number"),
              Column.of("when", ColumnKind.TIME)));

  private static Selection select(List<String> targets, List<String> features) {
    return Selection.of(TABLE, ColumnRoles.training(targets, features));
  }

  @Test
  void featuresAreByDefaultAllOtherNumbersInFileOrder() {
    Selection selection = select(List.of("Waist", "v[1]"), List.of());
    assertThat(selection.featureNames(4)).containsExactly("Weight", "gdp.l1", "v[0]", "v[2]");
    assertThat(selection.leftOut()).extracting(Column::name).containsExactly("city", "when");
    assertThat(selection.targets()).containsExactly("Waist", "v[1]");
    assertThat(selection.place(3, 1)).isEqualTo(~1);
    assertThat(selection.place(3, 2)).isEqualTo(3);
  }

  @Test
  void namedFeaturesKeepTheirOrder() {
    Selection selection = select(List.of("Weight"), List.of("when", "v", "gdp.l1"));
    assertThat(selection.featureNames(5)).containsExactly("when", "v[0]", "v[1]", "v[2]", "gdp.l1");
    assertThat(selection.leftOut()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Wieght,Weight",
    "waist,Waist",
    "gdp,gdp.l1",
    "v[3],v[0]",
    "v[01],v[0]",
    "Weight1,Weight"
  })
  void anUnknownNameIsBadInputWithTheNearest(String name, String nearest) {
    assertThatThrownBy(() -> select(List.of(name), List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "no column '%s' in data/a.csv; the nearest name is '%s'".formatted(name, nearest));
  }

  @Test
  void aNameInTwoPartsIsWrongUsage() {
    assertThatThrownBy(() -> ColumnRoles.training(List.of("a"), List.of("b", "a")))
        .isInstanceOf(UsageException.class)
        .hasMessage("column 'a' is a target and a feature");
    assertThatThrownBy(() -> ColumnRoles.training(List.of("a", "a"), List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage("target 'a' is given twice");
    assertThatThrownBy(() -> ColumnRoles.training(List.of("a"), List.of("b", "b")))
        .isInstanceOf(UsageException.class)
        .hasMessage("feature 'b' is given twice");
    assertThatThrownBy(() -> ColumnRoles.training(List.of("a"), List.of()).withWeights("a"))
        .isInstanceOf(UsageException.class)
        .hasMessage("column 'a' is the row weight and cannot be a target or a feature");
    assertThatThrownBy(() -> select(List.of("Weight"), List.of("v", "v[1]")))
        .isInstanceOf(UsageException.class)
        .hasMessage("column 'v[1]' is asked for twice");
  }

  @Test
  void textAskedForIsBadInputWithTheValueSeen() {
    assertThatThrownBy(() -> select(List.of("city"), List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "data/a.csv, line 2, column 'city': 'Rome' is not a number: the column holds no numbers and"
                + " cannot be a target");
  }

  @Test
  void noFeatureLeftIsBadInput() {
    assertThatThrownBy(() -> select(List.of("Weight", "Waist", "gdp.l1", "v"), List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("data/a.csv has no features");
  }

  @Test
  void aModelsFeaturesMayBeNone() {
    assertThat(Selection.of(TABLE, ColumnRoles.known(List.of(), List.of())).features()).isZero();
  }

  private record Columns(List<Column> columns) implements Table {
    @Override
    public String name() {
      return "data/a.csv";
    }

    @Override
    public <T> JavaRDD<T> scan(Selection selection, Scan<T> scan, int partitions) {
      throw new UnsupportedOperationException();
    }

    @Override
    public StructType schema(boolean text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public Sentence describe(BadRow row) {
      throw new UnsupportedOperationException();
    }
  }
}
