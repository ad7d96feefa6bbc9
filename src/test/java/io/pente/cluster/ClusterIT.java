package io.pente.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pente.cluster.Submit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code submit.sh} on a real cluster gives what it gives on one machine, to the bit. */
class ClusterIT {
  private static final String INPUT = Submit.PROJECT.resolve("data/linnerud.csv").toString();

  @TempDir static Path folder;
  private static StandaloneCluster cluster;
  private static JsonNode local;

  @BeforeAll
  static void aMasterAndTwoWorkersAndAModelTrainedWithoutThem() throws IOException {
    cluster = StandaloneCluster.start(2, 1);
    local = trained("local[2]", "local");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aClusterTrainsAndPredictsTheSameBitsAsOneMachine() throws IOException {
    JsonNode remote = trained(cluster.master(), "cluster");
    assertThat(cluster.executors()).isEqualTo(2);
    assertThat(remote).isEqualTo(local);
    assertThat(remote.at("/training/converged").asBoolean()).isTrue();
    assertThat(predictions(cluster.master(), "cluster"))
        .isEqualTo(predictions("local[2]", "local"));
  }

  @Test
  void localClusterTrainsTheSameBitsToo() throws IOException {
    assertThat(trained("local-cluster[2,1,1024]", "local-cluster")).isEqualTo(local);
  }

  @Test
  void kryoTrainsTheSameBitsToo() throws IOException {
    String kryo = "spark.serializer=org.apache.spark.serializer.KryoSerializer";
    assertThat(trained(cluster.master(), "kryo", "--conf", kryo)).isEqualTo(local);
  }

  /** Trains in three partitions under {@code master} and returns what {@code show} prints. */
  private static JsonNode trained(String master, String name, String... options)
      throws IOException {
    String model = folder.resolve(name).toString();
    List<String> words = new ArrayList<>(List.of("--master", master));
    words.addAll(List.of(options));
    List<String> train =
        List.of(
            "train",
            "--input",
            INPUT,
            "--targets",
            "Weight,Waist,Pulse",
            "--partitions",
            "3",
            "--model",
            model);
    words.addAll(train);
    succeed(words.toArray(String[]::new));
    return new ObjectMapper().readTree(succeed("show", "--model", model).stdout());
  }

  /** The lines of the files that {@code predict} wrote, in the files' order. */
  private static List<String> predictions(String master, String name) throws IOException {
    Path output = folder.resolve(name + "-predictions");
    succeed(
        "--master",
        master,
        "predict",
        "--input",
        INPUT,
        "--output-format",
        "csv",
        "--model",
        folder.resolve(name).toString(),
        "--output",
        output.toString());
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    assertThat(lines).hasSizeGreaterThan(20);
    return lines;
  }

  private static Outcome succeed(String... arguments) {
    Outcome outcome = Submit.of(arguments).run();
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    return outcome;
  }
}
