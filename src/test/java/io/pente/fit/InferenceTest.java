package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.settings.Bounds;
import io.pente.settings.LinearSettings;
import io.pente.settings.Loss;
import io.pente.settings.MiniBatch;
import io.pente.statistics.Coefficient;
import io.pente.statistics.CoefficientTable;
import io.pente.statistics.ModelSummary;
import io.pente.statistics.RowUncertainty;
import io.pente.statistics.TargetSummary;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fit says of how sure it is. */
class InferenceTest {
  @TempDir Path folder;

  private LinearModel fit(double[][] x, double[] y, LinearSettings settings) {
    StringBuilder csv = new StringBuilder();
    for (int j = 0; j < x[0].length; j++) {
      csv.append("x").append(j).append(',');
    }
    csv.append("y\n");
    for (int i = 0; i < y.length; i++) {
      for (double value : x[i]) {
        csv.append(value).append(',');
      }
      csv.append(y[i]).append('\n');
    }
    return Data.train(Data.csv(folder, csv.toString()), List.of("y"), settings).model();
  }

  private static double[][] rows(int count, double offset, double size) {
    SplittableRandom random = new SplittableRandom(13);
    double[][] x = new double[count][2];
    for (double[] row : x) {
      row[0] = offset + size * (random.nextInt(1000) / 8.0);
      row[1] = -3 * offset + size * (random.nextInt(1000) / 4.0) + (row[0] - offset) / 2;
    }
    return x;
  }

