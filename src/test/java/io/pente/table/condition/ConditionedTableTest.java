package io.pente.table.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.Tables;
import io.pente.spark.LocalSpark;
import io.pente.table.BadRow;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.Scan;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One table, written in every format, under conditions of every sort. */
class ConditionedTableTest {
  /** Row 4 has no name, row 6 no flag. */
  private static final String ROWS =
      "select double(id) x, double(id * id) z, if(id = 4, null, concat('n', id % 3)) name,"
          + " if(id = 6, null, id < 8) flag, date_add(date'2020-01-01', int(id)) day,"
          + " double(id) `a b.c` from range(0, 20, 1, 2)";

  private static final Map<String, Table> TABLES = new LinkedHashMap<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void write() {
    Dataset<Row> rows = LocalSpark.session().sql(ROWS);
    Tables tables = new Tables(LocalSpark.session());
    for (String format : List.of("csv", "json", "parquet", "orc")) {
      String path = folder.resolve(format).toString();
      rows.write().format(format).option("header", true).save(path);
      TABLES.put(format, tables.open(Source.of(path)));
    }
    TABLES.put("a data set", tables.open(rows));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "name is null|1",
        "name is not null|19",
        "name = 'n1'|6",
        "name <> 'n1'|13",
        "name like 'n_'|19",
        "name in ('n0', 'n2')|13",
        "name not in ('n0')|12",
        "not (name = 'n1')|13",
        "upper(name) = 'N1' or x = 0|7",
        "coalesce(name, 'n1') = 'n1'|7",
        "nullif(name, 'n1') is null|7",
        "flag|7",
        "not flag|12",
        "flag is null|1",
        "flag <=> null|1",
        "flag = true and x between 2 and 4|3",
        "x between 3 and 7.5|5",
        "x in (1, 2, 30)|2",
        "x > 10 and z < 200|4",
        "case when x < 5 then true else z > 300 end|7",
        "day >= '2020-01-05'|16",
        "day = date'2020-01-05'|1",
        "year(day) = 2020 and dayofmonth(day) <= 3|3",
        "day between '2020-01-02' and '2020-01-04'|3",
        "day < current_date()|20",
        "abs(x - 5) <= 1|3",
        "`a b.c` < 3|3",
        "greatest(x, z) = x and try_divide(1, x) is not null|1",
        "exists(array(x, z), v -> v > 300)|2",
        "1 = 1|20"
      })
  void everyFormatUnderstandsTheSame(String where, int rows) {
    for (Map.Entry<String, Table> table : TABLES.entrySet()) {
      Table conditioned = ConditionedTable.of(table.getValue(), where);
      assertThat(kept(conditioned)).as(table.getKey()).isEqualTo(rows);
    }
  }

  private static int kept(Table table) {
    return table.scan(Selection.nothing(table), new Count(), 0).collect().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Counts rows that are not left out. */
  private record Count() implements Scan<Integer>, RowSink {
    @Override
    public Iterator<Integer> over(RowCursor rows) {
      int kept = 0;
      while (rows.next(this)) {
        kept += rows.bad() == null ? 1 : 0;
        if (rows.bad() != null && rows.bad().kind() != BadRow.Kind.EXCLUDED) {
          throw new IllegalStateException(rows.bad().why().toString());
        }
      }
      return List.of(kept).iterator();
    }

    @Override
    public void feature(int j, double value) {}

    @Override
    public void target(int k, double value) {}

    @Override
    public void weight(double value) {}
  }
}
