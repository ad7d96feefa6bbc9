package io.pente.generate;

import java.util.SplittableRandom;

/**
 * Random numbers that depend on a seed and a row alone. The seed is mixed first: generators whose
 * seeds differ by a multiple of SplittableRandom's own increment give one sequence, shifted
 * (Steele, Lea and Flood, OOPSLA 2014, section 4).
 */
final class RowRandom {
  private RowRandom() {}

  static SplittableRandom of(long seed, long row) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + row);
  }
}