  private static double[] targets(double[][] x, double offset, double size) {
    SplittableRandom random = new SplittableRandom(31);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = offset + size * (random.nextInt(4000) / 16.0) + (x[i][0] - x[0][0]) / 4;
    }
    return y;
  }

  private static void near(double found, double right) {
    assertThat(found).isCloseTo(right, within(1e-10 * Math.abs(right)));
  }

  @Test
  void farFromZeroStandardErrorsAndLeveragesAreExactRationalArithmetics() {
    double[][] x = rows(14, 1e9, 1);
    double[] y = targets(x, 5e8, 1);
    ExactInference exact = new ExactInference(x, y);
    for (String optimizer : List.of("newton", "cg")) {
      LinearModel model = fit(x, y, Fits.by(Data.options(), optimizer).withTolerance(1e-13));
      List<Coefficient> found = CoefficientTable.of(model, 0, 0.95);
      near(found.get(0).standardError(), exact.standardError(1));
      near(found.get(1).standardError(), exact.standardError(2));
      assertThat(found.get(2).name()).isEqualTo("(intercept)");
      near(found.get(2).standardError(), exact.standardError(0));
      near(model.findings().inference().residualDeviation(0), exact.residualStandardError());
      RowUncertainty rows = new RowUncertainty(model.findings().inference().design());
      near(rows.of(x[3]), exact.leverage(x[3]));
    }
  }

  @Test
  void unitsFarFromOneChangeNothingButUnits() {
    double[][] x = rows(14, 0, 1);
    double[] y = targets(x, 3, 1);
    ExactInference exact = new ExactInference(x, y);
    for (double size : new double[] {1e-300, 1e150, 1e300}) {
      double[][] scaled = new double[x.length][];
      for (int i = 0; i < x.length; i++) {
        scaled[i] = new double[] {x[i][0] * size / 1000, x[i][1]};
      }
      double[] small = new double[y.length];
      for (int i = 0; i < y.length; i++) {
        small[i] = y[i] * size / 1000;
      }
      TargetSummary found =
          ModelSummary.of(fit(scaled, small, Data.options()), 0.95).targets().get(0);
      near(found.coefficients().get(0).standardError(), exact.standardError(1));
      near(found.residualStandardError(), exact.residualStandardError() * size / 1000);
      assertThat(found.f()).isFinite();
      assertThat(found.logLikelihood()).isFinite();
    }
  }

  @Test
  void targetsTogetherSayWhatEachSaysAlone() {
    double[][] x = rows(700, 5, 1);
    double[] first = targets(x, 3, 1);
    StringBuilder csv = new StringBuilder("x0,x1,y,v\n");
    for (int i = 0; i < x.length; i++) {
      double second = first[x.length - 1 - i] - x[i][1];
      csv.append(x[i][0]).append(',').append(x[i][1]).append(',');
      csv.append(first[i]).append(',').append(second).append('\n');
    }
    Table table = Data.csv(folder, csv.toString());
    ColumnRoles both = ColumnRoles.training(List.of("y", "v"), List.of("x0", "x1"));
    ModelSummary together = ModelSummary.of(Data.train(table, both, Data.options()).model(), 0.95);
    for (int k = 0; k < 2; k++) {
      ColumnRoles one = ColumnRoles.training(List.of(both.targets().get(k)), both.features());
      ModelSummary alone = ModelSummary.of(Data.train(table, one, Data.options()).model(), 0.95);
      TargetSummary found = together.targets().get(k);
      TargetSummary expected = alone.targets().get(0);
      near(
          found.coefficients().get(0).standardError(),
          expected.coefficients().get(0).standardError());
      near(found.residualStandardError(), expected.residualStandardError());
      near(found.breuschPagan(), expected.breuschPagan());
      near(found.logLikelihood(), expected.logLikelihood());
    }
  }

  @Test
  void longleysCertifiedNumbersComeOutToTenDigits() {
    Table longley = Data.open("data/longley.csv");
    double[] errors = {
      84.9149257747669,
      0.334910077722432E-01,
      0.488399681651699,
      0.214274163161675,
      0.226073200069370,
      455.478499142212,
      890420.383607373
    };
    for (String optimizer : List.of("newton", "lbfgs", "cg")) {
      LinearSettings settings =
          Fits.by(Data.options(), optimizer).withTolerance(1e-14).withIterations(5000);
      LinearModel model = Data.train(longley, List.of("y"), settings).model();
      TargetSummary found = ModelSummary.of(model, 0.95).targets().get(0);
      for (int j = 0; j < errors.length; j++) {
        near(found.coefficients().get(j).standardError(), errors[j]);
      }
      near(found.residualStandardError(), 304.854073561965);
      near(found.r2(), 0.995479004577296);
      near(found.f(), 330.285339234588);
    }
  }

  private String absence(LinearSettings settings) {
    Table diabetes = Data.open("data/diabetes.csv");
    return Data.train(diabetes, List.of("target"), settings)
        .model()
        .findings()
        .inference()
        .absent();
  }

  @Test
  void whereThereIsNoneItSaysWhy() {
    LinearSettings plain = Data.options();
    assertThat(absence(plain.withL2(0.1))).contains("l2 penalty");
    assertThat(absence(plain.withL1(0.1))).contains("l1 penalty");
    assertThat(absence(plain.withBounds(Bounds.of(-1, 2)))).contains("bounds");
    assertThat(absence(plain.withLoss(Loss.huber(1.35)))).contains("Huber");
    assertThat(absence(plain.withBatch(new MiniBatch(0.5, 1)))).contains("mini-batches");
    assertThat(absence(Fits.by(plain, "gd").withIterations(2)))
        .isEqualTo("the fit of 'target' did not converge");
    assertThat(absence(plain.withStatistics(false))).contains("not asked for");
    assertThat(absence(plain)).isEmpty();
  }

  private String absenceAt(int features, String optimizer) {
    double[][] x = new double[3][features];
    for (int j = 0; j < features; j++) {
      x[j % 3][j] = 1 + j % 7;
    }
    LinearSettings settings = Fits.by(Data.options(), optimizer).withIterations(1);
    return fit(x, new double[] {1, 5, 2}, settings).findings().inference().absent();
  }

  @Test
  void newtonsMethodIsNamedOnlyWhereItWouldHelp() {
    assertThat(absenceAt(600, "cg"))
        .isEqualTo(
            "there are 600 features, and their products are kept of up to 512;"
                + " Newton's method keeps those of up to 2,048");
    assertThat(absenceAt(2100, "cg"))
        .isEqualTo("there are 2,100 features, and their products are kept of up to 512");
  }

  @Test
  void aFitWithoutStatisticsMakesTheSameWeightsInFewerPasses() {
    Table diabetes = Data.open("data/diabetes.csv");
    ColumnRoles roles = ColumnRoles.training(List.of("target"), List.of());
    try (PreparedRows rows = PreparedRows.of(diabetes, roles, Data.options(), FitListener.NONE)) {
      LinearModel with = rows.fit(Data.options());
      LinearModel without = rows.fit(Data.options().withStatistics(false));
      assertThat(without.weights()).containsExactly(with.weights());
      assertThat(without.training().passes()).isEqualTo(with.training().passes() - 1);
    }
  }

  @Test
  void noMoreRowsThanCoefficientsLeaveNothingToGoBy() {
    double[][] x = {{1, 5}, {2, 3}, {4, 4}};
    ModelSummary summary = ModelSummary.of(fit(x, new double[] {1, 5, 2}, Data.options()), 0.95);
    assertThat(summary.degreesOfFreedom()).isZero();
    assertThat(summary.targets().get(0).coefficients().get(0).standardError()).isNaN();
    assertThat(summary.targets().get(0).residualStandardError()).isNaN();
    assertThat(summary.notes()).anyMatch(note -> note.contains("no degrees of freedom"));
  }

  @Test
  void aConstantFeatureHasNoStandardErrorAndCostsNoDegreeOfFreedom() {
    double[][] x = {{1, 5}, {2, 5}, {4, 5}, {7, 5}};
    ModelSummary summary = ModelSummary.of(fit(x, new double[] {1, 5, 2, 4}, Data.options()), 0.95);
    assertThat(summary.degreesOfFreedom()).isEqualTo(2);
    Map<String, String> why =
        Map.of("x0", "", "x1", "the feature does not vary", "(intercept)", "");
    summary
        .targets()
        .get(0)
        .coefficients()
        .forEach(each -> assertThat(each.absent()).isEqualTo(why.get(each.name())));
  }

  @Test
  void theMeanAloneHasItsStandardError() {
    String csv = "y\n1\n4\n2\n5\n";
    Table table = Data.csv(folder, csv);
    LinearModel model = Data.train(table, List.of("y"), Data.options()).model();
    Coefficient mean = CoefficientTable.of(model, 0, 0.95).get(0);
    near(mean.standardError(), Math.sqrt(10.0 / 3 / 4));
    assertThat(ModelSummary.of(model, 0.95).targets().get(0).f()).isNaN();
  }
}
