package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command in README and docs is run, in the order of the page; what stands below one in the
 * same block is what it prints, first on stderr, then on stdout. A line that is {@code …} stands
 * for any lines, and the sign in a line for any of it. Counts of iterations and passes may differ,
 * as they do from processor to processor.
 */
class DocumentationTest {
  private static final Pattern COUNTS =
      Pattern.compile("^iterations +\\d+ \\(\\d+ passes\\)$", Pattern.MULTILINE);

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

  @TempDir private Path folder;

  /** A command, and what is said to come of it; nothing said: anything. */
  private record Shown(String command, List<String> output) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/appending.md",
        "docs/covariances.md",
        "docs/reading.md",
        "docs/rectifier.md",
        "docs/statistics.md"
      })
  void aPagesCommandsPrintWhatItShows(String page) throws IOException {
    List<Shown> shown = shown(Files.readAllLines(Path.of(page)));
    assertThat(shown).hasSizeGreaterThan(4);
    assertThat(shown.stream().filter(one -> !one.output.isEmpty())).isNotEmpty();
    for (Shown one : shown) {
      run(one);
    }
  }

  private void run(Shown shown) throws IOException {
    String command = here(shown.command);
    if (command.startsWith("cut ")) {
      cut(command.split(" "));
      return;
    }
    Run run = Run.of(words(command.substring("./submit.sh ".length())));
    assertThat(run.code()).as(command + "\n" + run.err()).isZero();
    if (!shown.output.isEmpty()) {
      assertThat(masked(withoutProgress(run.err()) + run.out()))
          .as(command)
          .matches(pattern(shown.output));
    }
  }

  /** As a shell takes them apart: what stands between single quotes is one. */
  private static String[] words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1))
        .toArray(String[]::new);
  }

  /** Lines that only a slow machine prints. */
  private static String withoutProgress(String err) {
    return err.replaceAll("(?m)^pente: \\d+ s: .*\n", "");
  }

  /** {@code cut -d, -f1-N FROM > TO}, as this is run without a shell. */
  private static void cut(String[] words) throws IOException {
    int columns = Integer.parseInt(words[2].substring("-f1-".length()));
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(words[3]))) {
      lines.add(String.join(",", List.of(line.split(",")).subList(0, columns)));
    }
    Files.write(Path.of(words[5]), lines);
  }

  /** Outputs go to a folder of the test's own. */
  private String here(String text) {
    return text.replace("target/", folder + "/");
  }

  private Pattern pattern(List<String> output) {
    StringBuilder pattern = new StringBuilder();
    for (String line : output) {
      if (line.strip().equals("…")) {
        pattern.append("(?s:.*)");
      } else {
        List<String> parts = List.of((masked(here(line)) + "\n").split("…", -1));
        pattern.append(String.join(".*", parts.stream().map(Pattern::quote).toList()));
      }
    }
    return Pattern.compile(pattern.toString());
  }

  private static String masked(String text) {
    return COUNTS.matcher(text).replaceAll("iterations N (N passes)");
  }

  private static List<Shown> shown(List<String> lines) {
    List<Shown> shown = new ArrayList<>();
    List<String> output = null;
    for (String line : lines) {
      String code = line.strip();
      boolean block = line.startsWith("    ");
      if (block && Stream.of("./submit.sh ", "cut ").anyMatch(code::startsWith)) {
        output = null;
        // Spark's own options, and other people's clusters, are tried by SubmitIT and ClusterIT.
        if (!code.startsWith("./submit.sh --")) {
          output = new ArrayList<>();
          shown.add(new Shown(code, output));
        }
      } else if (output != null && (block || line.isEmpty())) {
        output.add(line.isEmpty() ? "" : line.substring(4));
      } else {
        trim(output);
        output = null;
      }
    }
    trim(output);
    shown.forEach(one -> trim(one.output));
    return shown;
  }

  private static void trim(List<String> output) {
    while (output != null && !output.isEmpty() && output.get(output.size() - 1).isEmpty()) {
      output.remove(output.size() - 1);
    }
  }
}
