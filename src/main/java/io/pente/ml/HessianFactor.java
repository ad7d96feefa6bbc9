package io.pente.ml;

import io.pente.linalg.CholeskySolver;
import io.pente.linalg.FactorSolver;
import io.pente.linalg.SymmetricSolver;
import io.pente.linalg.TriangularFactor;
import io.pente.objective.FactorTask;
import io.pente.objective.GramTask;
import io.pente.objective.LinearSpace;
import io.pente.objective.Standardization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Hessian 2(X̃ᵀX̃/Σω + diag(l2 factors)) of the linear model in the space trained in, the same
 * for every target, factored on the driver: by Cholesky from one pass's sufficient statistics, or,
 * where the features are too nearly dependent for that, from a triangular factor found by a second
 * pass (tall-skinny QR). The bias stands alone, with curvature 2.
 */
final class HessianFactor implements SymmetricSolver {
  /** Above this the square of the features' condition number would cost the refinement passes. */
  private static final double WORST_FOR_CHOLESKY = 1e10;

  private static final double SHOWN = 1e-6;

  private final SymmetricSolver weights;
  private final boolean intercept;
  private final List<String> dependencies;

  private HessianFactor(SymmetricSolver weights, boolean intercept, List<String> dependencies) {
    this.weights = weights;
    this.intercept = intercept;
    this.dependencies = dependencies;
  }

  static HessianFactor of(PackedTable rows, LinearSpace space, double[] squareFactors) {
    Standardization standard = space.standardization();
    double[] extra = diagonal(space, squareFactors);
    GramTask.GramSum gram = rows.blocks().sum(new GramTask(standard), "sufficient statistics");
    SymmetricSolver solver = cholesky(gram, rows.moments().weight(), extra);
    List<String> dependencies = List.of();
    if (solver == null) {
      FactorTask.FactorSum factor =
          rows.blocks().sum(new FactorTask(standard), "triangular factor");
      FactorSolver found = solver(factor.factor(), rows.moments().weight(), extra);
      dependencies = describe(found, rows.featureNames(), standard.inverseScale());
      solver = found;
    }
    return new HessianFactor(solver, standard.intercept(), dependencies);
  }

  /** The penalty's factors, and 1 for a column that can carry no weight. */
  private static double[] diagonal(LinearSpace space, double[] squareFactors) {
    double[] extra = new double[space.features()];
    for (int j = 0; j < extra.length; j++) {
      extra[j] = space.standardization().inverseScale()[j] == 0 ? 1 : squareFactors[j];
    }
    return extra;
  }

  private static SymmetricSolver cholesky(
      GramTask.GramSum gram, double totalWeight, double[] extra) {
    int n = extra.length;
    double[] upper = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        upper[i * n + j] = gram.entry(i, j) / totalWeight;
      }
      upper[i * n + i] += extra[i];
    }
    return CholeskySolver.of(upper, n, WORST_FOR_CHOLESKY);
  }

  private static FactorSolver solver(TriangularFactor factor, double totalWeight, double[] extra) {
    int n = extra.length;
    double[] scaled = factor.upper();
    double root = 1 / Math.sqrt(totalWeight);
    for (int e = 0; e < scaled.length; e++) {
      scaled[e] *= root;
    }
    TriangularFactor whole = new TriangularFactor(n);
    whole.add(scaled, n);
    for (int j = 0; j < n; j++) {
      if (extra[j] > 0) {
        double[] row = new double[n];
        row[j] = Math.sqrt(extra[j]);
        whole.add(row, 1);
      }
    }
    return new FactorSolver(whole.upper(), n);
  }

  private static List<String> describe(
      FactorSolver solver, List<String> names, double[] inverseScale) {
    List<String> texts = new ArrayList<>();
    for (FactorSolver.Dependency dependency : solver.dependencies()) {
      StringBuilder text = new StringBuilder();
      int column = dependency.column();
      for (int i = 0; i < dependency.of().length; i++) {
        int other = dependency.of()[i];
        if (Math.abs(dependency.coefficients()[i]) > SHOWN) {
          double original =
              dependency.coefficients()[i] * inverseScale[other] / inverseScale[column];
          text.append(
              String.format(
                  Locale.ROOT,
                  "%s%s %s",
                  text.isEmpty() ? "" : " + ",
                  number(original),
                  names.get(other)));
        }
      }
      texts.add(names.get(column) + " = " + (text.isEmpty() ? "0" : text) + " + constant");
    }
    return texts;
  }

  private static String number(double value) {
    double rounded = Math.rint(value * 1e6) / 1e6;
    return rounded == Math.rint(rounded)
        ? String.format(Locale.ROOT, "%.0f", rounded)
        : String.format(Locale.ROOT, "%.6g", value);
  }

  /** Each dependent feature as a combination of others, in original units. */
  List<String> dependencies() {
    return dependencies;
  }

  /** 2x = b solved for the bias, 2Ax = b for the weights. */
  @Override
  public double[] solve(double[] b) {
    int n = b.length - (intercept ? 1 : 0);
    double[] half = new double[n];
    for (int j = 0; j < n; j++) {
      half[j] = b[j] / 2;
    }
    double[] x = java.util.Arrays.copyOf(weights.solve(half), b.length);
    if (intercept) {
      x[n] = b[n] / 2;
    }
    return x;
  }

  @Override
  public double condition() {
    return weights.condition();
  }
}
