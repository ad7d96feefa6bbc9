package io.pente.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pairs (λ, u) over the range in which the accuracy is promised. */
record Points(double lambda, double u) {
  static final double[] LAMBDAS = {0.1, 1, 10, 100, 1000};

  /** Where the rectifier's slope is zero and its value smallest: 1 + e^{−a} = a at λu = −a. */
  static final double ZERO = -1.278464542761074;

  /** u in ±[10⁻¹², 10⁶], and the places where λu is at the zero, the extremes and underflow. */
  static List<Points> all() {
    Random random = new Random(7);
    List<Points> points = new ArrayList<>();
    for (double lambda : LAMBDAS) {
      points.add(new Points(lambda, 0));
      for (int i = 0; i <= 180; i++) {
        addBoth(points, lambda, Math.pow(10, -12 + i / 10.0) * (1 - 1e-3 * random.nextDouble()));
      }
      addBoth(points, lambda, 1e-12);
      addBoth(points, lambda, 1e6);
      for (int i = 0; i < 60; i++) {
        addBoth(points, lambda, ZERO * (1 + Math.pow(10, -i / 4.0)) / lambda);
        addBoth(points, lambda, ZERO * (1 - Math.pow(10, -i / 4.0)) / lambda);
        addBoth(points, lambda, (600 + 200 * random.nextDouble()) / lambda);
        addBoth(points, lambda, 40 * random.nextDouble() / lambda);
      }
      addBoth(points, lambda, ZERO / lambda);
    }
    return points;
  }

  private static void addBoth(List<Points> points, double lambda, double u) {
    points.add(new Points(lambda, u));
    points.add(new Points(lambda, -u));
  }
}
