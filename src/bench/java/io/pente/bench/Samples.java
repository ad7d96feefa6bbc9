package io.pente.bench;

import java.util.Arrays;

/**
 * What one quantity was in each round; NaN where a round left it out.
 *
 * @param name as the tables call it
 * @param rounds one value a round
 */
record Samples(String name, double[] rounds) {
  static double median(double... values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  double median() {
    return median(rounds);
  }

  double least() {
    return Arrays.stream(rounds).filter(v -> !Double.isNaN(v)).min().orElse(Double.NaN);
  }

  double most() {
    return Arrays.stream(rounds).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
  }

  /** In how many rounds it was measured. */
  int count() {
    return (int) Arrays.stream(rounds).filter(v -> !Double.isNaN(v)).count();
  }

  Samples named(String other) {
    return new Samples(other, rounds);
  }

  /** This over another, round by round: what the machine did meanwhile, it did to both. */
  Samples over(Samples other) {
    double[] ratios = new double[rounds.length];
    Arrays.setAll(ratios, i -> rounds[i] / other.rounds[i]);
    return new Samples(name + " / " + other.name, ratios);
  }

  Samples times(double factor) {
    return new Samples(name, Arrays.stream(rounds).map(v -> v * factor).toArray());
  }

  /** The smaller of the two in each round, under the name of that of smaller median; where one is missing, the other. */
  Samples or(Samples other) {
    double[] smaller = new double[rounds.length];
    Arrays.setAll(smaller, i -> smaller(rounds[i], other.rounds[i]));
    return new Samples(median() <= other.median() ? name : other.name, smaller);
  }

  private static double smaller(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
  }
}
