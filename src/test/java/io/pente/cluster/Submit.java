package io.pente.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One run of a script, {@code submit.sh} of this project unless another is named, as a process of
 * its own. The environment is this JVM's without anything that names a Spark, plus what {@link
 * #with} adds. Immutable; {@link #run} may be called again.
 */
public record Submit(
    Path script, Path directory, Map<String, String> environment, List<String> arguments) {
  /** The project's folder, in which Maven starts the tests. */
  public static final Path PROJECT = Path.of("").toAbsolutePath();

  private static final long LIMIT_SECONDS = 300;
  private static final Set<String> SPARKS_OWN =
      Set.of(
          "SPARK_HOME",
          "SPARK_CONF_DIR",
          "SPARK_LOCAL_IP",
          "SPARK_SCALA_VERSION",
          "SPARK_DRIVER_MEMORY",
          "MASTER",
          "LOG4J_CONFIGURATION_FILE");

  /** What a run left: its exit code and all it printed. */
  public record Outcome(int exitCode, String stdout, String stderr) {}

  public static Submit of(String... arguments) {
    Path script = PROJECT.resolve("submit.sh");
    return new Submit(script, PROJECT, environmentWithoutSpark(), List.of(arguments));
  }

  public Submit script(Path other) {
    return new Submit(other, directory, environment, arguments);
  }

  public Submit in(Path otherDirectory) {
    return new Submit(script, otherDirectory, environment, arguments);
  }

  public Submit with(String name, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(name, value);
    return new Submit(script, directory, more, arguments);
  }

  /** With {@code folder} before every other on PATH. */
  public Submit withOnPath(Path folder) {
    return with("PATH", folder + File.pathSeparator + environment.get("PATH"));
  }

  /**
   * Runs to the end. A run that takes over five minutes is killed, and an error with its stderr.
   */
  public Outcome run() {
    try (Running running = start()) {
      return running.outcome();
    }
  }

  /** Starts without waiting, for tests that interrupt. */
  public Running start() {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    try {
      Path stdout = Files.createTempFile("submit", ".out");
      Path stderr = Files.createTempFile("submit", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectInput(new File("/dev/null"));
      builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
      return new Running(builder.start(), stdout, stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run under way. Closing it kills what is left of it. */
  public record Running(Process process, Path stdout, Path stderr) implements AutoCloseable {
    public Outcome outcome() {
      try {
        if (!process.waitFor(LIMIT_SECONDS, SECONDS)) {
          close();
          throw new AssertionError("still running after " + LIMIT_SECONDS + " s: " + stderrText());
        }
        return new Outcome(process.exitValue(), Files.readString(stdout), stderrText());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    public String stderrText() {
      try {
        return Files.readString(stderr);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      Processes.kill(process);
    }
  }

  /** This JVM's environment without anything that names or configures a Spark. */
  static Map<String, String> environmentWithoutSpark() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeAll(SPARKS_OWN);
    String path =
        Arrays.stream(environment.get("PATH").split(File.pathSeparator))
            .filter(folder -> !Files.exists(Path.of(folder, "spark-submit")))
            .collect(Collectors.joining(File.pathSeparator));
    environment.put("PATH", path);
    return environment;
  }
}
