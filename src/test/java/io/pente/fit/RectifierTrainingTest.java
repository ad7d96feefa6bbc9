package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.Tables;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.event.FitProgress;
import io.pente.generate.SyntheticRectifier;
import io.pente.model.RectifierModel;
import io.pente.settings.Optimizer;
import io.pente.settings.RectifierSettings;
import io.pente.settings.Starts;
import io.pente.spark.LocalSpark;
import io.pente.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RectifierTrainingTest {
  private static Table open(Dataset<Row> rows) {
    return new Tables(LocalSpark.session()).open(rows);
  }

  private static Table open(SyntheticRectifier data) {
    return open(data.table(LocalSpark.session()));
  }

  private static TrainedRectifier train(Table table, RectifierSettings options) {
    return RectifierTraining.train(table, options, FitListener.NONE);
  }

  private static double distance(double[] x, double[] y) {
    double sum = 0;
    double size = 0;
    for (int j = 0; j < x.length; j++) {
      sum += (x[j] - y[j]) * (x[j] - y[j]);
      size += y[j] * y[j];
    }
    return Math.sqrt(sum / size);
  }

  @Test
  void aPlantedPointOfFiftyNumbersIsFoundInAHundredThousandRows() {
    SyntheticRectifier data = new SyntheticRectifier(100_000, 50, 100, false, 0, 1);
    RectifierModel found = train(open(data), RectifierSettings.of(100)).model();
    double error = distance(found.x(), data.truth().x());
    System.err.printf("planted x, d = 50, k = 100,000: relative error %.2g%n", error);
    assertThat(error).isLessThan(1e-8);
    assertThat(found.training().converged()).isTrue();
    assertThat(found.training().rows()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @CsvSource({
    "lbfgs,false",
    "gd,false",
    "gauss-newton,false",
    "lbfgs,true",
    "gd,true",
    "gauss-newton,true"
  })
  void everyOptimizerFindsIt(String optimizer, boolean complex) {
    SyntheticRectifier data = new SyntheticRectifier(2000, 12, 30, complex, 0, 2);
    TrainedRectifier trained =
        train(
            open(data),
            RectifierSettings.of(30)
                .withOptimizer(Optimizer.named(optimizer, RectifierSettings.OPTIMIZERS))
                .withTolerance(1e-11));
    assertThat(trained.complex()).isEqualTo(complex);
    assertThat(distance(trained.model().x(), data.truth().x())).isLessThan(1e-9);
    assertThat(trained.model().objective()).isLessThan(1e-15);
  }

  @ParameterizedTest
  @CsvSource({"lbfgs,0.1", "gd,0.1", "gauss-newton,0.1", "lbfgs,3"})
  void inNoiseTheGradientFallsToABillionthOfTheStarts(String optimizer, double noise) {
    SyntheticRectifier data = new SyntheticRectifier(4000, 20, 100, false, noise, 3);
    TrainedRectifier trained =
        train(
            open(data),
            RectifierSettings.of(100)
                .withOptimizer(Optimizer.named(optimizer, RectifierSettings.OPTIMIZERS)));
    double ratio = trained.model().gradientNorm() / trained.startGradientNorm();
    System.err.printf("noise %g, %s: gradient %.2g of the start's%n", noise, optimizer, ratio);
    assertThat(ratio).isLessThanOrEqualTo(1e-8);
    assertThat(trained.model().training().converged()).isTrue();
    double expected = data.truth().objective();
    assertThat(trained.model().objective()).isCloseTo(expected, within(0.1 * expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "gd", "gauss-newton"})
  void onTheSphereTheNormHoldsAndTheTangentialGradientVanishes(String optimizer) {
    SyntheticRectifier data = new SyntheticRectifier(3000, 10, 50, true, 0.2, 4);
    TrainedRectifier trained =
        train(
            open(data),
            RectifierSettings.of(50)
                .withNorm(2)
                .withOptimizer(Optimizer.named(optimizer, RectifierSettings.OPTIMIZERS)));
    RectifierModel model = trained.model();
    BigDecimal square = BigDecimal.ZERO;
    for (double v : model.x()) {
      square = square.add(new BigDecimal(v).pow(2));
    }
    double norm = square.sqrt(new MathContext(30)).doubleValue();
    double ratio = model.gradientNorm() / trained.startGradientNorm();
    System.err.printf("sphere, %s: |x| - 2 = %.2g, gradient %.2g%n", optimizer, norm - 2, ratio);
    assertThat(norm).isCloseTo(2, within(2e-14));
    assertThat(ratio).isLessThanOrEqualTo(1e-9);
    assertThat(model.training().converged()).isTrue();
    double tangential = tangentialNorm(data, model.x());
    assertThat(tangential).isLessThanOrEqualTo(2e-9 * trained.startGradientNorm());
  }

  /**
   * ‖(I − x̂x̂ᵀ)∇f(x)‖ by the sum over rows of docs/rectifier.md, without the project's objective.
   */
  private static double tangentialNorm(SyntheticRectifier data, double[] x) {
    int d = x.length;
    double[] gradient = new double[d];
    for (Row row : data.table(LocalSpark.session()).collectAsList()) {
      double u = product(row, 0, x);
      double sig = 1 / (1 + Math.exp(-data.lambda() * u));
      double slope = sig * (1 + data.lambda() * u * (1 - sig));
      for (int part = 0; part < 2; part++) {
        double s = row.getDouble(3 * d + 2 * part);
        double a =
            s * u * sig - product(row, (1 + part) * d, x) - row.getDouble(3 * d + 2 * part + 1);
        for (int j = 0; j < d; j++) {
          gradient[j] += 2 * a * (s * slope * row.getDouble(j) - row.getDouble((1 + part) * d + j));
        }
      }
    }
    double along = 0;
    double square = 0;
    for (int j = 0; j < d; j++) {
      along += gradient[j] * x[j];
      square += x[j] * x[j];
    }
    double sum = 0;
    for (int j = 0; j < d; j++) {
      sum += Math.pow(gradient[j] - along / square * x[j], 2);
    }
    return Math.sqrt(sum);
  }

  private static double product(Row row, int from, double[] x) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += row.getDouble(from + j) * x[j];
    }
    return sum;
  }

  /** On the sphere and without t, where starts lead to different minima in different times. */
  private static Table severalMinima() {
    SyntheticRectifier data = new SyntheticRectifier(60, 8, 40, false, 0.5, 2);
    return open(data.table(LocalSpark.session()).drop("t"));
  }

  private static RectifierSettings onTheSphere() {
    return RectifierSettings.of(40).withNorm(1).withTolerance(1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, 1})
  void eightStartsNeedTheSlowestsPassesAndEndAsEachAlone(double lambdaStart) {
    Table table = severalMinima();
    RectifierSettings options =
        onTheSphere().withLambdaStart(lambdaStart).withStarts(Starts.random(8, 42));
    List<double[]> starts;
    try (RectifierRows rows = RectifierRows.of(table, options, FitListener.NONE)) {
      starts = RectifierStarts.of(options, rows.moments());
    }
    TrainedRectifier together = train(table, options);
    List<Long> passes = new ArrayList<>();
    for (int k = 0; k < starts.size(); k++) {
      TrainedRectifier alone =
          train(
              table,
              onTheSphere().withLambdaStart(lambdaStart).withStarts(Starts.at(starts.get(k))));
      passes.add(alone.model().training().passes());
      double expected = alone.model().objective();
      assertThat(together.objectives()[k]).isCloseTo(expected, within(1e-9 * expected));
    }
    long all = together.model().training().passes();
    System.err.printf("8 starts: %d passes together, alone %s%n", all, passes);
    assertThat(passes.stream().distinct().count()).isGreaterThan(1);
    assertThat(all).isEqualTo(passes.stream().mapToLong(p -> p).max().orElseThrow());
  }

  @Test
  void theBestOfSeveralStartsIsTheLowest() {
    Table table = severalMinima();
    TrainedRectifier one = train(table, onTheSphere());
    TrainedRectifier many = train(table, onTheSphere().withStarts(Starts.random(12, 42)));
    double first = one.model().objective();
    double lowest = Arrays.stream(many.objectives()).min().orElseThrow();
    assertThat(many.objectives()[0]).isCloseTo(first, within(1e-9 * first));
    assertThat(lowest).isLessThan(0.99 * first);
    assertThat(many.model().objective())
        .isEqualTo(many.objectives()[many.bestStart()])
        .isCloseTo(lowest, within(1e-9 * lowest));
  }

  @Test
  void continuationEndsWhereTheProblemsOwnSolutionIs() {
    SyntheticRectifier data = new SyntheticRectifier(2000, 10, 100, false, 0, 7);
    Noted noted = new Noted();
    RectifierSettings options = RectifierSettings.of(100).withLambdaStart(2).withTolerance(1e-11);
    RectifierModel found = RectifierTraining.train(open(data), options, noted).model();
    assertThat(found.lambda()).isEqualTo(100);
    assertThat(found.training().notes()).containsKey("lambdas");
    assertThat(distance(found.x(), data.truth().x())).isLessThan(1e-9);
    List<Integer> iterations = noted.told.stream().map(FitProgress::iteration).toList();
    assertThat(iterations).isSorted().contains(0, found.training().iterations());
    assertThat(noted.told.stream().map(p -> p.notes().get("lambda")).distinct().toList())
        .isEqualTo(found.training().notes().get("lambdas"));
    assertThat(noted.told).doesNotHaveDuplicates();
  }

  @Test
  void theLastThatIsToldIsTheModel() {
    Noted noted = new Noted();
    RectifierSettings options = onTheSphere().withStarts(Starts.random(8, 42));
    TrainedRectifier trained = RectifierTraining.train(severalMinima(), options, noted);
    FitProgress last = noted.told.get(noted.told.size() - 1);
    assertThat(last.iteration()).isEqualTo(trained.model().training().iterations());
    assertThat(last.objective()).isEqualTo(trained.model().objective());
    assertThat(last.gradientNorm()).isEqualTo(trained.model().gradientNorm());
    assertThat(last.notes()).containsEntry("start", trained.bestStart() + 1);
  }

  @Test
  void theLimitOfIterationsHoldsOverAllStages() {
    SyntheticRectifier data = new SyntheticRectifier(200, 5, 100, false, 0.1, 8);
    for (int limit : new int[] {0, 3, 8}) {
      RectifierModel found =
          train(open(data), RectifierSettings.of(100).withLambdaStart(1).withIterations(limit))
              .model();
      assertThat(found.training().iterations()).isEqualTo(limit);
      assertThat(found.training().converged()).isFalse();
      assertThat(found.objective()).isFinite();
    }
  }

  @Test
  void deadRowsAreToldAndFewerAtAGentlerSlope() {
    Table table = open(new SyntheticRectifier(500, 4, 100, false, 0, 9));
    Noted steep = new Noted();
    Noted gentle = new Noted();
    Noted flat = new Noted();
    RectifierTraining.train(table, RectifierSettings.of(1000), steep);
    RectifierTraining.train(table, RectifierSettings.of(1000).withLambdaStart(20), gentle);
    RectifierTraining.train(table, RectifierSettings.of(0.1), flat);
    assertThat(steep.notes).hasSize(1);
    assertThat(steep.notes.get(0)).contains("of 500", "lambdaStart");
    assertThat(gentle.notes.get(0)).contains("of 500").doesNotContain("lambdaStart");
    assertThat(dead(gentle)).isPositive().isLessThan(dead(steep));
    assertThat(flat.notes).isEmpty();
  }

  private static int dead(Noted noted) {
    String count = noted.notes.get(0).replaceAll(".*start: ([0-9]+) of.*", "$1");
    return Integer.parseInt(count);
  }

  @Test
  void aRunThatEndsAtZeroBecauseThereIsNoTargetSaysSo() {
    SyntheticRectifier data = new SyntheticRectifier(300, 4, 20, false, 0, 10);
    Noted noted = new Noted();
    Table table = open(data.table(LocalSpark.session()).drop("t"));
    RectifierModel zero = RectifierTraining.train(table, RectifierSettings.of(20), noted).model();
    assertThat(Math.sqrt(Arrays.stream(zero.x()).map(v -> v * v).sum())).isLessThan(1e-6);
    assertThat(noted.notes).anyMatch(note -> note.contains("ended at x = 0"));
    Noted withNorm = new Noted();
    RectifierTraining.train(table, RectifierSettings.of(20).withNorm(1), withNorm);
    assertThat(withNorm.notes).noneMatch(note -> note.contains("ended at x = 0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void onePartitioningGivesTheSameBitsAndAnyTheSamePoint(int partitions) {
    RectifierSettings options = RectifierSettings.of(50).withTolerance(1e-12);
    RectifierModel first =
        train(Data.open("data/rectifier.csv"), options.withPartitions(partitions)).model();
    RectifierModel second =
        train(Data.open("data/rectifier.csv"), options.withPartitions(partitions)).model();
    RectifierModel other =
        train(Data.open("data/rectifier.csv"), options.withPartitions(2)).model();
    assertThat(first.x()).isEqualTo(second.x());
    assertThat(first.objective()).isEqualTo(second.objective());
    assertThat(distance(first.x(), other.x())).isLessThan(1e-11);
  }

  /** What a listener heard. */
  private static final class Noted implements FitListener {
    private final List<String> notes = new ArrayList<>();
    private final List<FitProgress> told = new ArrayList<>();

    @Override
    public Answer on(FitEvent event) {
      if (event instanceof FitEvent.Noted noted) {
        notes.add(noted.note().toString());
      } else if (event instanceof FitEvent.Iterated iterated) {
        told.add(iterated.progress());
      }
      return Answer.GO_ON;
    }
  }
}
