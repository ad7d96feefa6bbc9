package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.model.DataSummary;
import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.model.Residuals;
import io.pente.model.Whitening;
import io.pente.model.file.LocalFolder;
import io.pente.model.file.ModelFiles;
import io.pente.settings.LinearSettings;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Merged and updated models against the exact solution of all rows, and the fit to all rows. */
class AppendingTest {
  private static final LinearSettings KEEP = LinearSettings.DEFAULTS.withKeepMoments(true);

  @TempDir Path folder;

  private static LinearModel merged(List<LinearModel> models) {
    List<String> names = models.stream().map(Object::toString).toList();
    return Appending.merge(models, names, FitListener.NONE).model();
  }

  private static LinearModel updated(LinearModel model, Table table) {
    return Appending.update(table, model, Appending.rows(model), FitListener.NONE).model();
  }

  private List<LinearModel> models(List<AppendedRowsData> parts, LinearSettings settings) {
    return parts.stream().map(part -> part.train(folder, settings).model()).toList();
  }

  private static void near(double found, double right, double share) {
    if (Double.isNaN(right)) {
      assertThat(found).isNaN();
      return;
    }
    assertThat(found).isCloseTo(right, within(share * Math.abs(right)));
  }

  private static double error(LinearModel model, AppendedRowsData rows) {
    double worst = 0;
    for (int k = 0; k < 2; k++) {
      double[] exact = new ExactFit(rows.x(), rows.target(k), rows.weights()).solution();
      for (int j = 0; j < 3; j++) {
        worst = Math.max(worst, Math.abs(model.weight(j, k) / exact[j] - 1));
      }
      worst = Math.max(worst, Math.abs(model.bias()[k] / exact[3] - 1));
    }
    return worst;
  }

  /** Predictions to a share of the targets' deviations, weights to one of their own size. */
  private static void same(LinearModel found, LinearModel all, AppendedRowsData rows) {
    double[] deviation = all.training().data().deviation();
    int n = all.features().size();
    for (int k = 0; k < all.targets().size(); k++) {
      for (double[] x : rows.x()) {
        assertThat(found.predict(x)[k])
            .isCloseTo(all.predict(x)[k], within(1e-10 * deviation[n + k]));
      }
      for (int j = 0; j < n; j++) {
        double scale = deviation[j] == 0 ? 0 : deviation[n + k] / deviation[j];
        assertThat(found.weight(j, k)).isCloseTo(all.weight(j, k), within(1e-10 * scale));
      }
    }
  }

  /** What is known of how sure the weights are. */
  private static void sameInference(LinearModel found, LinearModel all) {
    Inference own = found.findings().inference();
    Inference whole = all.findings().inference();
    assertThat(own.present()).isEqualTo(whole.present());
    assertThat(own.absent()).isEqualTo(whole.absent());
    Design design = own.design();
    assertThat(design.observations()).isEqualTo(whole.design().observations());
    assertThat(design.rank()).isEqualTo(whole.design().rank());
    assertThat(design.aliased()).isEqualTo(whole.design().aliased());
    near(design.totalWeight(), whole.design().totalWeight(), 1e-14);
    near(design.logWeight(), whole.design().logWeight(), 1e-10);
    near(design.condition(), whole.design().condition(), 1e-10);
    for (int i = 0; i < design.features(); i++) {
      near(design.unit(i), whole.design().unit(i), 1e-10);
      for (int j = 0; j < design.features(); j++) {
        Whitening right = whole.design().whitening();
        double scale = Math.sqrt(right.inverse(i, i)) * Math.sqrt(right.inverse(j, j));
        assertThat(design.whitening().inverse(i, j))
            .isCloseTo(right.inverse(i, j), within(1e-10 * scale));
      }
    }
    Residuals residuals = own.residuals();
    near(residuals.degreesOfFreedom(), whole.residuals().degreesOfFreedom(), 0);
    for (int k = 0; k < residuals.targets(); k++) {
      near(residuals.unit(k), whole.residuals().unit(k), 1e-10);
      near(residuals.squares(k), whole.residuals().squares(k), 1e-10);
      near(residuals.fittedSquares(k), whole.residuals().fittedSquares(k), 1e-10);
      near(residuals.product(k, 0), whole.residuals().product(k, 0), 1e-10);
      assertThat(residuals.breuschPagan(k)).isNaN();
    }
  }

