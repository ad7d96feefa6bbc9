package io.pente.bench;

import io.pente.Tables;
import io.pente.fit.LinearTraining;
import io.pente.fit.TrainedLinear;
import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** This project's training of all targets of a frame: opening, packing, iterating, releasing. */
record PenteFit(SparkSession spark, Dataset<Row> frame, Shape shape, LinearSettings options) {
  /** With the defaults of the command line but the tolerance. */
  static PenteFit reaching(
      double gradient, SparkSession spark, Dataset<Row> frame, Shape shape, String optimizer) {
    LinearSettings options =
        LinearSettings.DEFAULTS.withOptimizer(Optimizer.named(optimizer, LinearSettings.OPTIMIZERS)).withTolerance(gradient);
    return new PenteFit(spark, frame, shape, options);
  }

  TrainedLinear fit(FitListener listener) {
    Table table = new Tables(spark).open(frame);
    ColumnRoles wanted = ColumnRoles.training(Frames.targets(shape), List.of());
    return LinearTraining.train(table, wanted, options, listener);
  }

  /** Where the model ends: the worst target's. */
  double relativeGradient(BlockRows judge) {
    LinearModel model = fit(FitListener.NONE).model();
    int p = shape.targets();
    double worst = 0;
    for (int k = 0; k < p; k++) {
      double[] weights = new double[shape.features()];
      for (int j = 0; j < weights.length; j++) {
        weights[j] = model.weight(j, k);
      }
      worst = Math.max(worst, judge.relativeGradient(k, weights, model.bias()[k]));
    }
    return worst;
  }
}
