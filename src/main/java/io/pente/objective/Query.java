package io.pente.objective;

/**
 * One question about one problem. An objective may hold several independent problems over the same
 * rows (the targets of a linear model, the starts of a rectifier); a pass answers a list of
 * questions about any of them.
 *
 * @param problem which problem, from 0
 * @param point where, of the objective's dimension
 * @param along the direction of a {@link Want#PRODUCT}; null otherwise
 */
public record Query(int problem, Want want, double[] point, double[] along) {
  public static Query gradient(int problem, double[] point) {
    return new Query(problem, Want.GRADIENT, point, null);
  }

  public static Query product(int problem, double[] point, double[] along) {
    return new Query(problem, Want.PRODUCT, point, along);
  }
}
