package io.pente.ml;

import io.pente.fit.ResidualMeasures;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.statistics.Coefficient;
import io.pente.statistics.CoefficientTable;
import java.io.Serializable;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The numbers of a summary, as spark.ml names them. Sums of squares are about their means.
 *
 * @param observations rows that weigh something
 * @param weight Σω
 * @param deviances the least and the largest √ω r
 * @param errors standard errors, the intercept's last; of length 0 for none
 * @param tests estimate / standard error
 * @param chances their two-sided p-values
 * @param absent why there are none; empty where there are
 * @param objectives at the start and after each update, in Spark's units; at least one
 * @param iterations updates made
 */
record SummaryNumbers(
    long observations,
    double weight,
    long degreesOfFreedom,
    double meanSquare,
    double meanAbsolute,
    double explained,
    double r2,
    double r2adj,
    double[] deviances,
    double[] errors,
    double[] tests,
    double[] chances,
    String absent,
    double[] objectives,
    int iterations)
    implements Serializable {
  /** What is told of an evaluation's coefficients. */
  static final String OF_THE_TRAINING =
      "standard errors are of the rows that the coefficients were fitted to: ask the model's summary";

  private static final double[] NONE = {};

  /** Of a model's target k on rows that it was not fitted to. */
  static SummaryNumbers evaluated(
      LinearModel model, int k, ResidualMeasures measures, boolean intercept) {
    return of(
        measures,
        degreesOfFreedom(model, measures, intercept),
        intercept,
        List.of(),
        OF_THE_TRAINING,
        new double[] {0},
        0);
  }

  /** Of a model's target k on the rows that it was fitted to. */
  static SummaryNumbers trained(
      LinearModel model,
      int k,
      ResidualMeasures measures,
      boolean intercept,
      double[] objectives,
      int iterations) {
    Inference inference = model.findings().inference();
    List<Coefficient> table = List.of();
    boolean constant = measures.aboutMean() == 0 && (intercept || measures.aboutZero() == 0);
    String absent = constant ? "the label does not vary" : inference.absent();
    if (inference.present() && !constant) {
      table = CoefficientTable.of(model, k, 0.95);
      boolean none = table.stream().noneMatch(row -> row.absent().isEmpty());
      absent = none && !table.isEmpty() ? table.get(0).absent() : "";
    }
    return of(
        measures,
        degreesOfFreedom(model, measures, intercept),
        intercept,
        absent.isEmpty() ? table : List.of(),
        absent,
        objectives,
        iterations);
  }

  /** By rank, where it is known; never below 0. */
  private static long degreesOfFreedom(
      LinearModel model, ResidualMeasures measures, boolean intercept) {
    Inference inference = model.findings().inference();
    int rank =
        inference.present()
            ? inference.design().rank()
            : model.features().size() + (intercept ? 1 : 0);
    return Math.max(0, measures.observations() - rank);
  }

  private static SummaryNumbers of(
      ResidualMeasures measures,
      long degreesOfFreedom,
      boolean intercept,
      List<Coefficient> table,
      String absent,
      double[] objectives,
      int iterations) {
    double weight = measures.weight();
    double total = intercept ? measures.aboutMean() : measures.aboutZero();
    double r2 = 1 - measures.squares() / total;
    double own = measures.observations() - (intercept ? 1 : 0);
    return new SummaryNumbers(
        measures.observations(),
        weight,
        degreesOfFreedom,
        measures.squares() / weight,
        measures.absolutes() / weight,
        measures.explained() / weight,
        r2,
        1 - (1 - r2) * own / degreesOfFreedom,
        new double[] {measures.least(), measures.largest()},
        column(table, Coefficient::standardError),
        column(table, Coefficient::t),
        column(table, Coefficient::p),
        absent,
        objectives,
        iterations);
  }

  private static double[] column(List<Coefficient> table, ToDoubleFunction<Coefficient> of) {
    return table.isEmpty() ? NONE : table.stream().mapToDouble(of).toArray();
  }

  /**
   * A column of the table of coefficients.
   *
   * @throws UnsupportedOperationException where there is none, as spark.ml has it
   */
  double[] told(double[] column) {
    if (!absent.isEmpty()) {
      throw new UnsupportedOperationException("No standard errors, t or p: " + absent);
    }
    return column.clone();
  }

  /** Spark's diagonal of (AᵀWA)⁻¹: squared standard errors in units of the residuals' variance. */
  double[] diagonal() {
    if (!absent.isEmpty()) {
      return new double[] {0};
    }
    double residualVariance = meanSquare * weight / degreesOfFreedom;
    double[] diagonal = errors.clone();
    for (int j = 0; j < diagonal.length; j++) {
      diagonal[j] *= diagonal[j] / residualVariance;
    }
    return diagonal;
  }
}
