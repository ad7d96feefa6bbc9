package io.pente.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whole commands through submit.sh where there is hardly anything to do, beside a Spark session that
 * does nothing: seconds, and the processor's seconds of all their processes.
 */
final class StartMeasure {
  private static final int ROWS = 20;

  /** What a command ends with that has no such file. */
  private static final int BAD_INPUT = 3;

  private final Settings settings;
  private final Map<String, List<String>> commands = new LinkedHashMap<>();
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Map<String, List<Double>> processor = new LinkedHashMap<>();

  StartMeasure(Settings settings) {
    this.settings = settings;
  }

  void run() {
    try {
      Path folder = Files.createTempDirectory("start");
      Path rows = folder.resolve("rows.csv");
      Files.writeString(rows, rows());
      Path jar =
          Path.of(EmptySession.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      String model = folder.resolve("model").toString();
      String absent = folder.resolve("absent.csv").toString();
      add("empty session", "--class", EmptySession.class.getName(), "--jars", jar.toString(), "run");
      add("20 rows", "train", "--input", rows.toString(), "--targets", "y", "--model", model,
          "--overwrite");
      add("no such file", "train", "--input", absent, "--targets", "y", "--model", model,
          "--overwrite");
      add("--version", "--version");
      rounds();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String rows() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < ROWS; i++) {
      double a = random.nextDouble();
      double b = random.nextDouble();
      text.append("%s,%s,%s\n".formatted(a, b, a - 2 * b + random.nextGaussian()));
    }
    return text.toString();
  }

  private void add(String name, String... words) {
    commands.put(name, List.of(words));
    seconds.put(name, new ArrayList<>());
    processor.put(name, new ArrayList<>());
  }

  /** One more round than asked for: the first reads the disk. */
  private void rounds() throws IOException {
    for (int round = 0; round <= settings.rounds; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        double[] times = times(command.getValue());
        if (round > 0) {
          seconds.get(command.getKey()).add(times[0]);
          processor.get(command.getKey()).add(times[1] + times[2]);
        }
      }
    }
    Journal.Part journal = settings.journal().part("start", Map.of());
    report(journal, "", seconds);
    report(journal, ", processor", processor);
  }

  private static void report(
      Journal.Part journal, String what, Map<String, List<Double>> measured) {
    Map<String, Samples> samples = new LinkedHashMap<>();
    measured.forEach(
        (name, values) ->
            samples.put(
                name,
                new Samples(
                    name + what, values.stream().mapToDouble(Double::doubleValue).toArray())));
    samples.values().forEach(each -> journal.add(each, "s"));
    Samples empty = samples.remove("empty session");
    samples.values().forEach(each -> journal.ratio(each.over(empty), null));
  }

  private static int exit(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Seconds, the user's and the system's, as bash takes them of the command and its children. */
  private static double[] times(List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%R %U %S'; time ./submit.sh \"$@\" > /dev/null 2>&1 < /dev/null",
                "submit.sh"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("(SPARK|PENTE|LOG4J)_.*"));
    Process process = builder.start();
    String[] times = new String(process.getErrorStream().readAllBytes()).strip().split(" ");
    int exit = exit(process);
    if (exit != 0 && exit != BAD_INPUT) {
      throw new IOException("submit.sh " + words + " ended with " + exit);
    }
    return new double[] {
      Double.parseDouble(times[0]), Double.parseDouble(times[1]), Double.parseDouble(times[2])
    };
  }
}
