package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.MiniBatch;
import io.pente.settings.Optimizer;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingVariantsTest {
  private static final List<String> TARGET = List.of("medianHouseValue");

  @TempDir Path folder;

  private static LinearModel housing(LinearSettings options) {
    return Data.train(Data.open("data/cal_housing.csv"), TARGET, options).model();
  }

  @Test
  void withoutStandardizingTheModelIsTheSame() {
    LinearModel scaled = housing(Data.options());
    LinearModel plain = housing(Data.options().withStandardize(false));
    for (int j = 0; j < 8; j++) {
      double weight = scaled.weight(j, 0);
      assertThat(plain.weight(j, 0)).isCloseTo(weight, within(1e-9 * Math.abs(weight)));
    }
  }

  @Test
  void conjugateGradientsAndLbfgsFindWhatNewtonFinds() {
    double loss = housing(Data.options()).training().loss();
    for (String optimizer : List.of("cg", "lbfgs")) {
      LinearModel model =
          housing(
              Data.options().withOptimizer(Optimizer.named(optimizer, LinearSettings.OPTIMIZERS)));
      assertThat(model.training().converged()).as(optimizer).isTrue();
      assertThat(model.training().loss()).as(optimizer).isCloseTo(loss, within(1e-9 * loss));
    }
  }

  @Test
  void singlePrecisionRoundsTheDataAndNothingElse() {
    LinearModel doubles = housing(Data.options());
    LinearModel floats = housing(Data.options().withSinglePrecision(true));
    for (int j = 0; j < 8; j++) {
      double weight = doubles.weight(j, 0);
      assertThat(floats.weight(j, 0)).isCloseTo(weight, within(1e-5 * Math.abs(weight)));
    }
    assertThat(floats.weights()).isNotEqualTo(doubles.weights());
  }

  @ParameterizedTest
  @CsvSource({
    "1e39, 1.0E39 is too large",
    "-3.5e38, -3.5E38 is too large",
    "1e-46, 1.0E-46 is too small"
  })
  void aNumberThatSinglePrecisionCannotHoldIsABadCell(String cell, String why) {
    Table table = Data.csv(folder, "a,x,y\n1,2,1\n2,3,2\n5," + cell + ",0\n3,7,1\n");
    assertThatThrownBy(() -> Data.train(table, List.of("y"), floats()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(table.name() + ", line 4, column 'x': " + why)
        .hasMessageContaining("leave out singlePrecision");
    TrainedLinear without = Data.train(table, List.of("y"), floats().withSkipBadRows(true));
    assertThat(without.skippedRows()).isEqualTo(1);
    assertThat(without.model().training().rows()).isEqualTo(3);
    assertThat(Data.train(table, List.of("y"), Data.options()).skippedRows()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.0", "3.4e38", "-1e-38"})
  void whatSinglePrecisionHoldsIsTaken(String cell) {
    Table table = Data.csv(folder, "a,x,y\n1,2,1\n2,3,2\n5," + cell + ",0\n3,7,1\n");
    assertThat(Data.train(table, List.of("y"), floats()).model().training().rows()).isEqualTo(4);
  }

  private static LinearSettings floats() {
    return Data.options().withSinglePrecision(true);
  }

  @Test
  void miniBatchesAreTheSameWhateverThePartitioning() {
    LinearSettings options =
        Data.options()
            .withOptimizer(Optimizer.GD)
            .withBatch(MiniBatch.ALL.withFraction(0.2))
            .withIterations(30);
    LinearModel one = housing(options.withPartitions(1));
    LinearModel four = housing(options.withPartitions(4));
    LinearModel other = housing(options.withBatch(options.batch().withSeed(7)));
    for (int j = 0; j < 8; j++) {
      double weight = one.weight(j, 0);
      assertThat(four.weight(j, 0)).isCloseTo(weight, within(1e-9 * Math.abs(weight)));
    }
    assertThat(other.weights()).isNotEqualTo(one.weights());
    assertThat(one.training().converged()).isFalse();
    assertThat(one.training().loss()).isLessThan(6e9);
  }

  @Test
  void aRowsWeightCountsTheRow() {
    String weighted = "x,y,w\n1,2,1\n2,3,2\n5,9,0\n3,7,1\n";
    String repeated = "x,y\n1,2\n2,3\n2,3\n3,7\n";
    ColumnRoles wanted = ColumnRoles.training(List.of("y"), List.of()).withWeights("w");
    LinearModel a = Data.train(Data.csv(folder, weighted), wanted, Data.options()).model();
    LinearModel b = Data.train(Data.csv(folder, repeated), List.of("y"), Data.options()).model();
    assertThat(a.weight(0, 0)).isCloseTo(b.weight(0, 0), within(1e-13));
    assertThat(a.bias()[0]).isCloseTo(b.bias()[0], within(1e-13));
    assertThat(a.training().loss()).isCloseTo(b.training().loss(), within(1e-13));
  }

  @Test
  void libsvmIsReadSparseAndFitted() {
    var exact = Data.exact("sample_linear_regression_data");
    LinearModel model =
        Data.train(
                Data.open("data/sample_linear_regression_data.txt"),
                List.of("label"),
                Data.options())
            .model();
    double mse = exact.get("mse").asDouble();
    assertThat(model.features()).hasSize(10).startsWith("f1", "f2");
    assertThat(model.training().loss()).isCloseTo(mse, within(1e-9 * mse));
  }
}
