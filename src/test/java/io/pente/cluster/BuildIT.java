package io.pente.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.cluster.Submit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When {@code submit.sh} builds: in a copy of the project's top, with a mvn and a Spark that only
 * tell.
 */
class BuildIT {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path folder;
  private Path project;
  private Path source;
  private Path tools;
  private Path spark;

  @BeforeEach
  void aBuiltProject() throws IOException {
    project = folder.resolve("a project");
    tools = folder.resolve("tools");
    spark = StandIn.sparkHome(folder.resolve("spark"), "2.13", "4.2.0");
    source = StandIn.file(project.resolve("src/main/java/A.java"));
    StandIn.file(project.resolve("target/pente-app.jar"));
    StandIn.file(project.resolve("target/spark-home/jars/spark-core_2.13-4.2.0.jar"));
    StandIn.file(project.resolve("conf/spark-defaults.conf"));
    for (String file : new String[] {"submit.sh", "pom.xml"}) {
      Files.copy(Submit.PROJECT.resolve(file), project.resolve(file));
    }
    StandIn.program(
        tools,
        "mvn",
        "pwd",
        "echo \"mvn $*\"",
        "mkdir -p target/spark-home/jars",
        "touch target/pente-app.jar");
    for (String file :
        new String[] {"pom.xml", "src/main", "src/main/java", "src/main/java/A.java"}) {
      touch(project.resolve(file), LONG_AGO);
    }
  }

  @Test
  void aJarNewerThanTheSourcesIsNotBuiltAgain() {
    assertThat(run().stderr()).isEmpty();
  }

  @Test
  void aSourceNewerThanTheJarIsBuiltWithItsProgressOnStderr() throws IOException {
    touch(source, Instant.now().plusSeconds(60));
    Outcome outcome = run();
    assertThat(outcome.stdout()).doesNotContain("mvn").contains("train");
    assertThat(outcome.stderr()).contains(project.toString(), "mvn ", " package");
  }

  @Test
  void aRemovedSourceANewPomAndAnAbsentJarAreBuilt() throws IOException {
    touch(project.resolve("target/pente-app.jar"), LONG_AGO.plusSeconds(60));
    Files.delete(source);
    assertThat(run().stderr()).contains("mvn ");
    touch(project.resolve("pom.xml"), Instant.now().plusSeconds(60));
    assertThat(run().stderr()).contains("mvn ");
    touch(project.resolve("pom.xml"), LONG_AGO);
    assertThat(run().stderr()).doesNotContain("mvn ");
    Files.delete(project.resolve("target/pente-app.jar"));
    assertThat(run().stderr()).contains("mvn ");
  }

  @Test
  void aFreshCloneIsBuilt() throws IOException {
    Files.delete(project.resolve("target/pente-app.jar"));
    Files.delete(project.resolve("target/spark-home/jars/spark-core_2.13-4.2.0.jar"));
    Files.delete(project.resolve("target/spark-home/jars"));
    Files.delete(project.resolve("target/spark-home"));
    Files.delete(project.resolve("target"));
    assertThat(run().stderr()).contains("mvn ");
  }

  @Test
  void aBuildThatFailsIsAnInternalFailure() throws IOException {
    touch(source, Instant.now().plusSeconds(60));
    StandIn.program(tools, "mvn", "echo 'A.java: wrong' >&2", "exit 1");
    Outcome outcome = submit().run();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr())
        .contains("A.java: wrong")
        .endsWith("submit.sh: the build failed\n");
  }

  @Test
  void twoRunsAtOnceBuildOnce() throws IOException {
    touch(source, Instant.now());
    touch(project.resolve("target/pente-app.jar"), LONG_AGO);
    StandIn.program(
        tools, "mvn", "echo x >> target/builds", "sleep 2", "touch target/pente-app.jar");
    try (Submit.Running first = submit().start();
        Submit.Running second = submit().start()) {
      assertThat(first.outcome().exitCode()).isZero();
      assertThat(second.outcome().exitCode()).isZero();
    }
    assertThat(project.resolve("target/builds")).hasContent("x");
  }

  private Outcome run() {
    Outcome outcome = submit().run();
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    return outcome;
  }

  private Submit submit() {
    return Submit.of("train")
        .script(project.resolve("submit.sh"))
        .withOnPath(tools)
        .with("SPARK_HOME", spark.toString());
  }

  private static void touch(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
