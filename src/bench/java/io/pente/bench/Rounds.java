package io.pente.bench;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * Interleaved measurement: one round measures every quantity once, in turn, so that a slow minute of
 * the machine falls on all of them. Before the first round each is
 * measured for two seconds or once, and that is dropped. A quantity that has used up
 * its seconds is left out of later rounds, never of the first.
 */
final class Rounds {
  private static final double WARMING_SECONDS = 2;

  private final int rounds;
  private final double seconds;
  private final Map<String, DoubleSupplier> quantities = new LinkedHashMap<>();
  private final Set<String> warm = new HashSet<>();
  private final Map<String, Double> used = new LinkedHashMap<>();

  /**
   * @param seconds for one quantity over all rounds
   */
  Rounds(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  /** Adds a quantity, measured by asking for it. */
  Rounds measure(String name, DoubleSupplier quantity) {
    quantities.put(name, quantity);
    used.put(name, 0.0);
    return this;
  }

  /** The same of a quantity that has been warmed up already. */
  Rounds measureWarm(String name, DoubleSupplier quantity) {
    warm.add(name);
    return measure(name, quantity);
  }

  /** The median of several measurements in a row, as one of a round. */
  static DoubleSupplier repeated(int times, DoubleSupplier quantity) {
    return () -> {
      double[] values = new double[times];
      for (int i = 0; i < times; i++) {
        values[i] = quantity.getAsDouble();
      }
      return Samples.median(values);
    };
  }

  /** Wall-clock seconds. */
  static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) * 1e-9;
  }

  /** A garbage collection first, so that nobody pays for another's garbage. */
  static double cleanSeconds(Runnable work) {
    System.gc();
    return seconds(work);
  }

  /** Runs the rounds; by name. */
  Map<String, Samples> run() {
    progress(0);
    quantities.forEach(
        (name, quantity) -> {
          if (!warm.contains(name)) {
            warmUp(name, quantity);
          }
        });
    used.replaceAll((name, spent) -> 0.0);
    Map<String, Samples> samples = new LinkedHashMap<>();
    quantities.keySet().forEach(name -> samples.put(name, new Samples(name, missing())));
    for (int round = 0; round < rounds; round++) {
      progress(round + 1);
      for (String name : inTurn(round)) {
        if (round == 0 || used.get(name) < seconds) {
          samples.get(name).rounds()[round] = use(name, quantities.get(name));
        }
      }
    }
    return samples;
  }

  /** Long enough for the compiler, which counts calls: small data takes more of them. */
  private void warmUp(String name, DoubleSupplier quantity) {
    do {
      use(name, quantity);
    } while (used.get(name) < WARMING_SECONDS);
  }

  private void progress(int round) {
    System.err.printf("%tT round %d of %d: %s%n", LocalTime.now(), round, rounds, quantities.keySet());
  }

  private double use(String name, DoubleSupplier quantity) {
    long start = System.nanoTime();
    double value = quantity.getAsDouble();
    used.merge(name, (System.nanoTime() - start) * 1e-9, Double::sum);
    return value;
  }

  /** Every other round backwards: no quantity always follows the same one. */
  private List<String> inTurn(int round) {
    List<String> names = new ArrayList<>(quantities.keySet());
    if (round % 2 == 1) {
      Collections.reverse(names);
    }
    return names;
  }

  private double[] missing() {
    double[] values = new double[rounds];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
