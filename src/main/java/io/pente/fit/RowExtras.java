package io.pente.fit;

import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.model.LinearPredictor;
import io.pente.statistics.Distributions;
import io.pente.statistics.RowUncertainty;
import java.io.Serializable;

/** Computes what {@link PredictionExtras} appends to a row. Shared by threads. */
final class RowExtras implements Serializable {
  /** What of 1 rounding leaves of a leverage that is 1. */
  private static final double NOTHING_LEFT = 1e-10;

  private static final long serialVersionUID = 1L;

  private final RowUncertainty uncertainty;
  private final double[] deviation;
  private final double critical;
  private final boolean intervals;
  private final double beside;
  private final boolean diagnostics;
  private final int rank;

  /** Whether a row's weight is how many rows it stands for, of which each is judged alone. */
  private final boolean frequencies;

  /** From a row less the features' origins to predictions less the targets'; only for residuals. */
  private final LinearPredictor lessOrigins;

  private RowExtras(LinearModel model, PredictionExtras wanted) {
    Inference inference = model.findings().inference();
    int p = model.targets().size();
    this.uncertainty = new RowUncertainty(inference.design());
    this.deviation = new double[p];
    for (int k = 0; k < p; k++) {
      deviation[k] = inference.residualDeviation(k);
    }
    double df = inference.residuals().degreesOfFreedom();
    this.critical = Distributions.criticalT(wanted.level(), df);
    this.intervals = wanted.interval().isPresent();
    boolean one =
        wanted.interval().equals(java.util.Optional.of(PredictionExtras.Interval.PREDICTION));
    this.beside = one ? 1 : 0;
    this.diagnostics = wanted.diagnostics();
    this.rank = inference.design().rank();
    this.frequencies = model.roles().frequencies();
    this.lessOrigins = model.relativeTo(model.origins()).predictor();
  }

  /**
   * For a model that has an inference.
   *
   * @return null for nothing
   */
  static RowExtras of(LinearModel model, PredictionExtras wanted) {
    wanted.require(model);
    return wanted.none() ? null : new RowExtras(model, wanted);
  }

  /** How many numbers it appends. */
  int count() {
    return intervalEnds() + (diagnostics ? 2 * deviation.length + 1 : 0);
  }

  /** How many of those, the first, are ends of intervals. */
  int intervalEnds() {
    return intervals ? 2 * deviation.length : 0;
  }

  /**
   * Appends to a row's predictions; NaN for what does not exist.
   *
   * @param x n features, less the model's origins
   * @param y p targets, less the model's origins; not read without diagnostics
   * @param omega the row's weight
   * @param row the predictions, p, and then room for {@link #count} numbers
   */
  void append(double[] x, double[] y, double omega, double[] row) {
    int p = deviation.length;
    double h = uncertainty.of(x);
    int next = p;
    for (int k = 0; intervals && k < p; k++) {
      double half = critical * deviation[k] * Math.sqrt(beside + h);
      row[next++] = row[k] - half;
      row[next++] = row[k] + half;
    }
    if (diagnostics) {
      double own = frequencies ? 1 : omega;
      diagnose(x, y, own, own * h, row, next);
    }
  }

  /**
   * r = y − ŷ; h; D = ω r² h / (s² (1 − h)² rank), which a row that decides a coefficient alone
   * does not have.
   */
  private void diagnose(
      double[] x, double[] y, double omega, double leverage, double[] row, int from) {
    int p = deviation.length;
    double[] fitted = new double[p];
    lessOrigins.predict(x, 0, fitted, 0);
    boolean alone = 1 - leverage < NOTHING_LEFT;
    row[from + p] = alone ? 1 : leverage;
    for (int k = 0; k < p; k++) {
      double residual = y[k] - fitted[k];
      double share = Math.sqrt(omega) * residual / (deviation[k] * (1 - leverage));
      double distance = share * share * leverage / rank;
      row[from + k] = residual;
      row[from + p + 1 + k] = !alone && Double.isFinite(distance) ? distance : Double.NaN;
    }
  }
}