  private static void sameAccount(LinearModel found, LinearModel all) {
    near(found.training().loss(), all.training().loss(), 1e-10);
    near(found.training().objective(), all.training().objective(), 1e-10);
    assertThat(found.training().rows()).isEqualTo(all.training().rows());
    for (int k = 0; k < all.targets().size(); k++) {
      near(found.training().targets().get(k).rmse(), all.training().targets().get(k).rmse(), 1e-10);
      assertThat(found.training().targets().get(k).r2())
          .isCloseTo(all.training().targets().get(k).r2(), within(1e-10));
    }
    DataSummary own = found.training().data();
    DataSummary whole = all.training().data();
    near(own.weight(), whole.weight(), 1e-14);
    assertThat(own.min()).isEqualTo(whole.min());
    assertThat(own.max()).isEqualTo(whole.max());
    assertThat(own.constantFeatures()).isEqualTo(whole.constantFeatures());
    for (int c = 0; c < whole.columns(); c++) {
      assertThat(own.mean()[c])
          .isCloseTo(
              whole.mean()[c], within(1e-13 * (Math.abs(whole.mean()[c]) + whole.deviation()[c])));
      near(own.deviation()[c], whole.deviation()[c], 1e-11);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "1e9, 1, 0",
    "1e9, 1, 50",
    "0, 1e-300, 3",
    "3, 1e300, 1",
    "1e6, 1e-150, 1e4"
  })
  void mergeAndUpdateGiveTheExactSolutionOfAllRows(double offset, double unit, double drift) {
    AppendedRowsData rows = AppendedRowsData.of(150, offset, unit, drift, 5);
    LinearModel all = rows.train(folder, LinearSettings.DEFAULTS).model();
    List<LinearModel> parts = models(rows.parts(3), KEEP);
    LinearModel merged = merged(parts);
    assertThat(error(merged, rows)).isLessThan(1e-12);
    same(merged, all, rows);
    sameAccount(merged, all);
    sameInference(merged, all);
    LinearModel updated = parts.get(0);
    for (AppendedRowsData more : rows.parts(3).subList(1, 3)) {
      updated = updated(updated, Data.csv(folder, more.csv()));
    }
    assertThat(error(updated, rows)).isLessThan(1e-12);
    same(updated, all, rows);
    sameAccount(updated, all);
    sameInference(updated, all);
  }

