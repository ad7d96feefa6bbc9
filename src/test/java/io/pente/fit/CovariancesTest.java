package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.InvalidSettingException;
import io.pente.model.Design;
import io.pente.model.LinearModel;
import io.pente.settings.Covariance;
import io.pente.settings.LinearSettings;
import io.pente.spark.LocalSpark;
import io.pente.statistics.CoefficientCovariance;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import io.pente.table.WeightsKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Covariances after the fit, against R's (src/test/r/covariances.R). */
class CovariancesTest {
  private static final Path FOLDER = Path.of("src/test/resources/covariances");
  private static final List<String> FEATURES = List.of("x1", "x2", "x3");
  private static final ColumnRoles ROLES = ColumnRoles.training(List.of("y1", "y2"), FEATURES);

  @TempDir private Path folder;

  private static Table rows() {
    return Data.open(FOLDER.resolve("rows.csv").toString());
  }

  private static LinearModel model(Table table, String weights) {
    ColumnRoles roles =
        switch (weights) {
          case "analytic" -> ROLES.withWeights("w");
          case "frequency" -> ROLES.withWeights("f").withWeightsKind(WeightsKind.FREQUENCY);
          default -> ROLES;
        };
    return LinearTraining.train(table, roles, LinearSettings.DEFAULTS, FitListener.NONE).model();
  }

