package io.pente.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The two loops that no kernel can beat: a sum that does nothing but read, and fused multiply-adds
 * that touch no memory. Here because this package alone may use vector intrinsics; of the species
 * that the kernels use, since mixing several slows all of them down.
 */
public final class MachinePeak {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_MAX;
  private static final int LANES = SPECIES.length();
  private static final int CHAINS = 10;

  private MachinePeak() {}

  /** Doubles in a vector. */
  public static int lanes() {
    return LANES;
  }

  /** Σ values, in four running sums of vectors. */
  public static double sum(double[] values) {
    DoubleVector a = DoubleVector.zero(SPECIES);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    int i = 0;
    for (; i <= values.length - 4 * LANES; i += 4 * LANES) {
      a = a.add(DoubleVector.fromArray(SPECIES, values, i));
      b = b.add(DoubleVector.fromArray(SPECIES, values, i + LANES));
      c = c.add(DoubleVector.fromArray(SPECIES, values, i + 2 * LANES));
      d = d.add(DoubleVector.fromArray(SPECIES, values, i + 3 * LANES));
    }
    double sum = lanes(a.add(b).add(c.add(d)));
    for (; i < values.length; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** The lanes' sum, first to last. */
  private static double lanes(DoubleVector vector) {
    double sum = 0;
    for (double lane : vector.toArray()) {
      sum += lane;
    }
    return sum;
  }

  /** Σ values, in two running sums. */
  public static long sum(int[] values) {
    long even = 0;
    long odd = 0;
    int i = 0;
    for (; i < values.length - 1; i += 2) {
      even += values[i];
      odd += values[i + 1];
    }
    return even + odd + (i < values.length ? values[i] : 0);
  }

  /** The floating-point operations of {@link #multiplyAdds}, a multiply-add being two. */
  public static double operations(int times) {
    return 2.0 * CHAINS * LANES * times;
  }

  /** Ten independent chains x ← x·m + c, so that no multiply-add waits for another. */
  public static double multiplyAdds(int times) {
    DoubleVector m = DoubleVector.broadcast(SPECIES, 0.999);
    DoubleVector c = DoubleVector.broadcast(SPECIES, 0.001);
    DoubleVector x0 = c;
    DoubleVector x1 = c;
    DoubleVector x2 = c;
    DoubleVector x3 = c;
    DoubleVector x4 = c;
    DoubleVector x5 = c;
    DoubleVector x6 = c;
    DoubleVector x7 = c;
    DoubleVector x8 = c;
    DoubleVector x9 = c;
    for (int t = 0; t < times; t++) {
      x0 = x0.fma(m, c);
      x1 = x1.fma(m, c);
      x2 = x2.fma(m, c);
      x3 = x3.fma(m, c);
      x4 = x4.fma(m, c);
      x5 = x5.fma(m, c);
      x6 = x6.fma(m, c);
      x7 = x7.fma(m, c);
      x8 = x8.fma(m, c);
      x9 = x9.fma(m, c);
    }
    DoubleVector low = x0.add(x1).add(x2).add(x3).add(x4);
    return lanes(low.add(x5).add(x6).add(x7).add(x8).add(x9));
  }
}
