package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pente.cluster.Submit;
import io.pente.cluster.Submit.Outcome;
import io.pente.cluster.Submit.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of {@code submit.sh} with the application and the build's own Spark: from a folder
 * with spaces, through a link into a project whose path has spaces too.
 */
class SubmitIT {
  /** What the JVM itself says of the options that Spark gives it; the second from JDK 25 on. */
  private static final String SPARK = org.apache.spark.package$.MODULE$.SPARK_VERSION();

  @TempDir static Path folder;
  private static Path script;
  private static Path work;
  private static Outcome shown;

  @BeforeAll
  static void aModelTrainedByRelativePaths() throws IOException {
    script = Files.createSymbolicLink(folder.resolve("a link"), project().resolve("submit.sh"));
    work = Files.createDirectories(folder.resolve("my work"));
    Files.copy(Submit.PROJECT.resolve("data/linnerud.csv"), work.resolve("the men.csv"));
    Outcome outcome =
        run(
            "train",
            "--input",
            "the men.csv",
            "--targets",
            "Weight,Waist,Pulse",
            "--model",
            "a model");
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(work.resolve("a model")).isDirectory();
    shown = run("show", "--model", "a model");
  }

  /** JUnit warns of links that lead out of a folder that it removes. */
  @AfterAll
  static void removeLinks() throws IOException {
    Files.delete(sparkHome());
  }

  /** The project's top as Maven leaves it, in a folder whose name has spaces. */
  private static Path project() throws IOException {
    Path project = sparkHome().getParent().getParent();
    Files.createDirectories(project.resolve("target"));
    Files.createDirectories(project.resolve("conf"));
    Files.createDirectories(project.resolve("src/main"));
    Files.createSymbolicLink(sparkHome(), Submit.PROJECT.resolve("target/spark-home"));
    String[] files = {
      "submit.sh",
      "pom.xml",
      "conf/spark-defaults.conf",
      "conf/log4j2.properties",
      "conf/log4j2-verbose.properties",
      "target/pente-app.jar"
    };
    for (String file : files) {
      Files.copy(Submit.PROJECT.resolve(file), project.resolve(file));
    }
    return project;
  }

  private static Path sparkHome() {
    return folder.resolve("a project é #1/target/spark-home");
  }

  @Test
  void stdoutHoldsTheResultAndNothingElse() throws IOException {
    assertThat(shown.exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(shown.stdout());
    assertThat(json.get("targets").toString()).isEqualTo("[\"Weight\",\"Waist\",\"Pulse\"]");
    assertThat(shown.stdout().lines()).hasSize(1);
    assertThat(shown.stderr()).isEmpty();
  }

  @Test
  void verboseShowsSparksLogOnStderrAndTheHeapThatWasAskedFor() {
    Outcome verbose = run("--driver-memory", "700m", "show", "--model", "a model", "--verbose");
    assertThat(verbose.stderr()).contains("INFO SparkContext: Running Spark version " + SPARK);
    assertThat(verbose.stderr()).contains("driver heap: 700 MB");
    assertThat(verbose.stderr()).as("no web pages in one process").doesNotContain("SparkUI");
    assertThat(verbose.stdout()).isEqualTo(shown.stdout());
  }

  @Test
  void sparksClassesComeFromTheArchiveThatTheFirstRunMade() {
    Path log = folder.resolve("classes.log");
    Outcome outcome =
        run("--driver-java-options", "-Xlog:class+load:file=" + log, "show", "--model", "a model");
    assertThat(outcome.exitCode()).isZero();
    assertThat(log)
        .content()
        .containsPattern("org\\.apache\\.spark\\.SparkConf source: shared objects file \\(top\\)");
  }

  @Test
  void theUsersJavaOptionsAndNameReachTheDriver() throws IOException {
    Path log = folder.resolve("log.properties");
    Files.write(
        log,
        List.of(
            "rootLogger.level=info",
            "rootLogger.appenderRef.e.ref=e",
            "appender.e.type=Console",
            "appender.e.name=e",
            "appender.e.target=SYSTEM_ERR",
            "appender.e.layout.type=PatternLayout",
            "appender.e.layout.pattern=MINE %m%n"));
    Outcome outcome =
        run(
            "--driver-java-options",
            "-Dlog4j2.configurationFile=" + log,
            "--name",
            "my own name",
            "show",
            "--model",
            "a model");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stderr()).contains("MINE Submitted application: my own name");
  }

  @Test
  void noCommandIsUsageAndHelpIsAResult() {
    Outcome none = run();
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.stdout()).isEmpty();
    Outcome help = run("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.stdout()).contains("[SPARK OPTIONS] COMMAND [OPTIONS]", "train");
  }

  @Test
  void anAbsentFileIsBadInputInOneLine() {
    Outcome outcome = run("train", "--input", "the man.csv", "--targets", "Weight", "--model", "m");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr().lines())
        .singleElement()
        .asString()
        .contains("the man.csv", "the men.csv");
    assertThat(work.resolve("m")).doesNotExist();
  }

  @Test
  void aRunThatIsStoppedLeavesTheModelAsItWasAndItsHistory() throws Exception {
    Path input = Submit.PROJECT.resolve("data/beijing_air.csv.gz");
    List<Path> before = files();
    Path history = work.resolve("a history");
    try (Running running =
        submit(
                "train",
                "--input",
                input.toString(),
                "--targets",
                "PM2.5,PM10,SO2,NO2,CO,O3",
                "--optimizer",
                "gd",
                "--iterations",
                "1000000",
                "--tolerance",
                "1e-300",
                "--model",
                "a model",
                "--overwrite",
                "--history",
                "a history")
            .start()) {
      awaitIterations(running, history);
      running.process().destroy();
      Outcome outcome = running.outcome();
      assertThat(outcome.exitCode()).isEqualTo(143);
      assertThat(outcome.stderr().lines())
          .allMatch(line -> line.startsWith("reading ") || line.startsWith("pente: "))
          .last()
          .isEqualTo("pente: interrupted; nothing was replaced");
    }
    assertThat(Files.readAllLines(history))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{\"iteration\":") && line.endsWith("}"));
    assertThat(files().stream().filter(file -> !file.equals(history)).toList()).isEqualTo(before);
    assertThat(run("show", "--model", "a model").stdout()).contains("\"rows\":20,");
  }

  private static void awaitIterations(Running running, Path history) throws Exception {
    for (int i = 0; i < 2000 && !(Files.exists(history) && Files.size(history) > 0); i++) {
      assertThat(running.process().isAlive()).as(running.stderrText()).isTrue();
      Thread.sleep(100);
    }
    assertThat(history).isNotEmptyFile();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      return files.sorted().toList();
    }
  }

  private static Outcome run(String... arguments) {
    return submit(arguments).run();
  }

  private static Submit submit(String... arguments) {
    return Submit.of(arguments).script(script).in(work);
  }
}