  /** By case, target and the two coefficients. */
  private static Map<String, Double> expected() throws IOException {
    Map<String, Double> numbers = new TreeMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve("expected.csv"))) {
      int end = line.lastIndexOf(';');
      numbers.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
    }
    return numbers;
  }

  private static Covariance choice(String name) {
    String[] words = name.split(" ");
    return switch (words[0]) {
      case "cluster" -> Covariance.clustered(name.substring(8).split(" "));
      case "hac" -> Covariance.hac(Integer.parseInt(words[1]));
      default -> Covariance.of(Covariance.kind(words[0]));
    };
  }

  private static LinearCovariance.Estimate estimate(
      Table table, LinearModel model, String name, int partitions) {
    return LinearCovariance.of(
        table, model, choice(name), LinearCovariance.rows(model).withPartitions(partitions));
  }

  /** A coefficient as a combination of what a covariance is of. */
  private static double[] combination(LinearModel model, String name) {
    Design design = model.findings().inference().design();
    double[] row = new double[design.features() + 1];
    int own = FEATURES.indexOf(name);
    for (int j = 0; j < design.features(); j++) {
      double mean = model.origins().feature(j).doubleValue() + design.mean(j);
      row[j] = own < 0 ? -mean / design.unit(j) : j == own ? 1 / design.unit(j) : 0;
    }
    row[design.features()] = own < 0 ? 1 : 0;
    return row;
  }

  private static double between(CoefficientCovariance covariance, int k, double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        sum += a[i] * covariance.entry(k, i, j) * b[j];
      }
    }
    return sum;
  }

  private static void check(LinearModel model, String key, CoefficientCovariance found)
      throws IOException {
    Map<String, Double> expected = expected();
    List<String> names = List.of("(intercept)", "x1", "x2", "x3");
    for (int k = 0; k < 2; k++) {
      double unit = model.findings().inference().residuals().unit(k);
      String target = model.targets().get(k);
      for (String a : names) {
        for (String b : names) {
          String at = key + ";" + target + ";";
          double size =
              Math.sqrt(
                  Math.abs( // two-way clusters may have a negative variance, in R too
                      expected.get(at + a + ";" + a) * expected.get(at + b + ";" + b)));
          double value =
              unit * unit * between(found, k, combination(model, a), combination(model, b));
          assertThat(value)
              .as(at + a + ";" + b)
              .isCloseTo(expected.get(at + a + ";" + b), within(1e-10 * size));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "analytic", "frequency"})
  void areThoseOfR(String weights) throws IOException {
    Table table = rows();
    LinearModel model = model(table, weights);
    String prefix = weights.isEmpty() ? "" : weights + " ";
    for (String name :
        List.of(
            "iid",
            "hc0",
            "hc1",
            "hc2",
            "hc3",
            "cluster firm",
            "cluster year",
            "cluster firm year",
            "hac 0",
            "hac 1",
            "hac 3",
            "hac 7")) {
      check(model, prefix + name, estimate(table, model, name, 3).covariance());
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "7", "60"})
  void areTheSameWhateverThePartitions(int partitions) throws IOException {
    Table table = rows();
    LinearModel model = model(table, "");
    for (String name : List.of("hc3", "cluster firm year", "hac 3", "hac 7")) {
      check(model, name, estimate(table, model, name, partitions).covariance());
    }
  }

  @Test
  void aRunAgainGivesTheSameBits() {
    Table table = rows();
    LinearModel model = model(table, "");
    for (String name : List.of("cluster firm year", "hac 3", "hc2")) {
      CoefficientCovariance one = estimate(table, model, name, 7).covariance();
      CoefficientCovariance other = estimate(table, model, name, 7).covariance();
      for (int i = 0; i < 16; i++) {
        assertThat(one.entry(1, i / 4, i % 4)).isEqualTo(other.entry(1, i / 4, i % 4));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "parquet", "orc"})
  void areTheSameInOtherFormats(String format) throws IOException {
    LocalSpark.session()
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(FOLDER.resolve("rows.csv").toString())
        .write()
        .format(format)
        .save(folder.resolve(format).toString());
    Table table = Data.open(folder.resolve(format).toString());
    LinearModel model = model(table, "");
    for (String name : List.of("hc1", "cluster firm year", "hac 3")) {
      check(model, name, estimate(table, model, name, 0).covariance());
    }
  }

  @Test
  void oneClusterARowIsHc1() throws IOException {
    StringBuilder text = new StringBuilder("x,y,id\n");
    for (int i = 0; i < 3000; i++) {
      text.append(i % 17).append(',').append((i * 31) % 101).append(",row ").append(i).append('\n');
    }
    Files.writeString(folder.resolve("a.csv"), text);
    Table table = Data.open(folder.resolve("a.csv").toString());
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of("x"));
    LinearModel model =
        LinearTraining.train(table, roles, LinearSettings.DEFAULTS, FitListener.NONE).model();
    LinearCovariance.Estimate clustered = estimate(table, model, "cluster id", 5);
    CoefficientCovariance white = estimate(table, model, "hc1", 5).covariance();
    assertThat(clustered.clusters()).containsExactly(3000L);
    for (int i = 0; i < 4; i++) {
      double right = white.entry(0, i / 2, i % 2);
      assertThat(clustered.covariance().entry(0, i / 2, i % 2))
          .isCloseTo(right, within(1e-12 * white.entry(0, i / 2, i / 2)));
    }
    assertThat(clustered).hasToString("cluster by id (3,000 clusters)");
  }

  @Test
  void noLagIsHc0() {
    Table table = rows();
    LinearModel model = model(table, "analytic");
    CoefficientCovariance white = estimate(table, model, "hc0", 2).covariance();
    CoefficientCovariance lagged = estimate(table, model, "hac 0", 2).covariance();
    assertThat(lagged.entry(0, 1, 1)).isCloseTo(white.entry(0, 1, 1), within(1e-14));
  }

  private Table written(String text) throws IOException {
    Path file = Files.createTempFile(folder, "rows", ".csv");
    Files.writeString(file, text);
    return Data.open(file.toString());
  }

  @Test
  void rowsThatAreNotThoseOfTheTrainingAreRefused() throws IOException {
    Table table = rows();
    LinearModel model = model(table, "analytic");
    String text = Files.readString(FOLDER.resolve("rows.csv"));
    Table fewer = written(text.substring(0, text.strip().lastIndexOf('\n') + 1));
    assertThatThrownBy(() -> estimate(fewer, model, "hc1", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has 59 rows, and the model was trained on 60");
    Table heavier = written(text.replace("2001,1,4", "2001,2,4"));
    assertThatThrownBy(() -> estimate(heavier, model, "hc1", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has weights that sum to");
    Table other = written(text.replace("8.3371", "18.3371").replaceFirst("\n0.554,", "\n9.554,"));
    assertThatThrownBy(() -> estimate(other, model, "cluster firm", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has other residuals of 'y1' than the training");
    Table without = written(text.replaceFirst("x2", "z"));
    assertThatThrownBy(() -> estimate(without, model, "hac 1", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'x2'");
  }

  @Test
  void whatCannotBeEstimatedIsRefused() throws IOException {
    Table table = rows();
    LinearModel model = model(table, "");
    assertThatThrownBy(() -> estimate(table, model, "hac 60", 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("lags must be below the number of rows, 60, not 60");
    assertThatThrownBy(() -> Covariance.hac(-1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("lags must be 0 or more, not -1");
    assertThatThrownBy(() -> Covariance.clustered("a", "a"))
        .isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> estimate(table, model, "cluster firms", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'firms'")
        .hasMessageContaining("'firm'");
    String text = Files.readString(FOLDER.resolve("rows.csv"));
    Table one = written(text.replaceAll("(?m),200[1-5],", ",2001,"));
    assertThatThrownBy(() -> estimate(one, model, "cluster year", 2))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column 'year' has one cluster");
    Table empty = written(text.replaceFirst("\n(0.554,.*?),[^,]*,2001,", "\n$1,,2001,"));
    assertThatThrownBy(() -> estimate(empty, model, "cluster firm", 2))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 2, column 'firm': an empty cell");
  }

  @Test
  void fractionsAsFrequenciesAreRefusedWithRowAndValue() {
    ColumnRoles roles = ROLES.withWeights("w").withWeightsKind(WeightsKind.FREQUENCY);
    assertThatThrownBy(
            () -> LinearTraining.train(rows(), roles, LinearSettings.DEFAULTS, FitListener.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 3, column 'w': weight 0.38 is no whole number");
  }
}
