package io.pente.fit;

import io.pente.data.Sum;
import java.io.Serializable;

/** What was seen of rows beside their scores, to tell whether they are those of the training. */
final class SeenRows implements Sum<SeenRows>, Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] squares;
  private long rows;
  private long weighing;
  private double weight;

  SeenRows(int targets) {
    this.squares = new double[targets];
  }

  /** Takes a row: its weight, and its residuals. */
  void add(Scores.Reader reader, int i, double rowWeight) {
    rows++;
    weighing += rowWeight > 0 ? 1 : 0;
    weight += rowWeight;
    for (int k = 0; k < squares.length; k++) {
      double e = reader.residual(i, k);
      squares[k] += rowWeight * e * e;
    }
  }

  @Override
  public void add(SeenRows next) {
    rows += next.rows;
    weighing += next.weighing;
    weight += next.weight;
    for (int k = 0; k < squares.length; k++) {
      squares[k] += next.squares[k];
    }
  }

  @Override
  public long bytes() {
    return 8L * squares.length;
  }

  long rows() {
    return rows;
  }

  /** Rows that weigh something. */
  long weighing() {
    return weighing;
  }

  double weight() {
    return weight;
  }

  /** Σωe² of target k. */
  double squares(int k) {
    return squares[k];
  }
}
