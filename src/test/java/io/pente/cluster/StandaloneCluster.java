package io.pente.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A real Spark standalone cluster: a Master and Workers as separate processes on loopback, from the
 * Spark home that the build laid out, on ports that the system chose. Each executor is again a
 * process. Logs are kept in a folder of {@code target/cluster-logs}. Closing it, or the end of this
 * JVM, kills all of them.
 */
public final class StandaloneCluster implements AutoCloseable {
  private static final Path HOME = Submit.PROJECT.resolve("target/spark-home");
  private static final Path LOGS = Submit.PROJECT.resolve("target/cluster-logs");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern MASTER_ADDRESS = Pattern.compile("Spark master at (spark://\\S+)");
  private static final Pattern WEB_PORT =
      Pattern.compile("Bound MasterWebUI .* http://[^:]+:(\\d+)");
  private static final Pattern ALIVE = Pattern.compile("\"aliveworkers\"\\s*:\\s*(\\d+)");

  private final List<Process> processes = new ArrayList<>();
  private final Path logs;
  private final Thread lastResort = new Thread(this::killAll);
  private String master;

  private StandaloneCluster(Path logs) {
    this.logs = logs;
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * Starts a cluster and waits until all its workers, with 1 GB for executors each, have
   * registered.
   */
  public static StandaloneCluster start(int workers, int coresEach) {
    StandaloneCluster cluster = new StandaloneCluster(newFolder());
    try {
      cluster.startAll(workers, coresEach);
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** What {@code --master} takes: {@code spark://127.0.0.1:PORT}. */
  public String master() {
    return master;
  }

  /** How many executors have run here, of all applications. */
  public long executors() {
    try (Stream<Path> folders = Files.find(logs, 4, (path, is) -> path.endsWith("stderr"))) {
      return folders.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    killAll();
  }

  private void killAll() {
    processes.forEach(Processes::kill);
  }

  private void startAll(int workers, int coresEach) {
    launch("Master", "--host 127.0.0.1 --port 0 --webui-port 0", "master");
    Path log = logs.resolve("master.log");
    master = await("a master's address in " + log, () -> found(MASTER_ADDRESS, text(log)));
    String webPort = await("a master's web port in " + log, () -> found(WEB_PORT, text(log)));
    for (int i = 0; i < workers; i++) {
      String options = "--host 127.0.0.1 --webui-port 0 --memory 1g --cores " + coresEach;
      String folder = logs.resolve("worker-" + i).toString();
      launch("Worker", options, "worker-" + i, "--work-dir", folder, master);
    }
    String page = "http://127.0.0.1:" + webPort + "/json/";
    String all = Integer.toString(workers);
    await(all + " workers in " + logs, () -> found(ALIVE, content(page)).filter(all::equals));
  }

  private void launch(String daemon, String options, String name, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(words(JavaModuleOptions.defaultModuleOptions()));
    command.addAll(List.of("-Xmx256m", "-Dspark.master.rest.enabled=false"));
    command.addAll(List.of("-cp", HOME + "/jars/*"));
    command.add("org.apache.spark.deploy." + daemon.toLowerCase(Locale.ROOT) + "." + daemon);
    command.addAll(words(options));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).directory(logs.toFile());
    builder.environment().clear();
    builder.environment().putAll(Submit.environmentWithoutSpark());
    builder.environment().put("SPARK_HOME", HOME.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.redirectErrorStream(true).redirectOutput(logs.resolve(name + ".log").toFile());
    try {
      processes.add(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(String text) {
    return List.of(text.trim().split(" +"));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(LOGS), "cluster-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T await(String what, Supplier<Optional<T>> look) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      pause();
    }
    throw new AssertionError("no " + what + " after " + PATIENCE.toSeconds() + " s");
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(String address) {
    try (InputStream stream = URI.create(address).toURL().openStream()) {
      return new String(stream.readAllBytes());
    } catch (IOException e) {
      return "";
    }
  }
}
