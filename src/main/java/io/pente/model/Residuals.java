package io.pente.model;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What the targets and a fit's residuals R = Y − Ŷ say of how sure the fit is; target k in its own
 * unit uₖ. A value: arrays are copied on their way in and out.
 *
 * @param degreesOfFreedom of the residuals: observations − rank, of rows that weigh something
 * @param unit of the targets, p: their deviations (divisor Σω), or root mean squares without an
 *     intercept; 1 for one that has none
 * @param products RᵀΩR, p × p row-major, in those units: entry (k, l) times uₖuₗ is in the targets'
 * @param squares Σω(y − ȳ)², p, in squared units
 * @param fittedSquares Σω(ŷ − ȳ)², p, or Σωŷ² without an intercept, in squared units
 * @param breuschPagan the studentized statistic of each target, p; NaN where it is not known
 */
public record Residuals(
    double degreesOfFreedom,
    double[] unit,
    double[] products,
    double[] squares,
    double[] fittedSquares,
    double[] breuschPagan)
    implements Serializable {
  private static final double[] NOTHING = {};

  /** Of no targets. */
  static final Residuals NONE = new Residuals(0, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);

  /**
   * @throws IllegalArgumentException where sizes do not fit each other
   */
  public Residuals {
    unit = unit.clone();
    products = products.clone();
    squares = squares.clone();
    fittedSquares = fittedSquares.clone();
    breuschPagan = breuschPagan.clone();
    int p = unit.length;
    if (products.length != p * p
        || squares.length != p
        || fittedSquares.length != p
        || breuschPagan.length != p) {
      throw new IllegalArgumentException("Sizes of residuals do not fit each other");
    }
  }

  /** p. */
  public int targets() {
    return unit.length;
  }

  public double unit(int k) {
    return unit[k];
  }

  /** (RᵀΩR)ₖₗ in the units of targets k and l. */
  public double product(int k, int l) {
    return products[k * unit.length + l];
  }

  /** Σω(y − ȳ)² of target k in its squared unit. */
  public double squares(int k) {
    return squares[k];
  }

  /** Σω(ŷ − ȳ)² of target k, or Σωŷ² without an intercept, in its squared unit. */
  public double fittedSquares(int k) {
    return fittedSquares[k];
  }

  public double breuschPagan(int k) {
    return breuschPagan[k];
  }

  @Override
  public double[] unit() {
    return unit.clone();
  }

  @Override
  public double[] products() {
    return products.clone();
  }

  @Override
  public double[] squares() {
    return squares.clone();
  }

  @Override
  public double[] fittedSquares() {
    return fittedSquares.clone();
  }

  @Override
  public double[] breuschPagan() {
    return breuschPagan.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Residuals that
        && Double.compare(degreesOfFreedom, that.degreesOfFreedom) == 0
        && Arrays.equals(unit, that.unit)
        && Arrays.equals(products, that.products)
        && Arrays.equals(squares, that.squares)
        && Arrays.equals(fittedSquares, that.fittedSquares)
        && Arrays.equals(breuschPagan, that.breuschPagan);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(products);
  }

  @Override
  public String toString() {
    return unit.length + " targets, " + degreesOfFreedom + " degrees of freedom";
  }
}
