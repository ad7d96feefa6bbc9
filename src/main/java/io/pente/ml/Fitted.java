package io.pente.ml;

import io.pente.Pente;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.fit.PreparedRows;
import io.pente.fit.ResidualMeasures;
import io.pente.model.DataSummary;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.model.TargetFit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fit through the front door.
 *
 * @param model with the rows' own names of columns
 * @param measures of each label
 * @param objectives at the start and after each update, summed over labels, in their units
 */
record Fitted(LinearModel model, ResidualMeasures[] measures, List<Double> objectives) {
  private static final Logger LOG = LoggerFactory.getLogger(Fitted.class);

  /** Packs a data set's rows once; the caller closes them. */
  static PreparedRows prepare(
      Dataset<?> dataset, TrainingColumns columns, SparkObjective objective) {
    Pente pente = Pente.on(dataset.sparkSession());
    return SparkNames.told(
        () ->
            pente.prepare(
                pente.table(columns.of(dataset)), columns.roles(), objective.rows(), logging()));
  }

  /** Fits all labels of packed rows. */
  static Fitted of(PreparedRows rows, SparkObjective objective) {
    rows.targets().forEach(label -> objective.check(label, rows.constant(label)));
    return SparkNames.told(() -> trained(rows, objective));
  }

  private static Fitted trained(PreparedRows rows, SparkObjective objective) {
    List<Double> objectives = new ArrayList<>();
    FitListener logging = logging();
    FitListener listener =
        event -> {
          if (event instanceof FitEvent.Iterated update) {
            objectives.add(update.progress().objective());
          }
          return logging.on(event);
        };
    LinearModel model =
        rows.fit(objective.settings(rows.features().size()), rows.targets(), listener);
    if (!model.training().converged()) {
      LOG.warn("not converged: {}", model.training().stopReason());
    }
    return new Fitted(model, rows.measures(model), objectives);
  }

  /** What a summary of label k tells. */
  SummaryNumbers numbers(int k, LinearModel named, SparkObjective objective) {
    double spread = spread(measures[k], objective.unbiased(named.features().size()));
    boolean alone = measures.length == 1 && !objectives.isEmpty();
    List<Double> history =
        alone ? objectives : List.of(named.training().targets().get(k).objective());
    return SummaryNumbers.trained(
        named,
        k,
        measures[k],
        objective.fitIntercept(),
        history.stream().mapToDouble(value -> objective.scaled(value, spread)).toArray(),
        named.training().targets().get(k).iterations());
  }

  /** The label's deviation, of either divisor. */
  private static double spread(ResidualMeasures measures, boolean unbiased) {
    double weight = measures.weight();
    double rest = weight - measures.squaredWeight() / weight;
    return Math.sqrt(measures.aboutMean() / (unbiased && rest > 0 ? rest : weight));
  }

  /**
   * Target k's scale by Huber's loss; 1 by the squared one, and of a label that is a constant
   * prediction, as Spark has it.
   */
  static double scale(LinearModel model, int k) {
    List<TargetFit> fits = model.training().targets();
    double scale = k < fits.size() ? fits.get(k).scale() : Double.NaN;
    return Double.isNaN(scale) || constant(model, k) ? 1 : scale;
  }

  /** Whether a label does not vary, and an intercept alone, or nothing, predicts it. */
  private static boolean constant(LinearModel model, int k) {
    DataSummary data = model.training().data();
    int column = model.features().size() + k;
    boolean still = column < data.columns() && data.deviation()[column] == 0;
    boolean intercept = !Boolean.FALSE.equals(model.training().settings().get("intercept"));
    return still && (intercept || data.mean()[column] == 0);
  }

  /** Bytes of a model's numbers. */
  static long estimatedSize(LinearModel model) {
    if (model == null) {
      return 0;
    }
    long n = model.features().size();
    long p = model.targets().size();
    Inference inference = model.findings().inference();
    long triangle = inference.present() ? n * (n + 1) / 2 + 3 * n + p * p : 0;
    return 8 * (n * p + 6 * n + 6 * p + triangle) + 64 * n;
  }

  private static FitListener logging() {
    return event -> {
      if (event instanceof FitEvent.Noted noted) {
        LOG.info("{}", SparkNames.text(noted.note()));
      }
      return FitListener.Answer.GO_ON;
    };
  }
}
