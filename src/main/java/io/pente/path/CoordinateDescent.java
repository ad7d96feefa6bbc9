package io.pente.path;

import io.pente.linalg.CholeskySolver;
import java.util.Arrays;
import java.util.Optional;

/**
 * Minimizes a {@link Quadratic} and a {@link Separable} penalty on the driver, to the last digits.
 *
 * <p>Cyclic coordinate descent (Friedman, Hastie and Tibshirani, J. Stat. Softw. 33, 2010) over the
 * candidates finds which coordinates are 0 or at a wall:
 *
 * <pre>
 *   zⱼ ← S(cⱼ − Σᵢ≠ⱼ Aⱼᵢzᵢ, absoluteⱼ/2) / (Aⱼⱼ + squareⱼ), within its walls
 * </pre>
 *
 * S the soft threshold. Then the others' linear equations are solved at once, as far as no sign
 * changes and no wall is met (feature-sign search: Lee et al., NIPS 2006), so that correlated
 * columns cost no thousands of sweeps. Coordinates outside the candidates that could descend join
 * them, until none can beyond rounding.
 */
public final class CoordinateDescent {
  private static final int MOST_ROUNDS = 100;

  /** Rounds that only move what is rounding. */
  private static final int MOST_SETTLED = 4;

  private static final int FEW_SWEEPS = 10;
  private static final int MOST_SWEEPS = 2000;
  private static final double WORST_CONDITION = 1e14;

  private final Quadratic f;
  private final Separable cost;
  private final double[] z;
  private double[] descent;

  private CoordinateDescent(Quadratic f, Separable cost, double[] start) {
    this.f = f;
    this.cost = cost;
    this.z = start.clone();
    for (int j = 0; j < z.length; j++) {
      z[j] = cost.within(j, z[j]);
    }
    this.descent = f.descent(z);
  }

  /**
   * The minimizer.
   *
   * @param start where to begin; stays as it is
   */
  public static double[] minimize(Quadratic f, Separable cost, double[] start) {
    boolean[] all = new boolean[start.length];
    Arrays.fill(all, true);
    return minimize(f, cost, start, all);
  }

  /**
   * The same, gone for first among candidates.
   *
   * @param candidates what is likely not 0; changed
   */
  static double[] minimize(Quadratic f, Separable cost, double[] start, boolean[] candidates) {
    CoordinateDescent run = new CoordinateDescent(f, cost, start);
    for (int j = 0; j < start.length; j++) {
      candidates[j] |= run.z[j] != 0;
    }
    int sweeps = FEW_SWEEPS;
    int settled = 0;
    for (int round = 0; round < MOST_ROUNDS && settled < MOST_SETTLED; round++) {
      run.sweep(candidates, sweeps);
      boolean solved = run.solveFace();
      sweeps = solved ? FEW_SWEEPS : Math.min(2 * sweeps, MOST_SWEEPS);
      int before = count(candidates);
      if (!run.join(candidates)) {
        break;
      }
      settled = solved && before == count(candidates) ? settled + 1 : 0;
    }
    return run.z;
  }

  private static int count(boolean[] candidates) {
    int count = 0;
    for (boolean candidate : candidates) {
      count += candidate ? 1 : 0;
    }
    return count;
  }

  /** Until a whole sweep has changed neither a sign nor what is at a wall. */
  private void sweep(boolean[] candidates, int most) {
    boolean settled = false;
    for (int k = 0; k < most && !settled; k++) {
      settled = k > 0;
      for (int j = 0; j < z.length; j++) {
        if (candidates[j]) {
          int before = place(j);
          update(j);
          settled &= before == place(j);
        }
      }
    }
  }

  /** Below, at or above 0, and whether at a wall. */
  private int place(int j) {
    int wall = z[j] == cost.low()[j] || z[j] == cost.high()[j] ? 4 : 0;
    return wall + (int) Math.signum(z[j]);
  }

  private void update(int j) {
    double own = f.matrix()[j * z.length + j];
    double curvature = own + cost.squares()[j];
    if (!(curvature > 0)) {
      return;
    }
    double target = descent[j] + own * z[j];
    double beyond = Math.max(Math.abs(target) - cost.threshold(j), 0);
    double next = cost.within(j, Math.copySign(beyond, target) / curvature);
    double step = next - z[j];
    if (step != 0) {
      z[j] = next + 0.0;
      f.subtract(step, j, descent);
    }
  }