  static Stream<UnaryOperator<LinearSettings>> problems() {
    return Stream.of(
        s -> s.withL2(0.3),
        s -> s.withIntercept(false),
        s -> s.withIntercept(false).withL2(0.1),
        s -> s.withStandardize(false),
        s -> s.withStandardize(false).withL2(2),
        s -> s.withStandardize(false).withIntercept(false).withL2(2));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theProblemIsThatOfTheParts(UnaryOperator<LinearSettings> problem) {
    AppendedRowsData rows = AppendedRowsData.of(90, 20, 1, 3, 6);
    LinearSettings settings = problem.apply(KEEP);
    LinearModel all = rows.train(folder, Fits.by(settings, "newton")).model();
    LinearModel merged = merged(models(rows.parts(2), settings));
    same(merged, all, rows);
    sameAccount(merged, all);
    sameInference(merged, all);
    AppendedRowsData more = rows.part(60, 90);
    LinearModel updated =
        updated(rows.part(0, 60).train(folder, settings).model(), Data.csv(folder, more.csv()));
    same(updated, all, rows);
    sameAccount(updated, all);
  }

  @Test
  void anyOptimizersModelKeepsTheSame() {
    AppendedRowsData rows = AppendedRowsData.of(60, 0, 1, 0, 7);
    LinearModel exact = rows.train(folder, Fits.by(KEEP, "newton")).model();
    for (String optimizer : List.of("gd", "adam", "lbfgs", "cg")) {
      LinearModel other = rows.train(folder, Fits.by(KEEP, optimizer)).model();
      assertThat(other.findings().moments()).isEqualTo(exact.findings().moments());
    }
  }

  @Test
  void sevenPartsGiveTheSameInAnyOrder() {
    AppendedRowsData rows = AppendedRowsData.of(140, 1e9, 1, 5, 8);
    List<LinearModel> parts = new ArrayList<>(models(rows.parts(7), KEEP));
    LinearModel first = merged(parts);
    Random random = new Random(1);
    for (int k = 0; k < 5; k++) {
      Collections.shuffle(parts, random);
      LinearModel other = merged(parts);
      for (int e = 0; e < 6; e++) {
        near(other.weights()[e], first.weights()[e], 1e-12);
      }
      near(other.bias()[0], first.bias()[0], 1e-12);
      near(other.training().loss(), first.training().loss(), 1e-12);
    }
    LinearModel pairs =
        merged(List.of(merged(parts.subList(0, 4)), merged(parts.subList(4, parts.size()))));
    for (int e = 0; e < 6; e++) {
      near(pairs.weights()[e], first.weights()[e], 1e-12);
    }
  }

  @Test
  void aColumnMayBeConstantInOnePartOrInBoth() {
    AppendedRowsData rows = AppendedRowsData.of(80, 0, 1, 0, 9);
    for (int i = 0; i < 80; i++) {
      rows.x()[i][0] = i < 40 ? 0.1 : rows.x()[i][0];
      rows.x()[i][1] = i < 40 ? 7 : 9;
      rows.x()[i][2] = 1e9 + 0.1;
    }
    LinearModel all = rows.train(folder, LinearSettings.DEFAULTS).model();
    LinearModel merged = merged(models(rows.parts(2), KEEP));
    same(merged, all, rows);
    sameAccount(merged, all);
    sameInference(merged, all);
    assertThat(merged.training().data().constantFeatures()).containsExactly("c");
    assertThat(merged.weight("c", "y")).isZero();
    LinearModel updated =
        updated(
            rows.part(0, 40).train(folder, KEEP).model(),
            Data.csv(folder, rows.part(40, 80).csv()));
    same(updated, all, rows);
    assertThat(updated.training().data().constantFeatures()).containsExactly("c");
  }

  @Test
  void dependentColumnsHaveTheWeightsOfLeastNorm() {
    AppendedRowsData rows = AppendedRowsData.of(60, 100, 1, 2, 10);
    for (double[] x : rows.x()) {
      x[2] = 2 * x[0] + 1;
    }
    LinearModel all = rows.train(folder, Fits.by(KEEP, "newton")).model();
    LinearModel merged = merged(models(rows.parts(3), KEEP));
    same(merged, all, rows);
    assertThat(merged.training().dependencies()).hasSize(1);
    sameInference(merged, all);
  }

  @Test
  void nearlyEqualColumnsKeepTheirDigits() {
    SplittableRandom random = new SplittableRandom(3);
    AppendedRowsData rows = AppendedRowsData.of(100, 0, 1, 0, 11);
    for (int i = 0; i < 100; i++) {
      rows.x()[i][1] = rows.x()[i][0] + 4e-8 * random.nextGaussian();
      rows.y()[i][0] = 2 * rows.x()[i][0] - rows.x()[i][1] + random.nextGaussian();
    }
    assertThat(error(merged(models(rows.parts(4), KEEP)), rows)).isLessThan(1e-10);
  }

  @Test
  void oneRowUpdates() {
    AppendedRowsData rows = AppendedRowsData.of(41, 1e9, 1, 0, 12);
    LinearModel before = rows.part(0, 40).train(folder, KEEP).model();
    LinearModel updated = updated(before, Data.csv(folder, rows.part(40, 41).csv()));
    assertThat(error(updated, rows)).isLessThan(1e-12);
    assertThat(updated.training().notes())
        .containsEntry("rowsBefore", 40L)
        .containsEntry("rowsAdded", 1L);
    assertThat(updated.training().passes()).isEqualTo(1);
  }

  @Test
  void aModelOfOneRowIsMerged() {
    AppendedRowsData rows = AppendedRowsData.of(30, 5, 1, 0, 13);
    List<AppendedRowsData> parts = List.of(rows.part(0, 1), rows.part(1, 30));
    assertThat(error(merged(models(parts, KEEP)), rows)).isLessThan(1e-12);
  }

  @Test
  void whatIsStoredGivesTheSameBits() throws IOException {
    AppendedRowsData rows = AppendedRowsData.of(50, 1e9, 1, 1, 14);
    List<LinearModel> parts = models(rows.parts(2), KEEP);
    List<LinearModel> read = new ArrayList<>();
    for (LinearModel part : parts) {
      Path place = Files.createTempDirectory(folder, "model");
      ModelFiles.write(part, new LocalFolder(place));
      assertThat(place.resolve("moments.bin")).exists();
      read.add(ModelFiles.linear(new LocalFolder(place)));
    }
    assertThat(read).isEqualTo(parts);
    LinearModel merged = merged(read);
    assertThat(merged.weights()).isEqualTo(merged(parts).weights());
    Path place = Files.createTempDirectory(folder, "model");
    ModelFiles.write(merged, new LocalFolder(place));
    assertThat(ModelFiles.linear(new LocalFolder(place))).isEqualTo(merged);
  }

  @Test
  void columnsGoByTheirNames() {
    AppendedRowsData rows = AppendedRowsData.of(60, 3, 1, 1, 15);
    LinearModel first = rows.part(0, 30).train(folder, KEEP).model();
    ColumnRoles turned =
        ColumnRoles.training(List.of("u", "y"), List.of("c", "a", "b")).withWeights("w");
    LinearModel second =
        Data.train(Data.csv(folder, rows.part(30, 60).csv()), turned, KEEP).model();
    List<String> notes = new ArrayList<>();
    LinearModel merged =
        Appending.merge(List.of(first, second), List.of("A", "B"), Notes.into(notes)).model();
    assertThat(error(merged, rows)).isLessThan(1e-12);
    assertThat(notes).contains("B has its columns in another order: they go by their names");
    sameAccount(merged, rows.train(folder, KEEP).model());
  }

  @Test
  void idsOf64BitsKeepTheirDigits() {
    long[] starts = {9_000_000_000_000_000_000L, 9_000_000_000_000_004_000L};
    SplittableRandom random = new SplittableRandom(16);
    List<String> texts = new ArrayList<>();
    StringBuilder all = new StringBuilder("id,y\n");
    for (long start : starts) {
      StringBuilder text = new StringBuilder("id,y\n");
      for (int i = 0; i < 40; i++) {
        long more = random.nextInt(1000);
        String line = start + more + "," + (3 * (start - starts[0] + more) + random.nextInt(99));
        text.append(line).append('\n');
        all.append(line).append('\n');
      }
      texts.add(text.toString());
    }
    LinearModel whole = Data.train(Data.csv(folder, all.toString()), List.of("y"), KEEP).model();
    List<LinearModel> parts = new ArrayList<>();
    for (String text : texts) {
      parts.add(Data.train(Data.csv(folder, text), List.of("y"), KEEP).model());
    }
    assertThat(parts.get(0).origins()).isNotEqualTo(parts.get(1).origins());
    for (LinearModel found :
        List.of(merged(parts), updated(parts.get(0), Data.csv(folder, texts.get(1))))) {
      near(found.weight("id", "y"), whole.weight("id", "y"), 1e-12);
      near(found.bias()[0], whole.bias()[0], 1e-12);
      near(found.training().loss(), whole.training().loss(), 1e-10);
    }
  }

  @Test
  void sparseRowsAreMergedAndUpdated() throws IOException {
    SplittableRandom random = new SplittableRandom(17);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      StringBuilder line = new StringBuilder().append(random.nextGaussian());
      for (int j = 1; j <= 12; j++) {
        if (random.nextInt(6) == 0 || j == 12) {
          line.append(' ').append(j).append(':').append(1e6 * (j / 12) + random.nextGaussian());
        }
      }
      lines.add(line.toString());
    }
    LinearModel whole = libsvm(lines);
    List<LinearModel> parts = List.of(libsvm(lines.subList(0, 60)), libsvm(lines.subList(60, 120)));
    for (LinearModel found :
        List.of(merged(parts), updated(parts.get(0), table(lines.subList(60, 120))))) {
      for (int j = 0; j < 12; j++) {
        near(found.weight(j, 0), whole.weight(j, 0), 1e-10);
      }
      near(found.bias()[0], whole.bias()[0], 1e-10);
      near(found.training().loss(), whole.training().loss(), 1e-10);
      assertThat(found.centre()).containsOnly(0);
    }
  }

