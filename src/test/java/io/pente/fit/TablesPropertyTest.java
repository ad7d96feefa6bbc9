package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.event.FitListener;
import io.pente.model.Account;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Missing;
import io.pente.settings.Optimizer;
import io.pente.settings.RowSettings;
import io.pente.table.ColumnRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tables as files of every format, in any number of files and folders: the account is that
 * of the values, and the model the exact one of the rows that have them. {@code
 * -Dpente.tables=5000} tries more than are tried by default.
 */
class TablesPropertyTest {
  private static final int TABLES = Integer.getInteger("pente.tables", 200);
  private static final int FIRST = Integer.getInteger("pente.tables.first", 0);
  private static final int HEAD = 1000;
  private static final Missing SKIP = new Missing(Missing.Policy.SKIP, Map.of());
  private static final List<String> NAMES = List.of("a", "b c", "d.e", "\u00fc", "25400", "f");

  @TempDir private Path folder;

  /**
   * What is to be found.
   *
   * @param features their columns, by name
   */
  private record Expected(
      TreeMap<String, double[]> features,
      double[] target,
      long read,
      Map<String, Long> skipped,
      TreeSet<String> used,
      TreeSet<String> leftOut) {}

  @Test
  void accountsAndModelsAreThoseOfTheValues() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (int seed = FIRST; seed < FIRST + TABLES; seed++) {
      Random random = new Random(seed);
      TableFiles files = draw(random);
      Path at = Files.createDirectory(folder.resolve("table" + seed));
      files.write(at, random);
      List<String> named = named(files, random);
      try {
        check(files, named, 1 + random.nextInt(7), at);
      } catch (RuntimeException | AssertionError e) {
        wrong.add(
            String.format(
                Locale.ROOT,
                "seed %d, %s, %s, %d files, %s, features %s: %s",
                seed,
                files.format(),
                files.layout(),
                files.values().files(),
                files.values().columns(),
                named,
                e));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static TableFiles draw(Random random) {
    String format =
        List.of("csv", "json", "csv", "json", "parquet", "orc", "libsvm").get(random.nextInt(7));
    boolean sparse = format.equals("libsvm");
    boolean late = !sparse && random.nextInt(4) == 0;
    List<Values.Drawn> columns = new ArrayList<>();
    int count = 1 + random.nextInt(NAMES.size());
    for (int c = 0; c < count; c++) {
      Values.Type type = c == 0 ? Values.Type.DOUBLE : Values.Type.values()[random.nextInt(5)];
      boolean other = sparse && type != Values.Type.WHOLE;
      String name = sparse ? "f" + (c + 1) : NAMES.get(c);
      columns.add(new Values.Drawn(name, other ? Values.Type.DOUBLE : type));
    }
    columns.add(new Values.Drawn(sparse ? "label" : "y", Values.Type.DOUBLE));
    int rows = (late ? HEAD : 0) + 60 + random.nextInt(150);
    int files = 1 + random.nextInt(7);
    int[] fileOf = new int[rows];
    for (int i = 0; i < rows; i++) {
      fileOf[i] = random.nextInt(files);
    }
    java.util.Arrays.sort(fileOf);
    int odd = count > 1 ? 1 + random.nextInt(count - 1) : -1;
    Map<Integer, List<Integer>> lacking = new HashMap<>();
    if (!late && !sparse && odd > 0 && files > 1 && random.nextBoolean()) {
      lacking.put(odd, List.of(random.nextInt(files)));
    }
    Object[][] cells = cells(random, columns, fileOf, late ? odd : -1, lacking, sparse);
    Values values = new Values(columns, cells, fileOf, files, lacking);
    List<String> layouts = List.of("flat", "nested", "folders");
    return new TableFiles(
        values,
        format,
        layouts.get(random.nextInt(sparse ? 2 : 3)),
        random.nextBoolean(),
        random.nextBoolean());
  }

  /** At most one cell of a row has no value. */
  private static Object[][] cells(
      Random random,
      List<Values.Drawn> columns,
      int[] fileOf,
      int late,
      Map<Integer, List<Integer>> lacking,
      boolean whole) {
    Object[][] cells = new Object[fileOf.length][columns.size()];
    for (int i = 0; i < cells.length; i++) {
      double y = random.nextGaussian();
      for (int c = 0; c < columns.size() - 1; c++) {
        cells[i][c] = columns.get(c).value(random);
        y += part(cells[i][c]) * (2 + c);
      }
      cells[i][columns.size() - 1] = y + 3 * fileOf[i];
      int file = fileOf[i];
      boolean lacks = lacking.values().stream().anyMatch(files -> files.contains(file));
      if (late > 0 && i < HEAD) {
        cells[i][late] = null;
      } else if (!whole && !lacks && random.nextInt(12) == 0) {
        cells[i][random.nextInt(columns.size())] = null;
      }
    }
    return cells;
  }

  /** What a value adds to the target. */
  private static double part(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    } else if (value instanceof Boolean truth) {
      return truth ? 4 : 0;
    }
    return value instanceof LocalDate date ? date.getDayOfYear() * 0.1 : 0;
  }

  /** Some columns that hold numbers or dates, or none for the default ones. */
  private static List<String> named(TableFiles files, Random random) {
    List<String> named = new ArrayList<>();
    Values values = files.values();
    if (random.nextBoolean()) {
      for (Values.Drawn column : values.columns().subList(0, values.columns().size() - 1)) {
        if (column.type() != Values.Type.TEXT && random.nextInt(3) > 0) {
          named.add(column.name());
        }
      }
    }
    return named;
  }

  private static void check(TableFiles files, List<String> named, int partitions, Path at) {
    Expected expected = expected(files, named);
    String target = files.format().equals("libsvm") ? "label" : "y";
    LinearSettings settings =
        LinearSettings.DEFAULTS
            .withOptimizer(Optimizer.NEWTON)
            .withRows(
                RowSettings.DEFAULTS
                    .withMissing(SKIP)
                    .withMostSkipped(1)
                    .withPartitions(partitions));
    LinearModel model =
        LinearTraining.train(
                Data.open(at.toString()),
                ColumnRoles.training(List.of(target), named),
                settings,
                FitListener.NONE)
            .model();
    Account account = model.training().data().account();
    assertThat(account.files()).isEqualTo(files.values().files());
    assertThat(account.rowsRead()).isEqualTo(expected.read);
    assertThat(account.rowsUsed()).isEqualTo(expected.target.length);
    assertThat(account.rowsSkipped()).isEqualTo(expected.skipped);
    assertThat(model.features()).containsExactlyInAnyOrderElementsOf(expected.features.keySet());
    if (target.equals("y")) {
      assertThat(account.columnsUsed()).containsExactlyInAnyOrderElementsOf(expected.used);
      assertThat(account.columnsLeftOut().keySet())
          .containsExactlyInAnyOrderElementsOf(expected.leftOut);
    }
    checkWeights(expected, model);
  }

  private static void checkWeights(Expected expected, LinearModel model) {
    List<String> varying = new ArrayList<>(expected.features.keySet());
    varying.removeIf(
        name -> java.util.Arrays.stream(expected.features.get(name)).distinct().count() == 1);
    int rows = expected.target.length;
    double[][] x = new double[rows][varying.size()];
    for (int j = 0; j < varying.size(); j++) {
      for (int i = 0; i < rows; i++) {
        x[i][j] = expected.features.get(varying.get(j))[i];
      }
    }
    double[] ones = new double[rows];
    java.util.Arrays.fill(ones, 1);
    double[] exact = new ExactFit(x, expected.target, ones).solution();
    double[] spreads = new double[varying.size()];
    double scale = 0;
    for (int j = 0; j < spreads.length; j++) {
      spreads[j] = spread(expected.features.get(varying.get(j)));
      scale = Math.max(scale, Math.abs(exact[j]) * spreads[j]);
    }
    for (String name : expected.features.keySet()) {
      int j = varying.indexOf(name);
      double weight = model.weight(0, model.features().indexOf(name));
      double right = j < 0 ? 0 : exact[j];
      double within = j < 0 ? 0 : 1e-12 * Math.max(Math.abs(right), scale / spreads[j]);
      assertThat(Math.abs(weight - right))
          .as(name + ": " + weight + ", " + right)
          .isLessThanOrEqualTo(within);
    }
  }

  private static double spread(double[] column) {
    double mean = java.util.Arrays.stream(column).average().orElseThrow();
    return Math.sqrt(
        java.util.Arrays.stream(column).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  private static Expected expected(TableFiles files, List<String> named) {
    Values values = files.values();
    int target = values.columns().size() - 1;
    boolean folders = files.layout().equals("folders");
    List<Integer> features = new ArrayList<>();
    TreeSet<String> leftOut = new TreeSet<>();
    for (int c = 0; c < target; c++) {
      String name = values.columns().get(c).name();
      if (named.isEmpty() ? byDefault(files, c) : named.contains(name)) {
        features.add(c);
      } else {
        leftOut.add(name);
      }
    }
    boolean k = folders && named.isEmpty();
    if (folders && !k) {
      leftOut.add("k");
    }
    TreeMap<String, List<Double>> kept = new TreeMap<>();
    List<Double> targets = new ArrayList<>();
    Map<String, Long> skipped = new TreeMap<>();
    for (int i = 0; i < values.rows(); i++) {
      String lacks = null;
      for (int c : features) {
        lacks = Double.isNaN(values.number(i, c)) ? values.columns().get(c).name() : lacks;
      }
      lacks = Double.isNaN(values.number(i, target)) ? "y" : lacks;
      if (lacks != null) {
        skipped.merge("'" + lacks + "': no value", 1L, Long::sum);
        continue;
      }
      for (int c : features) {
        kept.computeIfAbsent(values.columns().get(c).name(), n -> new ArrayList<>())
            .add(values.number(i, c));
      }
      if (k) {
        kept.computeIfAbsent("k", n -> new ArrayList<>()).add((double) values.fileOf()[i]);
      }
      targets.add(values.number(i, target));
    }
    TreeMap<String, double[]> columns = new TreeMap<>();
    kept.forEach((name, column) -> columns.put(name, array(column)));
    TreeSet<String> used = new TreeSet<>(columns.keySet());
    used.add("y");
    return new Expected(columns, array(targets), values.rows(), skipped, used, leftOut);
  }

  /** Numbers and truths that all files have; of JSON, that the first rows have. */
  private static boolean byDefault(TableFiles files, int column) {
    Values values = files.values();
    Values.Type type = values.columns().get(column).type();
    if (type == Values.Type.TEXT || type == Values.Type.DATE) {
      return false;
    }
    if (!files.format().equals("json")) {
      return !values.lacking().containsKey(column);
    }
    for (int i = 0; i < Math.min(HEAD, values.rows()); i++) {
      boolean there = values.has(values.fileOf()[i], column);
      if (there && (files.nulls() || values.cells()[i][column] != null)) {
        return true;
      }
    }
    return false;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