  /** Whether a coordinate moves within its face: it is neither at a kink nor at a wall. */
  private boolean moves(int j) {
    boolean between = z[j] > cost.low()[j] && z[j] < cost.high()[j];
    boolean curved = f.matrix()[j * z.length + j] + cost.squares()[j] > 0;
    return between && curved && (z[j] != 0 || cost.absolutes()[j] == 0);
  }

  /**
   * Newton's step among the coordinates that move, as far as they do, until none is stopped; then
   * once more, for the last digits.
   *
   * @return whether that could be done: not where the columns depend on each other
   */
  private boolean solveFace() {
    boolean refined = false;
    for (int k = 0; k < 2 * z.length + 2; k++) {
      int[] face = face();
      Optional<double[]> step = face.length == 0 ? Optional.of(new double[0]) : step(face);
      if (step.isEmpty()) {
        return false;
      }
      boolean whole = move(face, step.get());
      descent = f.descent(z);
      if (whole && refined) {
        return true;
      }
      refined = whole;
    }
    return true;
  }

  private int[] face() {
    int[] face = new int[z.length];
    int count = 0;
    for (int j = 0; j < z.length; j++) {
      if (moves(j)) {
        face[count++] = j;
      }
    }
    return Arrays.copyOf(face, count);
  }

  /** (A + diag(squares))⁻¹ of what the coordinates of a face descend by. */
  private Optional<double[]> step(int[] face) {
    int m = face.length;
    double[] upper = new double[m * m];
    double[] right = new double[m];
    for (int a = 0; a < m; a++) {
      int j = face[a];
      for (int b = a; b < m; b++) {
        upper[a * m + b] = f.matrix()[j * z.length + face[b]];
      }
      upper[a * m + a] += cost.squares()[j];
      right[a] = downhill(j) - Math.signum(z[j]) * cost.threshold(j);
    }
    return Optional.ofNullable(CholeskySolver.of(upper, m, WORST_CONDITION))
        .map(solver -> solver.solve(right));
  }

  /** Half of what the smooth part descends by along a coordinate. */
  private double downhill(int j) {
    return descent[j] - cost.squares()[j] * z[j];
  }

  /** Goes along a step to where the first coordinate meets a kink or a wall; whether none does. */
  private boolean move(int[] face, double[] step) {
    double share = 1;
    for (int a = 0; a < face.length; a++) {
      double stop = stop(face[a], step[a]);
      if (stop != z[face[a]] + step[a]) {
        share = Math.min(share, (stop - z[face[a]]) / step[a]);
      }
    }
    for (int a = 0; a < face.length; a++) {
      int j = face[a];
      double stop = stop(j, step[a]);
      boolean there = stop != z[j] + step[a] && (stop - z[j]) / step[a] <= share;
      z[j] = there ? stop : z[j] + share * step[a];
    }
    return share == 1;
  }

  /** Where a step along a coordinate ends on its own. */
  private double stop(int j, double step) {
    double next = cost.within(j, z[j] + step);
    boolean crosses = cost.absolutes()[j] > 0 && next * z[j] < 0;
    return crosses ? cost.within(j, 0) : next;
  }

  /** Adds what could descend beyond rounding to the candidates; whether there is any. */
  private boolean join(boolean[] candidates) {
    boolean found = false;
    for (int j = 0; j < z.length; j++) {
      double slope = slope(j);
      if (slope > 0 && slope > f.rounding(j, z) + 4 * Math.ulp(cost.threshold(j))) {
        candidates[j] = true;
        found = true;
      }
    }
    return found;
  }

  /** How steeply the sum descends along a coordinate at best, halved; 0 where it cannot. */
  private double slope(int j) {
    double down = downhill(j);
    double up = down - (z[j] >= 0 ? 1 : -1) * cost.threshold(j);
    double back = -down + (z[j] > 0 ? 1 : -1) * cost.threshold(j);
    double rise = z[j] < cost.high()[j] ? up : 0;
    double fall = z[j] > cost.low()[j] ? back : 0;
    boolean fixed = !(f.matrix()[j * z.length + j] + cost.squares()[j] > 0);
    return fixed ? 0 : Math.max(0, Math.max(rise, fall));
  }
}
