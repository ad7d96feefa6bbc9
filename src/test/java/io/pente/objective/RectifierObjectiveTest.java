package io.pente.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.data.Batch;
import io.pente.data.LocalBlocks;
import io.pente.data.RectifierBlock;
import io.pente.function.GradientCheck;
import io.pente.function.Rectifier;
import io.pente.function.RectifierJacobian;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RectifierObjectiveTest {
  private static final int K = 61;
  private static final int D = 5;

  private static Evaluation gradient(RectifierObjective objective, double[] at) {
    return ask(objective, Query.gradient(0, at));
  }

  private static Evaluation ask(RectifierObjective objective, Query query) {
    return objective.evaluate(List.of(query), Batch.ALL, "test").get(0);
  }

  private static double[] point(long seed) {
    double[] x = new double[D];
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.setAll(x, j -> random.nextGaussian());
    return x;
  }

  /** f and ∇f = 2 Re(Jᴴa) with J = S Diag(c) M − A, straight from the definition. */
  private static double[] definition(RectifierData data, double lambda, double[] x) {
    double[] result = new double[D + 1];
    RectifierJacobian rectifier = new RectifierJacobian(lambda, data.k(), D, data.m(), x);
    double[] slopes = rectifier.byEntry();
    for (int i = 0; i < data.k(); i++) {
      double u = row(data.m(), i, x);
      double rectified = Rectifier.value(lambda, u);
      double re = data.s()[i] * rectified - row(data.a(), i, x) - data.t()[i];
      double im = 0;
      if (data.imaginary()) {
        im = data.si()[i] * rectified - row(data.ai(), i, x) - data.ti()[i];
      }
      result[D] += re * re + im * im;
      for (int j = 0; j < D; j++) {
        int at = i * D + j;
        result[j] += 2 * (data.s()[i] * slopes[at] - data.a()[at]) * re;
        if (data.imaginary()) {
          result[j] += 2 * (data.si()[i] * slopes[at] - data.ai()[at]) * im;
        }
      }
    }
    return result;
  }

  private static double row(double[] matrix, int i, double[] x) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += matrix[i * x.length + j] * x[j];
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "61,1,false", "1,1,false", "7,3,false", "9,61,false",
    "61,1,true", "1,1,true", "7,3,true", "9,61,true"
  })
  void onSmallIntegersBlocksPartitionsAndSparsityDoNotChangeABit(
      int blockRows, int partitions, boolean imaginary) {
    RectifierData data = RectifierData.integers(K, D, imaginary, 1);
    double[] x = {2, -1, 3, 0, 1};
    double[] expected = definition(data, 1000, x);
    for (boolean sparse : new boolean[] {false, true}) {
      Evaluation answer = gradient(data.objective(1000, blockRows, partitions, sparse), x);
      assertThat(answer.value()).isEqualTo(expected[D]);
      assertThat(answer.gradient()).isEqualTo(Arrays.copyOf(expected, D));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.1,false", "1,true", "10,false", "100,true", "1000,true"})
  void valueAndGradientAreTheDefinitions(double lambda, boolean imaginary) {
    RectifierData data = RectifierData.random(K, D, imaginary, 2);
    double[] x = point(3);
    double[] expected = definition(data, lambda, x);
    Evaluation answer = gradient(data.objective(lambda, 8, 4, false), x);
    assertThat(answer.value()).isCloseTo(expected[D], within(1e-13 * expected[D]));
    for (int j = 0; j < D; j++) {
      assertThat(answer.gradient()[j]).isCloseTo(expected[j], within(1e-13 * expected[D]));
    }
  }

  /** (−f(x+2h) + 8f(x+h) − 8f(x−h) + f(x−2h)) / 12h, whose error is of the order h⁴. */
  @ParameterizedTest
  @CsvSource({"0.1,false", "1,true", "10,false", "10,true", "100,false", "100,true"})
  void theGradientAgreesWithFivePointDifferences(double lambda, boolean imaginary) {
    RectifierData data = RectifierData.random(K, D, imaginary, 4);
    double[] x = point(5);
    double h = Math.scalb(1.0, -9 - (int) (Math.log(Math.max(1, lambda)) / Math.log(2)));
    for (int partitions : new int[] {1, 13}) {
      RectifierObjective objective = data.objective(lambda, 7, partitions, false);
      double[] gradient = gradient(objective, x).gradient();
      double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
      for (int j = 0; j < D; j++) {
        double[] f = new double[5];
        for (int step = -2; step <= 2; step++) {
          double[] moved = x.clone();
          moved[j] += step * h;
          f[step + 2] = gradient(objective, moved).value();
        }
        double difference = (f[0] - 8 * f[1] + 8 * f[3] - f[4]) / (12 * h);
        assertThat(gradient[j]).isCloseTo(difference, within(1e-8 * largest));
      }
    }
  }

  @Test
  void theGradientAgreesWithDifferencesThatChooseTheirStep() {
    for (double lambda : new double[] {0.1, 1, 10, 100, 1000}) {
      RectifierObjective objective =
          RectifierData.random(K, D, true, 6).objective(lambda, 10, 2, true);
      double[] x = point(7);
      GradientCheck check =
          GradientCheck.of(
              z -> gradient(objective, z).value(), gradient(objective, x).gradient(), x);
      assertThat(check.within(1e-8)).as("λ %s: %s", lambda, check).isTrue();
    }
  }

  @Test
  void aComplexProblemIsTheStackedRealOne() {
    RectifierData data = RectifierData.random(K, D, true, 8);
    double[] x = point(9);
    Evaluation complex = gradient(data.objective(20), x);
    Evaluation real = gradient(data.stacked().objective(20), x);
    assertThat(complex.value()).isCloseTo(real.value(), within(1e-14 * real.value()));
    for (int j = 0; j < D; j++) {
      assertThat(complex.gradient()[j])
          .isCloseTo(real.gradient()[j], within(1e-13 * Math.abs(real.gradient()[j])));
    }
  }

  @Test
  void anImaginaryPartOfZerosIsNone() {
    RectifierData data = RectifierData.random(K, D, false, 10);
    RectifierBlock real = data.block(0, K, false);
    RectifierBlock.Part nothing = new RectifierBlock.Part(new double[K], null, new double[K]);
    RectifierBlock complex = new RectifierBlock(real.m(), List.of(real.parts().get(0), nothing));
    RectifierObjective objective =
        new RectifierObjective(new LocalBlocks<>(List.of(List.of(complex))), data.moments(), 20);
    Evaluation answer = gradient(objective, point(11));
    Evaluation expected = gradient(data.objective(20), point(11));
    assertThat(answer.value()).isEqualTo(expected.value());
    assertThat(answer.gradient()).isEqualTo(expected.gradient());
  }

  /** 2 Re(JᴴJ)v from the k × d Jacobian itself. */
  @Test
  void theProductIsThatOfTheJacobian() {
    RectifierData data = RectifierData.random(K, D, true, 12);
    double[] x = point(13);
    double[] v = point(14);
    double[] slopes = new RectifierJacobian(30, K, D, data.m(), x).byDiagonals();
    double[] expected = new double[D];
    for (int i = 0; i < K; i++) {
      double[] re = new double[D];
      double[] im = new double[D];
      for (int j = 0; j < D; j++) {
        re[j] = data.s()[i] * slopes[i * D + j] - data.a()[i * D + j];
        im[j] = data.si()[i] * slopes[i * D + j] - data.ai()[i * D + j];
      }
      double along = row(re, 0, v);
      double across = row(im, 0, v);
      for (int j = 0; j < D; j++) {
        expected[j] += 2 * (re[j] * along + im[j] * across);
      }
    }
    double[] product = ask(data.objective(30, 9, 3, false), Query.product(0, x, v)).gradient();
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int j = 0; j < D; j++) {
      assertThat(product[j]).isCloseTo(expected[j], within(1e-13 * largest));
    }
  }

  @Test
  void manyQuestionsInOnePassGetTheAnswersOfSeveral() {
    RectifierData data = RectifierData.integers(K, D, true, 15);
    double[] x = {1, -2, 0, 1, 3};
    double[] v = {0, 1, 1, -1, 2};
    List<Query> queries =
        List.of(
            Query.product(0, x, v),
            Query.gradient(0, v),
            Query.product(0, v, x),
            Query.gradient(0, x));
    RectifierObjective objective = data.objective(1000, 8, 2, false);
    List<Evaluation> together = objective.evaluate(queries, Batch.ALL, "test");
    for (int k = 0; k < queries.size(); k++) {
      Evaluation alone = ask(objective, queries.get(k));
      assertThat(together.get(k).value()).isEqualTo(alone.value());
      assertThat(together.get(k).gradient()).isEqualTo(alone.gradient());
    }
  }

  @Test
  void questionsOfDifferentSteepnessShareAPass() {
    RectifierData data = RectifierData.random(K, D, true, 20);
    RectifierObjective both =
        new RectifierObjective(
            new LocalBlocks<>(List.of(List.of(data.block(0, K, false)))), data.moments(), 3, 70);
    double[] x = point(21);
    double[] v = point(22);
    List<Evaluation> answers =
        both.evaluate(
            List.of(Query.gradient(1, x), Query.product(0, x, v), Query.gradient(0, x)),
            Batch.ALL,
            "test");
    List<Evaluation> expected =
        List.of(
            gradient(data.objective(70), x),
            ask(data.objective(3), Query.product(0, x, v)),
            gradient(data.objective(3), x));
    for (int k = 0; k < 3; k++) {
      double[] alone = expected.get(k).gradient();
      double size = Arrays.stream(alone).map(Math::abs).max().orElseThrow();
      for (int j = 0; j < D; j++) {
        assertThat(answers.get(k).gradient()[j]).isCloseTo(alone[j], within(1e-13 * size));
      }
      double value = expected.get(k).value();
      assertThat(answers.get(k).value()).isCloseTo(value, within(1e-13 * value));
    }
  }

  @Test
  void aBatchIsTheSumOverItsOwnRows() {
    RectifierData data = RectifierData.integers(K, D, true, 16);
    Batch batch = new Batch(0.3, 42, 7);
    RectifierBlock chosen = data.block(0, K, false).select(batch.choose(0, K));
    RectifierObjective alone =
        new RectifierObjective(new LocalBlocks<>(List.of(List.of(chosen))), data.moments(), 1000);
    double[] x = {1, 2, -1, 0, 1};
    List<Query> query = List.of(Query.gradient(0, x));
    Evaluation sampled = data.objective(1000, 5, 4, false).evaluate(query, batch, "test").get(0);
    assertThat(chosen.rows()).isBetween(5, 40);
    assertThat(sampled.value()).isEqualTo(gradient(alone, x).value());
    assertThat(sampled.gradient()).isEqualTo(gradient(alone, x).gradient());
  }

  @Test
  void theValuesErrorCoversWhatTheOrderOfTheSumsChanges() {
    for (int seed = 0; seed < 20; seed++) {
      RectifierData data = RectifierData.random(500, D, true, seed);
      double[] x = point(seed);
      Evaluation a = gradient(data.objective(50, 500, 1, false), x);
      Evaluation b = gradient(data.objective(50, 3, 9, true), x);
      assertThat(Math.abs(a.value() - b.value())).isLessThanOrEqualTo(a.valueError());
      assertThat(a.valueError()).isLessThan(1e-12 * a.value());
    }
  }

  @Test
  void atThePlantedPointTheErrorIsAboveWhatRoundingLeaves() {
    RectifierData data = RectifierData.random(K, D, false, 17);
    double[] x = point(18);
    double[] t = new double[K];
    for (int i = 0; i < K; i++) {
      double rectified = Rectifier.value(50, row(data.m(), i, x));
      t[i] = data.s()[i] * rectified - row(data.a(), i, x);
    }
    RectifierData planted =
        new RectifierData(K, D, false, data.m(), data.a(), null, data.s(), null, t, null);
    Evaluation answer = gradient(planted.objective(50), x);
    assertThat(answer.value()).isLessThanOrEqualTo(answer.valueError()).isLessThan(1e-27);
  }

  @Test
  void numbersThatOverflowAreNotFinite() {
    RectifierData data = RectifierData.random(K, D, false, 19);
    double[] huge = {1e308, 1e308, -1e308, 1e308, 1e308};
    assertThat(gradient(data.objective(1), huge).finite()).isFalse();
  }
}
