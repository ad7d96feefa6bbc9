package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.model.Account;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Missing;
import io.pente.settings.RowSettings;
import io.pente.table.ColumnRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One table of all types as files of each format: one account, and one model to the bit. */
class OneTableTest {
  private static final int FILES = 7;
  private static final ColumnRoles ROLES =
      ColumnRoles.training(List.of("y"), List.of("whole", "double", "truth", "date", "k"));

  @TempDir private Path folder;

  /** In one file or seven; the number of the file is a column, or stands in the folder's name. */
  private static Values values(int files, boolean folders) {
    Random random = new Random(5);
    List<Values.Drawn> columns = new ArrayList<>();
    for (Values.Type type : Values.Type.values()) {
      String name =
          type == Values.Type.TRUTH ? "truth" : type.name().toLowerCase(java.util.Locale.ROOT);
      columns.add(new Values.Drawn(name, type));
    }
    columns.add(new Values.Drawn("k", Values.Type.WHOLE));
    columns.add(new Values.Drawn("y", Values.Type.DOUBLE));
    Object[][] cells = new Object[210][columns.size()];
    int[] fileOf = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      int k = i * FILES / cells.length;
      fileOf[i] = files == 1 ? 0 : k;
      for (int c = 0; c < 5; c++) {
        cells[i][c] = columns.get(c).value(random);
      }
      cells[i][5] = (long) k;
      cells[i][6] = 3 * (Double) cells[i][1] + (Long) cells[i][0] + 2 * k + random.nextGaussian();
      if (i % 11 == 3) {
        cells[i][i / 11 % 7 == 5 ? 6 : i / 11 % 7] = null;
      }
    }
    Map<Integer, List<Integer>> lacking =
        folders ? Map.of(5, List.of(0, 1, 2, 3, 4, 5, 6)) : Map.of();
    return new Values(columns, cells, fileOf, files, lacking);
  }

  private Path written(String format, String layout, int files) throws IOException {
    Path at = Files.createTempDirectory(folder, "table");
    Values values = values(files, layout.equals("folders"));
    new TableFiles(values, format, layout, false, false).write(at, new Random());
    return at;
  }

  private static LinearModel fit(Path table, int partitions) {
    RowSettings rows =
        RowSettings.DEFAULTS
            .withMissing(new Missing(Missing.Policy.SKIP, Map.of()))
            .withPartitions(partitions);
    LinearSettings settings = LinearSettings.DEFAULTS.withRows(rows);
    return LinearTraining.train(Data.open(table.toString()), ROLES, settings, FitListener.NONE)
        .model();
  }

  /** The account but for the number of files and what differs in words. */
  private static List<Object> account(LinearModel model) {
    Account account = model.training().data().account();
    return List.of(
        account.rowsRead(),
        account.rowsUsed(),
        account.rowsSkipped(),
        List.copyOf(new java.util.TreeSet<>(account.columnsUsed())),
        account.columnsLeftOut().keySet());
  }

  @Test
  void itIsTheSameInEveryFormatAndLayout() throws IOException {
    LinearModel first = fit(written("csv", "flat", 1), 1);
    assertThat(first.training().data().account().rowsSkipped())
        .containsOnlyKeys(
            "'whole': no value",
            "'double': no value",
            "'truth': no value",
            "'date': no value",
            "'y': no value");
    for (String format : List.of("csv", "json", "parquet", "orc")) {
      for (String layout : List.of("flat", "nested", "folders")) {
        for (int files : layout.equals("flat") ? new int[] {1, FILES} : new int[] {FILES}) {
          Path table = written(format, layout, files);
          for (int partitions : files == 1 ? new int[] {1} : new int[] {1, 3}) {
            LinearModel model = fit(table, partitions);
            String what = format + ", " + layout + ", " + files + ", " + partitions;
            assertThat(account(model)).as(what).isEqualTo(account(first));
            if (partitions == 1) {
              assertThat(model.weights()).as(what).containsExactly(first.weights());
              assertThat(model.bias()).as(what).containsExactly(first.bias());
            }
            for (int j = 0; j < first.weights().length; j++) {
              double right = first.weights()[j];
              assertThat(model.weights()[j])
                  .as(what)
                  .isCloseTo(right, within(1e-12 * Math.abs(right)));
            }
          }
        }
      }
    }
  }
}
