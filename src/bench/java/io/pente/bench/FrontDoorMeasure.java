package io.pente.bench;

import io.pente.Models;
import io.pente.Pente;
import io.pente.event.FitListener;
import io.pente.generate.SyntheticLinear;
import io.pente.fit.PreparedRows;
import io.pente.model.LinearModel;
import io.pente.model.Training;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * What the front door takes: ten fits of one packing against ten runs, and a model of a million
 * features saved, loaded and predicting a row. Prints a table; one figure each, best of three.
 */
final class FrontDoorMeasure {
  private final Settings settings;
  private final SparkSession spark;
  private final Pente pente;

  FrontDoorMeasure(Settings settings, SparkSession spark) {
    this.settings = settings;
    this.spark = spark;
    this.pente = Pente.on(spark);
  }

  void run() {
    try {
      Path folder = Files.createTempDirectory("front-door");
      fits(folder);
      wideModel(folder);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<LinearSettings> ten() {
    List<LinearSettings> ten = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      double l2 = Math.pow(10, -k);
      ten.add(LinearSettings.DEFAULTS.withL2(l2));
      ten.add(LinearSettings.DEFAULTS.withL2(l2).withOptimizer(Optimizer.LBFGS));
    }
    return ten;
  }

  private void fits(Path folder) {
    long rows = settings.rows(2_000_000);
    Path csv = folder.resolve("rows.csv");
    new SyntheticLinear(rows, 20, 2, 0.1, 1, settings.seed)
        .table(spark)
        .write()
        .option("header", true)
        .csv(csv.toString());
    ColumnRoles roles = ColumnRoles.training(List.of("y1", "y2"), List.of());
    long[] passes = new long[2];
    double together =
        Rounds.seconds(
            () -> {
              Table table = pente.table(csv.toString());
              try (PreparedRows prepared = pente.prepare(table, roles, LinearSettings.DEFAULTS)) {
                ten().forEach(prepared::fit);
                passes[0] = prepared.passes();
              }
            });
    double apart =
        Rounds.seconds(
            () -> {
              for (LinearSettings one : ten()) {
                Table table = pente.table(csv.toString());
                LinearModel model = pente.fit(table, roles, one, FitListener.NONE);
                passes[1] += model.training().passes();
              }
            });
    Journal.Part journal = settings.journal().part("front door", Map.of("rows", rows));
    journal.one("ten fits of one packing", together, "s");
    journal.one("ten runs", apart, "s");
    journal.one("passes of ten fits of one packing", passes[0], "");
    journal.one("passes of ten runs", passes[1], "");
  }

  private void wideModel(Path folder) {
    int n = 1_000_000;
    List<String> names = new ArrayList<>(n);
    double[] weights = new double[n];
    for (int j = 0; j < n; j++) {
      names.add(String.format(Locale.ROOT, "f%d", j + 1));
      weights[j] = Math.sin(j);
    }
    Training training = new Training("made", 0, 0, true, "made", 0, 0, 0, 0, Map.of());
    LinearModel model =
        new LinearModel(names, List.of("y"), weights, new double[] {1}, training);
    double[] x = new double[n];
    Arrays.fill(x, 0.5);
    double save = Double.POSITIVE_INFINITY;
    double load = Double.POSITIVE_INFINITY;
    double predict = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      Path place = folder.resolve("wide" + i);
      save = Math.min(save, Rounds.seconds(() -> pente.save(model, place.toString())));
      LinearModel[] read = new LinearModel[1];
      load = Math.min(load, Rounds.seconds(() -> read[0] = Models.load(place)));
      predict = Math.min(predict, Rounds.seconds(() -> read[0].predict(x)));
    }
    Journal.Part journal = settings.journal().part("front door", Map.of("features", n));
    journal.one("save, read back and swap", save, "s");
    journal.one("load without Spark", load, "s");
    journal.one("predict a row", predict, "s");
  }
}
