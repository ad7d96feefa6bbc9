package io.pente.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The numbers of all {@link PinnedCases}, to the bit, are those of the files in {@code
 * src/test/resources/pins}, one file for each {@linkplain io.pente.linalg.PinnedKernels#key key}.
 * {@code -Dpente.pins=write} writes the files instead.
 */
class PinnedModelsTest {
  private static final Path PINS = Path.of("src/test/resources/pins");
  private static final boolean WRITE = "write".equals(System.getProperty("pente.pins"));

  @TempDir private static Path folder;

  private static Process plain;
  private static Process vector;

  /** Both at once, as each keeps one core busy at most times. */
  @BeforeAll
  static void start() throws IOException {
    plain = start("plain");
    vector = start("vector");
  }

  @Test
  void plainKernels() throws Exception {
    compare(numbers(plain, "plain"));
  }

  @Test
  void vectorKernels() throws Exception {
    compare(numbers(vector, "vector"));
  }

  private static Process start(String kernels) throws IOException {
    Path own = Files.createDirectory(folder.resolve(kernels));
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.add("-Dpente.kernels=" + kernels);
    // Java's own BLAS and LAPACK: a machine's are another arithmetic on another machine.
    for (String library : List.of("blas", "lapack", "arpack")) {
      command.add("-Ddev.ludovic.netlib.%s.nativeLib=none.so".formatted(library)); // Spark 4.1's
      command.add("-Ddev.ludovic.netlib.%s.allowNative=false".formatted(library)); // Spark 4.2's
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(PinnedRuns.class.getName(), own.toString(), own.resolve("numbers.txt").toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(own.resolve("log.txt").toFile())
        .start();
  }

  private static List<String> numbers(Process process, String kernels) throws Exception {
    Path own = folder.resolve(kernels);
    assertThat(process.waitFor()).as(() -> last(own.resolve("log.txt"))).isZero();
    return Files.readAllLines(own.resolve("numbers.txt"));
  }

  private static String last(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void compare(List<String> lines) throws IOException {
    String key = lines.get(0);
    Path file = PINS.resolve(key + ".txt");
    if (WRITE) {
      Files.createDirectories(PINS);
      Files.write(file, lines);
    }
    assumeTrue(
        Files.exists(file),
        "no pins for %s: write them on this machine with -Dpente.pins=write".formatted(key));
    assertThat(changed(Files.readAllLines(file), lines)).isEmpty();
  }

  /** Each number that is another one, by its case. */
  private static List<String> changed(List<String> pinned, List<String> found) {
    Map<String, String> expected = byCase(pinned);
    Map<String, String> numbers = byCase(found);
    List<String> changed = new ArrayList<>();
    expected.forEach(
        (name, line) -> {
          String now = numbers.getOrDefault(name, "absent");
          if (!now.equals(line)) {
            changed.add(name + ": " + difference(line.split(" "), now.split(" ")));
          }
        });
    numbers.keySet().stream().filter(n -> !expected.containsKey(n)).forEach(changed::add);
    return changed;
  }

  private static String difference(String[] pinned, String[] found) {
    for (int i = 1; i < Math.min(pinned.length, found.length); i++) {
      if (!pinned[i].equals(found[i])) {
        return "pinned " + pinned[i] + ", now " + found[i];
      }
    }
    return "a number beyond those shown";
  }

  private static Map<String, String> byCase(List<String> lines) {
    Map<String, String> numbers = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split(" \\| ", 2);
      numbers.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return numbers;
  }
}
