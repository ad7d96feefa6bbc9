package io.pente.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.cluster.Submit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Spark {@code submit.sh} runs, and with which words. Its spark-submit prints them. */
class SparkOfTheMachineIT {
  private static final String JAR = Submit.PROJECT.resolve("target/pente-app.jar").toString();

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void aSparkThatFits() {
    home = StandIn.sparkHome(folder.resolve("a spark"), "2.13", "4.2.7");
  }

  @Test
  void optionsBeforeTheCommandComeBeforeTheJarUntouched() {
    String[] words = {
      "--master",
      "yarn",
      "-c",
      "spark.x=a b  *",
      "--driver-java-options",
      "-Da=b -Dc",
      "--name=n",
      "--supervise",
      "--verbose",
      "train",
      "--input",
      "a b",
      "--master",
      "-v",
      ""
    };
    List<String> said = words(sparkHome(words));
    int jar = said.indexOf(JAR);
    assertThat(said.subList(0, jar)).endsWith(List.of(words).subList(0, 9).toArray(String[]::new));
    assertThat(said.subList(jar + 1, said.size()))
        .containsExactly("train", "--input", "a b", "--master", "-v", "");
  }

  @Test
  void theMainClassIsNamedBeforeTheUsersOptions() {
    List<String> said = words(sparkHome("--class", "my.Main", "train"));
    assertThat(said).containsSubsequence("--class", "io.pente.app.Main", "--class", "my.Main", JAR);
  }

  @Test
  void helpAndVersionAreTheApplicationsOwn() {
    assertThat(words(sparkHome("--help"))).endsWith(JAR, "--help");
    assertThat(words(sparkHome("--master", "yarn", "--version"))).endsWith(JAR, "--version");
    assertThat(words(sparkHome())).endsWith(JAR);
  }

  @Test
  void aSubmissionIsKilledWithoutAnApplication() {
    assertThat(words(sparkHome("--kill", "driver-1", "--master", "spark://h:6066")))
        .containsExactly("--kill", "driver-1", "--master", "spark://h:6066");
  }

