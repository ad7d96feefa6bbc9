package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.Tables;
import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.MiniBatch;
import io.pente.settings.Optimizer;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fit does to the session of its caller, and to the fits beside it: nothing. */
class SharedSessionTest {
  private final SparkSession spark = LocalSpark.session();

  @TempDir private Path folder;

  private static LinearModel housing() {
    return Data.train(
            Data.open("data/cal_housing.csv"),
            List.of("medianHouseValue"),
            LinearSettings.DEFAULTS.withOptimizer(Optimizer.LBFGS).withPartitions(3))
        .model();
  }

  private static LinearModel diabetes() {
    return Data.train(
            Data.open("data/diabetes.csv"),
            List.of("target"),
            LinearSettings.DEFAULTS
                .withOptimizer(Optimizer.GD)
                .withBatch(MiniBatch.ALL.withFraction(0.5))
                .withPartitions(2))
        .model();
  }

  private static void assertSame(LinearModel found, LinearModel expected) {
    assertThat(found.weights()).containsExactly(expected.weights());
    assertThat(found.bias()).containsExactly(expected.bias());
    assertThat(found.training()).isEqualTo(expected.training());
  }

  private static LinearModel energy(Table table, String target, String other) {
    List<String> features = new ArrayList<>(List.of("X1", "X3", "X5"));
    features.add(other);
    ColumnRoles roles = ColumnRoles.training(List.of(target), features);
    return LinearTraining.train(table, roles, LinearSettings.DEFAULTS, FitListener.NONE).model();
  }

  @Test
  void fitsOfOneTableAtOnceEachGetTheirOwnColumns() throws Exception {
    Dataset<Row> frame =
        spark.read().option("header", true).option("inferSchema", true).csv("data/enb.csv");
    Table table = new Tables(spark).open(frame);
    LinearModel first = energy(table, "Y1", "X6");
    LinearModel second = energy(table, "Y2", "X8");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<LinearModel>> firsts = new ArrayList<>();
      List<Future<LinearModel>> seconds = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        firsts.add(threads.submit(() -> energy(table, "Y1", "X6")));
        seconds.add(threads.submit(() -> energy(table, "Y2", "X8")));
      }
      for (int i = 0; i < 8; i++) {
        assertSame(firsts.get(i).get(), first);
        assertSame(seconds.get(i).get(), second);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void twoFitsAtOnceGiveTheBitsOfOneAfterTheOther() throws Exception {
    LinearModel first = housing();
    LinearModel second = diabetes();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<LinearModel>> fits =
          List.of(SharedSessionTest::housing, SharedSessionTest::diabetes);
      List<Future<LinearModel>> fitted = threads.invokeAll(fits);
      assertSame(fitted.get(0).get(), first);
      assertSame(fitted.get(1).get(), second);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aFitChangesNoSettingOfTheSession() {
    String parquet = folder.resolve("table").toString();
    spark
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv("data/diabetes.csv")
        .write()
        .parquet(parquet);
    scala.collection.immutable.Map<String, String> before = spark.conf().getAll();
    Map<String, Table> tables =
        Map.of(
            "text", Data.open("data/diabetes.csv"),
            "files", Data.open(parquet),
            "frame", new Tables(spark).open(spark.read().parquet(parquet)));
    scala.collection.Set<Object> kept = spark.sparkContext().getPersistentRDDs().keySet();
    tables.forEach((name, table) -> train(table));
    assertThat(spark.conf().getAll()).isEqualTo(before);
    assertThat(spark.sparkContext().getLocalProperty("spark.job.description")).isNull();
    assertThat(spark.sparkContext().getPersistentRDDs().keySet()).isEqualTo(kept);
  }

  private static void train(Table table) {
    ColumnRoles roles = ColumnRoles.training(List.of("target"), List.of());
    LinearTraining.train(table, roles, LinearSettings.DEFAULTS, FitListener.NONE);
  }
}
