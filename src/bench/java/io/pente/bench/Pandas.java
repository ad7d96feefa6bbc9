package io.pente.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The readers that Python has, in a process of their own which takes the time itself, imports and
 * start aside.
 */
final class Pandas {
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  /** By format; f is the file. */
  private static final Map<String, String> READERS =
      Map.of(
          "csv", "pandas.read_csv(f, engine='c')",
          "json", "pandas.read_json(f, lines=True)",
          "libsvm", "load_svmlight_file(f)");

  private static final String SCRIPT =
      """
      import sys, time, pandas
      from sklearn.datasets import load_svmlight_file
      from sklearn.linear_model import LinearRegression
      f = sys.argv[1]
      start = time.perf_counter()
      rows = %s
      if sys.argv[2] == 'model':
          if isinstance(rows, tuple):
              x, y = rows
          else:
              names = [c for c in rows.columns if c.startswith('y')]
              x, y = rows.drop(columns=names), rows[names]
          LinearRegression().fit(x, y)
      print(time.perf_counter() - start)
      """;

  private final String python;

  private Pandas(String python) {
    this.python = python;
  }

  /** Null where no Python has pandas and scikit-learn. */
  static Pandas found() {
    for (String python : PYTHONS) {
      try {
        run(List.of(python, "-c", "import pandas, sklearn; print(0)"));
        return new Pandas(python);
      } catch (IOException e) {
        continue;
      }
    }
    System.err.println("no python3 has pandas and scikit-learn: they are left out");
    return null;
  }

  static boolean reads(BenchFile file) {
    return READERS.containsKey(file.format());
  }

  /** Seconds to read a file, or to read it and fit its model. */
  double seconds(BenchFile file, String what) {
    String script = SCRIPT.formatted(READERS.get(file.format()));
    try {
      return run(List.of(python, "-c", script, file.path().toString(), what));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Stream<String> lines = out.lines()) {
      String last = lines.reduce((a, b) -> b).orElse("");
      if (process.waitFor() != 0) {
        throw new IOException(command.get(0) + " failed");
      }
      return Double.parseDouble(last);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