  @Test
  void anUnknownOptionBeforeTheCommandIsRefused() {
    Outcome outcome = sparkHome("--rows", "3", "generate");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).startsWith("submit.sh: --rows is no option of spark-submit");
  }

  @Test
  void anOptionWithoutItsValueIsRefused() {
    Outcome outcome = sparkHome("--driver-memory");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).isEqualTo("submit.sh: --driver-memory needs a value\n");
  }

  @Test
  void theProjectsDefaultsComeFirst() {
    assertThat(words(sparkHome("--conf", "spark.driver.memory=3g", "train")))
        .containsSubsequence("spark.driver.memory=2g", "spark.driver.memory=3g", JAR);
  }

  @Test
  void aKeyInTheUsersDefaultsIsLeftToThem() {
    Path defaults = home.resolve("conf/spark-defaults.conf");
    StandIn.file(defaults, "# spark.app.name no", "  spark.driver.memory\t6g");
    assertThat(words(sparkHome("train")))
        .contains("spark.app.name=pente train")
        .noneMatch(word -> word.startsWith("spark.driver.memory"));
  }

  @Test
  void sparkConfDirTakesThePlaceOfTheHomesConf() {
    StandIn.file(home.resolve("conf/spark-defaults.conf"), "spark.driver.memory=6g");
    Path other = StandIn.file(folder.resolve("c d/spark-defaults.conf"), "spark.app.name: mine");
    Outcome outcome = run(Submit.of("train").with("SPARK_CONF_DIR", other.getParent().toString()));
    assertThat(words(outcome))
        .contains("spark.driver.memory=2g")
        .noneMatch(word -> word.startsWith("spark.app.name"));
  }

  @Test
  void aPropertiesFileTakesThePlaceOfTheUsersDefaults() {
    StandIn.file(home.resolve("conf/spark-defaults.conf"), "spark.driver.memory 6g");
    String file = StandIn.file(folder.resolve("p.conf"), "spark.app.name mine").toString();
    assertThat(words(sparkHome("--properties-file", file, "train")))
        .contains("spark.driver.memory=2g")
        .noneMatch(word -> word.startsWith("spark.app.name"));
    assertThat(words(sparkHome("--load-spark-defaults", "--properties-file=" + file, "train")))
        .noneMatch(word -> word.startsWith("spark.driver.memory"));
  }

  @Test
  void sparkSubmitOnPathIsUsed() {
    Outcome outcome = Submit.of("train").withOnPath(home.resolve("bin")).run();
    assertThat(words(outcome)).endsWith(JAR, "train").contains("spark.driver.memory=2g");
  }

  @Test
  void aSparkSubmitThatHidesItsHomeIsAskedForItsVersionAndKeepsItsDefaults() {
    Path bin = folder.resolve("wrappers");
    String banner =
        "echo '   /_/  version 4.2.2' >&2; echo 'Using Scala version 2.13.17, OpenJDK' >&2";
    StandIn.program(
        bin,
        "spark-submit",
        "[ $1 = --version ] && { " + banner + "; exit; }",
        "printf '%s\\n' \"$@\"");
    assertThat(words(Submit.of("train").withOnPath(bin).run()))
        .containsExactly("--class", "io.pente.app.Main", JAR, "train");
  }

  @Test
  void bothSparksAreAccepted() {
    assertThat(words(onJava("21.0.2"))).endsWith(JAR, "train");
    home = olderSpark();
    assertThat(words(onJava("21.0.2"))).endsWith(JAR, "train");
  }

  @Test
  void anotherSparkOrScalaIsRefusedWithBothVersions() {
    for (String[] theirs :
        new String[][] {
          {"2.13", "4.0.1"}, {"2.13", "4.3.0"}, {"2.12", "3.5.6"}, {"2.12", "4.1.0"}
        }) {
      home = StandIn.sparkHome(folder.resolve(String.join("-", theirs)), theirs[0], theirs[1]);
      Outcome outcome = sparkHome("train");
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.stdout()).isEmpty();
      assertThat(outcome.stderr().lines())
          .singleElement()
          .asString()
          .contains("Spark " + theirs[1] + " with Scala " + theirs[0])
          .contains("Spark 4.1 and 4.2 with Scala 2.13");
    }
  }

  @Test
  void aSparkHomeWithoutSparkSubmitIsRefused() throws IOException {
    Files.delete(home.resolve("bin/spark-submit"));
    Outcome outcome = sparkHome("train");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains(home.toString(), "has no bin/spark-submit");
  }

  @Test
  void anOlderJavaIsRefused() {
    Outcome outcome = onJava("11.0.2");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr().lines())
        .singleElement()
        .asString()
        .contains(folder.toString(), "Java 11.0.2", "17 or newer");
  }

  @Test
  void aJavaTooNewForSpark41IsRefusedAndTakenForSpark42() {
    assertThat(words(onJava("25.0.3"))).endsWith(JAR, "train");
    home = olderSpark();
    assertThat(words(onJava("23.0.2"))).endsWith(JAR, "train");
    Outcome outcome = onJava("25.0.3");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr())
        .isEqualTo(
            "submit.sh: Spark 4.1.7 does not run on Java 25.0.3: Spark 4.1 needs Java 17 to 22,"
                + " Spark 4.2 Java 17 or newer (set JAVA_HOME)\n");
  }

  @Test
  void aSparkThatMayNameItsOwnJavaIsBelieved() {
    home = olderSpark();
    StandIn.file(home.resolve("conf/spark-env.sh"), "JAVA_HOME=/opt/java-17");
    assertThat(words(onJava("25.0.3"))).endsWith(JAR, "train");
  }

  private Path olderSpark() {
    return StandIn.sparkHome(folder.resolve("an older spark"), "2.13", "4.1.7");
  }

  private Outcome onJava(String version) {
    Path java = folder.resolve("java " + version);
    String banner = "openjdk version \"%s\" 2026-01-15".formatted(version);
    StandIn.program(java.resolve("bin"), "java", "echo '" + banner + "' >&2");
    return run(Submit.of("train").with("JAVA_HOME", java.toString()));
  }

  @Test
  void theExitCodeOfSparkSubmitComesThrough() {
    StandIn.program(home.resolve("bin"), "spark-submit", "exit 3");
    assertThat(sparkHome("train").exitCode()).isEqualTo(3);
  }

  private Outcome sparkHome(String... arguments) {
    return run(Submit.of(arguments));
  }

  private Outcome run(Submit submit) {
    return submit.with("SPARK_HOME", home.toString()).run();
  }

  private static List<String> words(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    return outcome.stdout().lines().toList();
  }
}
