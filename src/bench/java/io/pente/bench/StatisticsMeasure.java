package io.pente.bench;

import io.pente.Pente;
import io.pente.event.FitListener;
import io.pente.settings.CrossValidation;
import io.pente.settings.LinearSettings;
import io.pente.table.ColumnRoles;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What statistics add to a fit, and the choice of an l2 among 100 values by ten folds beside one fit
 * and beside Spark's cross-validation, which chooses for one target and among few values. All from
 * the same cached frame, packing included.
 */
final class StatisticsMeasure {
  private static final int FOLDS = 10;
  private static final double[] SPARK_VALUES = {1, 0.01};
  private static final String PLAIN = "fit without statistics";
  private static final String FIT = "fit with statistics";
  private static final String CHOICE = "fit, l2 chosen among 100 by ten folds";
  private static final String SPARK = "Spark, one target, regParam chosen among 2 by ten folds";

  private final Settings settings;
  private final Pente pente;
  private final Shape shape;
  private final Dataset<Row> frame;

  StatisticsMeasure(Settings settings, SparkSession spark, Shape shape) {
    this.settings = settings;
    this.pente = Pente.on(spark);
    this.shape = shape;
    this.frame = Frames.cached(spark, shape, Settings.CORES, settings.seed);
  }

  void run() {
    LinearSettings defaults = LinearSettings.DEFAULTS;
    Rounds rounds =
        settings
            .measured()
            .measure(PLAIN, () -> Rounds.cleanSeconds(() -> fit(defaults.withStatistics(false))))
            .measure(FIT, () -> Rounds.cleanSeconds(() -> fit(defaults)))
            .measure(CHOICE, () -> Rounds.cleanSeconds(() -> choose(defaults)));
    if (!settings.withoutSpark) {
      rounds.measureWarm(SPARK, () -> Rounds.cleanSeconds(this::chooseBySpark));
    }
    report(rounds.run());
    frame.unpersist(true);
  }

  private ColumnRoles roles() {
    return ColumnRoles.training(Frames.targets(shape), List.of());
  }

  private void fit(LinearSettings how) {
    pente.fit(pente.table(frame), roles(), how, FitListener.NONE);
  }

  private void choose(LinearSettings how) {
    pente.fit(
        pente.table(frame), roles(), how, CrossValidation.ofL2(FOLDS), FitListener.NONE);
  }

  private void chooseBySpark() {
    String target = Frames.targets(shape).get(0);
    LinearRegression regression =
        new LinearRegression().setFeaturesCol(Frames.FEATURES).setLabelCol(target);
    ParamMap[] grid =
        new ParamGridBuilder().addGrid(regression.regParam(), SPARK_VALUES).build();
    new CrossValidator()
        .setEstimator(regression)
        .setEvaluator(new RegressionEvaluator().setLabelCol(target).setMetricName("mse"))
        .setEstimatorParamMaps(grid)
        .setNumFolds(FOLDS)
        .setParallelism(Settings.CORES)
        .fit(frame);
  }

  private void report(Map<String, Samples> samples) {
    Journal.Part journal = settings.journal().part("statistics " + shape.name(), shape.facts());
    samples.values().forEach(s -> journal.add(s, "s"));
    journal.ratio(samples.get(FIT).over(samples.get(PLAIN)), "<= 1.5");
    journal.ratio(samples.get(CHOICE).over(samples.get(FIT)), "<= 2");
    if (samples.containsKey(SPARK)) {
      journal.ratio(samples.get(SPARK).over(samples.get(CHOICE)), null);
    }
  }
}
