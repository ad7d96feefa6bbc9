package io.pente.fit;

import io.pente.data.Sum;
import io.pente.linalg.Gram;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The inner part of a sandwich, Σ s sᵀ of scores, one matrix a target. */
final class Meat implements Sum<Meat>, Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Gram> grams = new ArrayList<>();
  private final int width;
  private long scores;

  Meat(int targets, int width) {
    this.width = width;
    for (int k = 0; k < targets; k++) {
      grams.add(new Gram(width));
    }
  }

  /** Takes one score of each target: p × width numbers, row-major, from {@code from} on. */
  void add(double[] values, int from, double[] own) {
    scores++;
    for (int k = 0; k < grams.size(); k++) {
      System.arraycopy(values, from + k * width, own, 0, width);
      grams.get(k).add(own, 1);
    }
  }

  @Override
  public void add(Meat next) {
    scores += next.scores;
    for (int k = 0; k < grams.size(); k++) {
      grams.get(k).add(next.grams.get(k));
    }
  }

  @Override
  public long bytes() {
    return grams.stream().mapToLong(Gram::bytes).sum();
  }

  /** How many scores each target has. */
  long scores() {
    return scores;
  }

  /** Target k's, width × width row-major. */
  double[] matrix(int k) {
    double[] matrix = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        matrix[i * width + j] = grams.get(k).entry(i, j);
        matrix[j * width + i] = matrix[i * width + j];
      }
    }
    return matrix;
  }
}
