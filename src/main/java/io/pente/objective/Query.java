package io.pente.objective;

/**
 * One question about one problem. An objective may hold several independent problems over the same
 * rows (the targets of a linear model, the starts of a rectifier); a pass answers a list of
 * questions about any of them.
 */
public sealed interface Query {
  /** Which problem, from 0. */
  int problem();

  /** Where, of the objective's dimension. */
  double[] point();

  /** What rows are multiplied by: the point or, for a product, its direction. */
  double[] operand();

  /** For the value and the gradient. */
  record Gradient(int problem, double[] point) implements Query {
    @Override
    public double[] operand() {
      return point;
    }
  }

  /**
   * For the Gauss–Newton product 2 Re(JᴴJ)v, which for a linear model is the Hessian's.
   *
   * @param along v
   */
  record Product(int problem, double[] point, double[] along) implements Query {
    @Override
    public double[] operand() {
      return along;
    }
  }

  static Query gradient(int problem, double[] point) {
    return new Gradient(problem, point);
  }

  static Query product(int problem, double[] point, double[] along) {
    return new Product(problem, point, along);
  }
}