  private Table table(List<String> lines) throws IOException {
    Path file = Files.createTempFile(folder, "rows", ".libsvm");
    Files.write(file, lines);
    return Data.open(file.toString());
  }

  private LinearModel libsvm(List<String> lines) throws IOException {
    return Data.train(table(lines), List.of("label"), Fits.by(KEEP, "newton")).model();
  }

  @Test
  void anOffsetIsTakenOffTheTargetsOfNewRowsToo() {
    AppendedRowsData rows = AppendedRowsData.of(60, 1, 1, 1, 18);
    ColumnRoles roles =
        ColumnRoles.training(List.of("y"), List.of("a", "b")).withWeights("w").withOffset("c");
    LinearModel all = Data.train(Data.csv(folder, rows.csv()), roles, KEEP).model();
    LinearModel first = Data.train(Data.csv(folder, rows.part(0, 40).csv()), roles, KEEP).model();
    LinearModel updated = updated(first, Data.csv(folder, rows.part(40, 60).csv()));
    assertThat(updated.roles()).isEqualTo(all.roles());
    near(updated.weight("a", "y"), all.weight("a", "y"), 1e-11);
    near(updated.bias()[0], all.bias()[0], 1e-11);
    near(updated.training().loss(), all.training().loss(), 1e-11);
  }
}
