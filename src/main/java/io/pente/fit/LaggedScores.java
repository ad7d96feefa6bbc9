package io.pente.fit;

import io.pente.data.Sum;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Newey and West's Σ sₜsₜᵀ + Σₗ (1 − l/(L + 1)) Σₜ (sₜsₜ₋ₗᵀ + sₜ₋ₗsₜᵀ) over rows in order. A part
 * of the rows keeps its first and last L scores, by which it meets the parts before and after it.
 */
final class LaggedScores implements Sum<LaggedScores>, Serializable {
  private static final long serialVersionUID = 1L;

  private final int lags;
  private final int targets;
  private final int width;
  private final SeenRows seen;

  /** Upper triangles, one a target. */
  private final double[][] sums;

  /** The first scores of all, at most L, and the last, each p × width. */
  private final List<double[]> first = new ArrayList<>();

  private final List<double[]> last = new ArrayList<>();
  private transient double[] behind;

  LaggedScores(int lags, int targets, int width) {
    this.lags = lags;
    this.targets = targets;
    this.width = width;
    this.seen = new SeenRows(targets);
    this.sums = new double[targets][width * width];
  }

  SeenRows seen() {
    return seen;
  }

  private double weight(int lag) {
    return 1 - (double) lag / (lags + 1);
  }

  /**
   * Takes the scores of the next row, several times over.
   *
   * @param score p × width; copied
   */
  void add(double[] score, long copies) {
    double[] kept = score.clone();
    long met = Math.min(copies, lags + 1L);
    for (long c = 0; c < met; c++) {
      meet(kept, 0.5, last, last.size());
      if (first.size() < lags) {
        first.add(kept);
      }
      push(kept);
    }
    if (copies > met) {
      double alike = 0.5;
      for (int l = 1; l <= lags; l++) {
        alike += weight(l);
      }
      addProducts(kept, kept, alike * (copies - met));
    }
  }

  private void push(double[] score) {
    if (lags > 0) {
      if (last.size() == lags) {
        last.remove(0);
      }
      last.add(score);
    }
  }

  /**
   * Adds the products of a score with those before it.
   *
   * @param self its own share
   * @param before the nearest last
   * @param distance from the first of those to it
   */
  private void meet(double[] score, double self, List<double[]> before, int distance) {
    behind = behind == null ? new double[targets * width] : behind;
    for (int e = 0; e < behind.length; e++) {
      behind[e] = self * score[e];
    }
    for (int b = 0; b < before.size(); b++) {
      int lag = distance - b;
      if (lag <= lags) {
        double weight = weight(lag);
        double[] earlier = before.get(b);
        for (int e = 0; e < behind.length; e++) {
          behind[e] = Math.fma(weight, earlier[e], behind[e]);
        }
      }
    }
    addProducts(score, behind, 1);
  }

  /** Adds factor (a bᵀ + b aᵀ) for each target. */
  private void addProducts(double[] a, double[] b, double factor) {
    for (int k = 0; k < targets; k++) {
      int at = k * width;
      for (int i = 0; i < width; i++) {
        double ai = factor * a[at + i];
        double bi = factor * b[at + i];
        for (int j = i; j < width; j++) {
          sums[k][i * width + j] += ai * b[at + j] + bi * a[at + j];
        }
      }
    }
  }

  @Override
  public void add(LaggedScores next) {
    seen.add(next.seen);
    for (int f = 0; f < next.first.size(); f++) {
      meet(next.first.get(f), 0, last, last.size() + f);
    }
    for (int k = 0; k < targets; k++) {
      for (int e = 0; e < sums[k].length; e++) {
        sums[k][e] += next.sums[k][e];
      }
    }
    for (int f = 0; f < next.first.size() && first.size() < lags; f++) {
      first.add(next.first.get(f));
    }
    next.last.forEach(this::push);
  }

  @Override
  public long bytes() {
    return 8L * targets * width * (width + 2L * lags);
  }

  /** Target k's, width × width row-major. */
  double[] matrix(int k) {
    double[] matrix = Arrays.copyOf(sums[k], sums[k].length);
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i * width + j] = matrix[j * width + i];
      }
    }
    return matrix;
  }
}
