package io.pente.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what was measured: a line for people on stdout, a line of JSON in the file. */
final class Journal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  Journal(Path file) {
    this.file = file;
  }

  /** Forgets an earlier run. */
  void clear() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Entry> read() {
    try {
      List<Entry> entries = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        entries.add(JSON.readValue(line, Entry.class));
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(Entry entry) {
    try {
      String line = JSON.writeValueAsString(entry) + "\n";
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(text(entry));
  }

  private static String text(Entry entry) {
    String goal = entry.goal() == null ? "" : "  goal " + entry.goal();
    return String.format(
        Locale.ROOT,
        "%-11s %-46s %10.4g %-8s [%.4g .. %.4g] of %d%s",
        entry.measure(),
        entry.quantity(),
        entry.median(),
        entry.unit(),
        entry.low(),
        entry.high(),
        entry.rounds(),
        goal);
  }

  /** One part of the benchmark. */
  Part part(String measure, Map<String, Object> at) {
    return new Part(this, measure, at);
  }

  /**
   * Writes the quantities of one part.
   *
   * @param at what all of them share
   */
  record Part(Journal journal, String measure, Map<String, Object> at) {
    Samples add(Samples samples, String unit) {
      return add(samples, unit, null);
    }

    /** A ratio; {@code goal} may be null. */
    Samples ratio(Samples samples, String goal) {
      return add(samples, "x", goal);
    }

    void one(String quantity, double value, String unit) {
      add(new Samples(quantity, new double[] {value}), unit);
    }

    Samples add(Samples s, String unit, String goal) {
      journal.add(
          new Entry(
              measure, s.name(), unit, s.median(), s.least(), s.most(), s.count(), goal, at));
      return s;
    }
  }
}
