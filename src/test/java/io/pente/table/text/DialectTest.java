package io.pente.table.text;

import static io.pente.table.text.Written.Y;
import static io.pente.table.text.Written.features;
import static io.pente.table.text.Written.file;
import static io.pente.table.text.Written.given;
import static io.pente.table.text.Written.notes;
import static io.pente.table.text.Written.open;
import static io.pente.table.text.Written.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.failure.InvalidSettingException;
import io.pente.table.Column;
import io.pente.table.ColumnRoles;
import io.pente.table.CsvOptions;
import io.pente.table.Rows;
import io.pente.table.Selection;
import io.pente.table.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delimiters, titles, comments, names and numbers of CSV, given or seen. */
class DialectTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {";~';'", "\t~tabs", "|~'|'", "  ~blanks"})
  void aDelimiterThatIsNotGivenIsSeenAndSaid(String delimiter, String shown) {
    String text = "x,\"a b\",y\n1,\"q,;\",3\n4,r,6\n".replaceAll(",(?!;)", delimiter);
    Source source = file(folder, "a.csv", text);
    assertThat(rows(source, 2)).containsExactly("[1.0] -> [3.0]", "[4.0] -> [6.0]");
    assertThat(notes(source))
        .containsExactly(
            folder.resolve("a.csv")
                + ": cells are separated by "
                + shown
                + " (csvDelimiter says otherwise)");
  }

  @Test
  void anEmptyFirstFileTellsNoDelimiter() {
    file(folder, "a.csv", "");
    file(folder, "b.csv", "x;y\n1;2\n");
    assertThat(rows(Source.of(folder.toString()))).containsExactly("[1.0] -> [2.0]");
  }

  @Test
  void aCommentHasNoCells() {
    String text = "x;n;y\n#;\"open\n1;\"a\nb\";2\n#;\"open\n3;c;4\n";
    Source source = file(folder, "a.csv", text);
    assertThat(rows(source.withCsv(source.csv().withComment("#"))))
        .containsExactly("[1.0] -> [2.0]", "[3.0] -> [4.0]");
  }

  @Test
  void commasAndTabsOfATsvNeedNoWord() {
    assertThat(notes(file(folder, "a.csv", "x,y\n1,2\n"))).isEmpty();
    assertThat(notes(file(folder, "a.tsv", "x\ty\n1\t2\n"))).isEmpty();
    assertThat(notes(file(folder, "b.tsv", "x,y\n1,2\n"))).hasSize(1);
    assertThat(notes(file(folder, "one.csv", "y\n1\n2\n"))).isEmpty();
  }

  @Test
  void anOptionWinsOverWhatIsSeen() {
    Source source = file(folder, "a.csv", "a;b,y\n1;2,3\n").withCsvDelimiter(";");
    assertThat(open(source).columns()).extracting(Column::name).containsExactly("a", "b,y");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void runsOfBlanksAreOneDelimiter(int partitions) {
    Source source =
        given("26-whitespace.data").withFormat("csv").withCsvHeader(false).withCsvDelimiter(" ");
    ColumnRoles first = ColumnRoles.training(List.of("c1"), List.of("c2", "c4", "c8"));
    assertThat(Rows.read(open(source), first, partitions))
        .hasSize(8)
        .startsWith("[8.0, 130.0, 1.0] -> [18.0]")
        .endsWith("[6.0, 95.0, 1.0] -> [22.0]")
        .contains(
            "src/test/resources/cases/26-whitespace.data, line 6, column 'c4': '?' is not a"
                + " number");
    Source text = file(folder, "a.csv", "  x \t y  \n 1   2\n\t3 4 \n \t \n");
    assertThat(rows(text, partitions)).containsExactly("[1.0] -> [2.0]", "[3.0] -> [4.0]");
  }

  @Test
  void titleLinesArePassedOverWhereItIsSaidAndNamedWhereNot() {
    Source title = given("19-title-rows.csv");
    assertThatThrownBy(() -> open(title))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "src/test/resources/cases/19-title-rows.csv, line 1: 2 of 3 columns have no name: where"
                + " a title stands above the header, give csvSkipLines");
    Source skipped = title.withCsv(title.csv().withSkipLines(2));
    for (int partitions : new int[] {1, 2, 5, 40}) {
      assertThat(rows(skipped, partitions))
          .containsExactly("[1.0, 2.0] -> [3.0]", "[2.0, 3.0] -> [5.0]", "[3.0, 5.0] -> [7.0]");
    }
    assertThatThrownBy(() -> open(file(folder, "a.csv", "A report\n\nx,y\n1,2\n3,4\n")))
        .hasMessageEndingWith(
            "a.csv, line 1: one cell where line 3 has 2 cells: where a title stands above the"
                + " header, give csvSkipLines");
  }

  @Test
  void linesPassedOverCountInMessagesAndInEveryFile() {
    String text = "title\n\"un, closed\n# c\n\nx,y\n1,2\n# d\n\noops,4\n";
    file(folder, "a.csv", text);
    file(folder, "b.csv", text);
    Source source = Source.of(folder.toString());
    source = source.withCsv(CsvOptions.DEFAULT.withSkipLines(2).withComment("#"));
    for (int partitions : new int[] {1, 3, 20}) {
      assertThat(rows(source, partitions))
          .containsExactly(
              "[1.0] -> [2.0]",
              folder.resolve("a.csv") + ", line 9, column 'x': 'oops' is not a number",
              "[1.0] -> [2.0]",
              folder.resolve("b.csv") + ", line 9, column 'x': 'oops' is not a number");
    }
  }

  @Test
  void emptyColumnsWithoutANameAreLeftOutAndSaid() {
    Source source = given("19-trailing-commas.csv");
    assertThat(rows(source, 3)).hasSize(12).startsWith("[0.0, 0.0] -> [1.0]");
    assertThat(notes(source))
        .containsExactly(
            "src/test/resources/cases/19-trailing-commas.csv, line 1: left out: 2 columns without"
                + " name and values");
    assertThat(rows(file(folder, "a.csv", "x,,y\n1,,2\n3,,4\n")))
        .containsExactly("[1.0] -> [2.0]", "[3.0] -> [4.0]");
    assertThat(rows(file(folder, "b.csv", "x,y\n1,2,\n3,4,\n"))).endsWith("[3.0] -> [4.0]");
    assertThat(rows(file(folder, "c.csv", "x,y,\n1,2\n3,4\n"))).endsWith("[3.0] -> [4.0]");
  }

  @Test
  void aLaterValueInAColumnLeftOutIsBad() {
    String text = "x,y,\n" + "1,2,\n".repeat(1500) + "3,4,5\n";
    assertThat(rows(file(folder, "a.csv", text), 2))
        .last()
        .asString()
        .endsWith(
            "line 1502: cell 3 is '5' where the column has no name and is empty in the first"
                + " rows");
  }

  @Test
  void columnsWithoutANameAreNamedByTheirPlace() {
    Source source = file(folder, "a.csv", "x,,z,y\n1,2,3,4\n5,7,8,9\n");
    assertThat(Rows.read(open(source), features("c2"), 1))
        .containsExactly("[2.0] -> [4.0]", "[7.0] -> [9.0]");
    assertThat(notes(source)).first().asString().endsWith("without a name are used as c2");
  }

  @Test
  void aNamelessFirstColumnThatCountsIsNoFeatureUnlessNamed() {
    Source source = given("25-index.csv");
    assertThat(Selection.of(open(source), Y).featureNames(1)).containsExactly("x");
    assertThat(notes(source)).first().asString().contains("counts the rows: it is c1");
    assertThat(Selection.of(open(source), features("c1", "x")).featureNames(2))
        .containsExactly("c1", "x");
    Source r = file(folder, "a.csv", "\"\",\"x\",\"y\"\n\"1\",5,6\n\"2\",7,9\n");
    assertThat(Selection.of(open(r), Y).featureNames(1)).containsExactly("x");
    Source other = file(folder, "b.csv", ",x,y\n0,5,6\n2,7,9\n");
    assertThat(Selection.of(open(other), Y).featureNames(2)).containsExactly("c1", "x");
  }

  @Test
  void aMissingHeaderIsHintedAt() {
    assertThatThrownBy(() -> open(given("19-no-header.csv")))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "line 1: two columns are named '0': the line holds only numbers; where it is no header,"
                + " give csvHeader");
    Source distinct = file(folder, "a.csv", "1,2,3\n4,5,6\n");
    assertThat(notes(distinct)).first().asString().contains("the header holds only numbers");
    assertThatThrownBy(() -> rows(distinct))
        .hasMessageEndingWith("line 1 holds only numbers: where it is no header, give csvHeader");
    assertThat(notes(file(folder, "b.csv", "400,410,y\n4,5,6\n"))).isEmpty();
  }

  @Test
  void namesWithBlanksAroundThemAreTheNearest() {
    assertThatThrownBy(() -> rows(given("18-space-header.csv")))
        .hasMessageEndingWith("the nearest name is ' y', which has other blanks around it");
    assertThatThrownBy(() -> rows(file(folder, "a.csv", "a,b,y \n1,2,3\n")))
        .hasMessageEndingWith("the nearest name is 'y ', which has other blanks around it");
  }

  @Test
  void decimalCommasAreSeenWhereTheyAreCertain() {
    Source source = given("26-decimal-comma.csv");
    assertThat(rows(source, 3)).hasSize(8).endsWith("[7.7, 7.25] -> [16.4]");
    assertThat(notes(source)).last().asString().contains("numbers have a decimal comma");
    assertThat(rows(file(folder, "a.csv", "x\ty\n-1,5e2\t2\n,5\t\"3,25\"\n"), 2))
        .containsExactly("[-150.0] -> [2.0]", "[0.5] -> [3.25]");
    Source quoted = file(folder, "b.csv", "x,y\n\"1,5\",\"2,5\"\n");
    assertThat(rows(quoted.withCsv(quoted.csv().withDecimal(","))))
        .containsExactly("[1.5] -> [2.5]");
  }

  @Test
  void aPointIsNoDecimalCommaAndIsNotReadAsOne() {
    Source source = file(folder, "a.csv", "x;y\n1,5;2\n1.5;3\n").withCsvDelimiter(";");
    assertThat(rows(source.withCsv(source.csv().withDecimal(","))))
        .containsExactly(
            "[1.5] -> [2.0]",
            folder.resolve("a.csv") + ", line 3, column 'x': '1.5' is not a number");
    assertThat(notes(source)).last().asString().contains("column 'x' is text");
  }

  @Test
  void commasThatMayGroupDigitsAreNamedAndReadWhereItIsSaid() {
    Source source = given("26-thousands.csv");
    assertThat(notes(source))
        .last()
        .asString()
        .contains("column 'money' is text", "csvDecimal", "csvThousands");
    Source said = source.withCsv(source.csv().withThousands(","));
    assertThat(rows(said, 2))
        .startsWith("[20.0, 100000.0] -> [0.0]", "[21.0, 2000000.0] -> [1.0]")
        .hasSize(9);
    Source ambiguous = file(folder, "a.csv", "x;y\n1,250;2\n2,500;3\n");
    assertThat(notes(ambiguous)).last().asString().contains("column 'x' is text");
    Source german = file(folder, "b.csv", "x;y\n1.234.567,5;2\n-12.345;3\n1.23;4\n");
    assertThat(rows(german.withCsv(german.csv().withDecimal(",").withThousands("."))))
        .containsExactly(
            "[1234567.5] -> [2.0]",
            "[-12345.0] -> [3.0]",
            folder.resolve("b.csv") + ", line 4, column 'x': '1.23' is not a number");
  }

  @Test
  void fortransExponentsAreRead() {
    assertThat(rows(file(folder, "a.csv", "x,y\n1.5D+03,-2d-1\n0.12345678901234567890D+02,1\n")))
        .containsExactly("[1500.0] -> [-0.2]", "[12.345678901234567] -> [1.0]");
    assertThat(rows(file(folder, "b.csv", "x,y\n1,1\n1d3,2\n1D+999,2\n")))
        .contains(folder.resolve("b.csv") + ", line 3, column 'x': '1d3' is not a number")
        .contains(
            folder.resolve("b.csv") + ", line 4, column 'x': '1D+999' is not a finite number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T03:00:01+0300", "1970-01-01T03:00:01+03", "1970-01-01 03:00:01 +03:00",
        "1970-01-01t00:00:01z", "1969-12-31 19:00:01-0500", "1970-01-01 00:00:01 UTC",
        "1970-01-01T00:00:01.000000000Z", "1970-01-01 00:00:01,000", "1970-01-01T05:30:01 +0530"
      })
  void timesHaveAnyUsualOffset(String time) {
    Source source = file(folder, "a.csv", "t;y\n" + time + ";2\n").withCsvDelimiter(";");
    assertThat(Rows.read(open(source), features("t"), 1)).containsExactly("[1.0] -> [2.0]");
  }

  @Test
  void offsetsWithoutAColonAreRead() {
    assertThat(Rows.read(open(given("22-offset.csv")), features("t"), 1))
        .hasSize(6)
        .startsWith("[1.4325822E9] -> [0.0]", "[1.432582201E9] -> [1.0]");
  }

  @Test
  void libsvmIsNamedWhereAFileIsReadAsIt() {
    assertThatThrownBy(() -> open(given("17-csv.txt")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "src/test/resources/cases/17-csv.txt, line 1: not LIBSVM, which the file is read as"
                + " because of its name's ending: give format csv or what else it is");
    assertThat(rows(given("17-csv.txt").withFormat("csv"))).hasSize(12);
    assertThatThrownBy(() -> rows(given("26-qid.libsvm")))
        .hasMessageEndingWith("; LIBSVM's columns are label, f1, f2, …");
    ColumnRoles label = ColumnRoles.training(List.of("label"), List.of());
    assertThat(Rows.read(open(given("26-zero-based.libsvm")), label, 1))
        .first()
        .asString()
        .endsWith("'0:1.5': indices start at 1");
  }

  @Test
  void optionsThatCannotBeAreWrongUsage() {
    assertThatThrownBy(() -> CsvOptions.DEFAULT.withDecimal(";"))
        .isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> CsvOptions.DEFAULT.withThousands("."))
        .isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> CsvOptions.DEFAULT.withSkipLines(-1))
        .isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> CsvOptions.DEFAULT.withComment("-"))
        .isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> CsvOptions.DEFAULT.withEscape("a"))
        .isInstanceOf(InvalidSettingException.class);
  }
}
