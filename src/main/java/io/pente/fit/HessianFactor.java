package io.pente.fit;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.linalg.CholeskySolver;
import io.pente.linalg.FactorSolver;
import io.pente.linalg.Gram;
import io.pente.linalg.SymmetricSolver;
import io.pente.linalg.TriangularFactor;
import io.pente.model.Dependency;
import io.pente.objective.FactorTask;
import io.pente.objective.GramTask;
import io.pente.objective.LinearSpace;
import io.pente.objective.Standardization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** The factor in the penalty's norm of what it leaves free: next to nothing. */
  private static final double FREE = 1e-4;

  private final SymmetricSolver weights;
  private final boolean intercept;
  private final Optional<FactorSolver> ranked;
  private final GramTask.GramSum gram;
  private final Optional<TriangularFactor> factor;

  private HessianFactor(
      SymmetricSolver weights,
      boolean intercept,
      Optional<FactorSolver> ranked,
      GramTask.GramSum gram,
      Optional<TriangularFactor> factor) {
    this.weights = weights;
    this.intercept = intercept;
    this.ranked = ranked;
    this.gram = gram;
    this.factor = factor;
  }

  /**
   * Factors it, by one pass or two.
   *
   * @param totalWeight Σω of the rows
   * @param squareFactors of the penalty, one a coordinate
   */
  static HessianFactor of(
      Blocks<LinearBlock> blocks, double totalWeight, LinearSpace space, double[] squareFactors) {
    return of(blocks, totalWeight, space, List.of(squareFactors)).get(0);
  }

  /** The same for several penalties, by the same passes. */
  static List<HessianFactor> of(
      Blocks<LinearBlock> blocks,
      double totalWeight,
      LinearSpace space,
      List<double[]> squareFactors) {
    Standardization standard = space.standardization();
    GramTask.GramSum gram = blocks.sum(new GramTask(standard), "sufficient statistics");
    List<HessianFactor> found = new ArrayList<>();
    Optional<TriangularFactor> factor = Optional.empty();
    for (double[] factors : squareFactors) {
      double[] extra = diagonal(space, factors);
      Optional<SymmetricSolver> solver = cholesky(gram, totalWeight, extra);
      if (solver.isPresent()) {
        found.add(
            new HessianFactor(
                solver.get(), standard.intercept(), Optional.empty(), gram, Optional.empty()));
        continue;
      }
      if (factor.isEmpty()) {
        factor = Optional.of(blocks.sum(new FactorTask(standard), "triangular factor").factor());
      }
      FactorSolver ranked = solver(factor.get(), totalWeight, extra, norm(space, factors));
      found.add(new HessianFactor(ranked, standard.intercept(), Optional.of(ranked), gram, factor));
    }
    return found;
  }

  /**
   * X̃ᵀ diag(ω) X̃ in the space trained in, without a penalty; of no columns where rows are gone.
   */
  GramTask.GramSum gram() {
    return gram;
  }

  /** R with RᵀR of that, where it was needed. */
  Optional<TriangularFactor> factor() {
    return factor;
  }

  /**
   * The same of rows that are gone, by their factor.
   *
   * @param rows the triangular factor of the features in the space trained in
   */
  static HessianFactor of(
      TriangularFactor rows, double totalWeight, LinearSpace space, double[] squareFactors) {
    double[] extra = diagonal(space, squareFactors);
    FactorSolver found = solver(rows, totalWeight, extra, norm(space, squareFactors));
    return new HessianFactor(
        found,
        space.standardization().intercept(),
        Optional.of(found),
        new GramTask.GramSum(new Gram(0)),
        Optional.of(rows));
  }

  /** The penalty's factors, and 1 for a column that can carry no weight. */
  private static double[] diagonal(LinearSpace space, double[] squareFactors) {
    double[] extra = new double[space.features()];
    for (int j = 0; j < extra.length; j++) {
      extra[j] = space.standardization().inverseScale()[j] == 0 ? 1 : squareFactors[j];
    }
    return extra;
  }

  private static Optional<SymmetricSolver> cholesky(
      GramTask.GramSum gram, double totalWeight, double[] extra) {
    int n = extra.length;
    double[] upper = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        upper[i * n + j] = gram.entry(i, j) / totalWeight;
      }
      upper[i * n + i] += extra[i];
    }
    return Optional.ofNullable(CholeskySolver.of(upper, n, WORST_FOR_CHOLESKY));
  }

  /**
   * The norm that is least among equals: the penalty's own, which a vanishing penalty tends to;
   * without one the Euclidean one of the space trained in.
   */
  private static double[] norm(LinearSpace space, double[] squareFactors) {
    double[] norm = new double[space.features()];
    Arrays.fill(norm, 1);
    double largest = Arrays.stream(squareFactors).max().orElse(0);
    for (int j = 0; j < norm.length && largest > 0; j++) {
      norm[j] = squareFactors[j] > 0 ? Math.sqrt(squareFactors[j] / largest) : FREE;
    }
    return norm;
  }

  private static FactorSolver solver(
      TriangularFactor factor, double totalWeight, double[] extra, double[] norm) {
    int n = extra.length;
    double[] scaled = factor.upper();
    double root = 1 / Math.sqrt(totalWeight);
    for (int e = 0; e < scaled.length; e++) {
      scaled[e] *= root;
    }
    FactorSolver rowsAlone = new FactorSolver(scaled, n, norm);
    TriangularFactor whole = new TriangularFactor(n);
    whole.add(scaled, n);
    boolean penalized = false;
    for (int j = 0; j < n; j++) {
      if (extra[j] > 0) {
        double[] row = new double[n];
        row[j] = Math.sqrt(extra[j]);
        whole.add(row, 1);
        penalized = true;
      }
    }
    return penalized ? new FactorSolver(whole.upper(), n, norm, rowsAlone) : rowsAlone;
  }

  /**
   * The dependent features as combinations of others, in original units.
   *
   * @param names of the features
   */
  List<Dependency> dependencies(List<String> names, LinearSpace space) {
    double[] inverse = space.standardization().inverseScale();
    List<Dependency> found = new ArrayList<>();
    for (FactorSolver.Dependency dependency :
        ranked.map(FactorSolver::dependencies).orElse(List.of())) {
      int column = dependency.column();
      Map<String, Double> of = new LinkedHashMap<>();
      double constant = space.featureMean(column);
      for (int i = 0; i < dependency.of().length; i++) {
        int other = dependency.of()[i];
        if (Math.abs(dependency.coefficients()[i]) > SHOWN) {
          double original = dependency.coefficients()[i] * inverse[other] / inverse[column];
          of.put(names.get(other), original);
          constant -= original * space.featureMean(other);
        }
      }
      found.add(new Dependency(names.get(column), of, intercept ? constant : 0));
    }
    return found;
  }

  /** 2x = b solved for the bias, 2Ax = b for the weights. */
  @Override
  public double[] solve(double[] b) {
    int n = b.length - (intercept ? 1 : 0);
    double[] half = new double[n];
    for (int j = 0; j < n; j++) {
      half[j] = b[j] / 2;
    }
    double[] x = Arrays.copyOf(weights.solve(half), b.length);
    if (intercept) {
      x[n] = b[n] / 2;
    }
    return x;
  }

  /** The point of least norm that predicts what z does. */
  double[] ofLeastNorm(double[] z) {
    if (ranked.isEmpty()) {
      return z;
    }
    int n = z.length - (intercept ? 1 : 0);
    double[] least = z.clone();
    System.arraycopy(ranked.get().ofLeastNorm(Arrays.copyOf(z, n)), 0, least, 0, n);
    return least;
  }

  /**
   * The direction in which the rows tell least, of length 1: the eigenvector of the least
   * eigenvalue, by inverse iteration.
   */
  double[] weakest(int features) {
    double[] direction = new double[features];
    Arrays.setAll(direction, j -> 1 + j % 3 / 8.0);
    for (int k = 0; k < 8; k++) {
      double[] solved = weights.solve(direction);
      double length = Math.sqrt(Arrays.stream(solved).map(v -> v * v).sum());
      if (!(length > 0) || !Double.isFinite(length)) {
        return direction;
      }
      Arrays.setAll(direction, j -> solved[j] / length);
    }
    return direction;
  }

  @Override
  public double condition() {
    return weights.condition();
  }
}
