package io.pente.optim;

import java.util.ArrayList;
import java.util.List;

/**
 * The minimizer of the model gᵀp + ½pᵀBp within ‖p‖ ≤ radius, roughly, by conjugate gradients from
 * p = 0 (Steihaug, SIAM J. Numer. Anal. 20, 1983), as a pure state that asks for one product Bv at
 * a time. The norms of the points grow from one to the next, so that the answer for a smaller
 * radius lies on the same path and needs no further product.
 *
 * @param gradient g
 * @param enough the norm of the residual −g − Bp at which to stop
 * @param radius of the region; infinite for none
 * @param points p so far, from 0
 * @param residuals at each of them
 * @param direction the next to multiply
 * @param limit how many products to ask for
 * @param ended whether no more is asked although the residual is larger than enough
 */
record TruncatedSolve(
    double[] gradient,
    double enough,
    double radius,
    List<double[]> points,
    List<double[]> residuals,
    double[] direction,
    int limit,
    boolean ended) {
  /**
   * Where the path ends or leaves a region.
   *
   * @param promised −gᵀp − ½pᵀBp, by how much the model falls
   * @param bounded whether the radius, not the residual, ended it
   */
  record Solution(double[] point, double promised, boolean bounded) {}

  static TruncatedSolve start(double[] gradient, double enough, double radius, int limit) {
    double[] down = Vectors.times(-1, gradient);
    double[] zero = new double[gradient.length];
    return new TruncatedSolve(
        gradient, enough, radius, List.of(zero), List.of(down), down, limit, false);
  }

  boolean done() {
    return ended
        || points.size() > limit
        || Vectors.norm(last(residuals)) <= enough
        || Vectors.norm(last(points)) >= radius;
  }

  /** The state after {@code product} = B·direction. */
  TruncatedSolve tell(double[] product) {
    double curved = Vectors.dot(direction, product);
    double[] residual = last(residuals);
    double square = Vectors.dot(residual, residual);
    double length = square / curved;
    if (!(curved > 0) || !Double.isFinite(length) || !Vectors.finite(product)) {
      return flat();
    }
    double[] point = Vectors.plus(last(points), length, direction);
    double[] next = Vectors.plus(residual, -length, product);
    double ratio = Vectors.dot(next, next) / square;
    return new TruncatedSolve(
        gradient,
        enough,
        radius,
        with(points, point),
        with(residuals, next),
        Vectors.plus(next, ratio, direction),
        limit,
        false);
  }

  /** B sees no curvature along the direction: the model falls for ever, or as far as it may. */
  private TruncatedSolve flat() {
    double far = Double.isFinite(radius) ? 2 * radius : Vectors.norm(last(points));
    double[] point = last(points);
    double norm = Vectors.norm(direction);
    boolean moves = Double.isFinite(radius) && norm > 0;
    double[] end = moves ? Vectors.plus(point, far / norm, direction) : point;
    return new TruncatedSolve(
        gradient,
        enough,
        radius,
        with(points, end),
        with(residuals, last(residuals)),
        direction,
        limit,
        true);
  }

  /** The answer within a radius no larger than the one asked with. */
  Solution within(double bound) {
    int k = 1;
    while (k < points.size() - 1 && Vectors.norm(points.get(k)) < bound) {
      k++;
    }
    if (k >= points.size()) {
      return new Solution(points.get(0), 0, false);
    }
    double[] from = points.get(k - 1);
    double[] way = Vectors.minus(points.get(k), from);
    double share = Vectors.norm(points.get(k)) <= bound ? 1 : toBound(from, way, bound);
    double[] point = Vectors.plus(from, share, way);
    double[] change = Vectors.minus(residuals.get(k), residuals.get(k - 1));
    double[] residual = Vectors.plus(residuals.get(k - 1), share, change);
    double promised = (Vectors.dot(residual, point) - Vectors.dot(gradient, point)) / 2;
    return new Solution(point, promised, share < 1 || ended);
  }

  /** τ ≥ 0 with ‖from + τ way‖ = bound. */
  private static double toBound(double[] from, double[] way, double bound) {
    double a = Vectors.dot(way, way);
    double b = Vectors.dot(from, way);
    double c = bound * bound - Vectors.dot(from, from);
    return c / (b + Math.sqrt(b * b + a * c));
  }

  private static double[] last(List<double[]> list) {
    return list.get(list.size() - 1);
  }

  private static List<double[]> with(List<double[]> list, double[] next) {
    List<double[]> longer = new ArrayList<>(list);
    longer.add(next);
    return List.copyOf(longer);
  }
}
