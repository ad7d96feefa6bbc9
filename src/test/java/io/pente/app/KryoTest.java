package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.linalg.ChildJvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With Spark's Kryo serialiser set, as many clusters have it, the same commands give the same bits:
 * whatever travels between tasks and driver does so in local mode too.
 */
class KryoTest {
  /** Words with IN and OUT for folders; what they print has all numbers of a model in full. */
  private static final List<String> COMMANDS =
      List.of(
          // row ranges of text, and what is left of them: packed blocks, sums, bad rows
          "train --input data/linnerud.csv --targets Weight,Waist,Pulse --partitions 3"
              + " --storage-level MEMORY_AND_DISK_SER --model OUT/linear",
          "show --model OUT/linear",
          "evaluate --json --input data/linnerud.csv --model OUT/linear",
          "predict --input data/linnerud.csv --output-format csv --model OUT/linear --output OUT/p",
          // scores by cluster, shuffled, and those of rows in order
          "summary --json --input data/linnerud.csv --model OUT/linear --cluster Chins,Situps",
          "summary --json --input data/linnerud.csv --model OUT/linear --covariance hac --lags 2",
          "train --input IN/bad.csv --bad-rows skip --targets y --partitions 3 --model OUT/bad",
          "rectify --input data/rectifier.csv --lambda 100 --starts 3 --partitions 3"
              + " --model OUT/rectifier",
          "show --model OUT/rectifier",
          // a frame's rows, spilled
          "generate --rows 2000 --features 5 --targets 2 --format parquet --output OUT/frame",
          "train --input OUT/frame --targets y1,y2 --storage-level DISK_ONLY --model OUT/disk",
          "show --model OUT/disk",
          // one compressed file, the blocks of which are moved
          "train --input data/beijing_air.csv.gz --targets PM2.5 --partitions 4"
              + " --storage-level MEMORY_ONLY_SER --model OUT/moved",
          "show --model OUT/moved",
          // weights that are broadcast
          "train --input IN/wide.libsvm --targets label --partitions 3 --optimizer lbfgs"
              + " --iterations 9 --model OUT/wide",
          "show --model OUT/wide",
          // sums too large for the driver, merged on the way
          "generate --rows 900 --features 800 --output OUT/many",
          "train --input OUT/many --targets y1 --optimizer newton --iterations 1 --partitions 60"
              + " --model OUT/many-model",
          "show --model OUT/many-model");

  @TempDir Path folder;

  @Test
  void theSameCommandsPrintTheSame() throws Exception {
    inputs();
    String java = commands("java").map(KryoTest::result).collect(Collectors.joining());
    String kryo = ChildJvm.said(WithKryo.class, options());
    assertThat(kryo.replace(folder + "/kryo", folder + "/java")).isEqualTo(java);
    assertThat(predictions("kryo")).isEqualTo(predictions("java")).contains("prediction");
  }

  private void inputs() throws IOException {
    Files.writeString(folder.resolve("bad.csv"), "x,y\n1,2\n2,oops\n3,5\nNaN,1\n5,11\n6,12\n");
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i < 60; i++) {
      rows.append("%d %d:%d 50000:%d\n".formatted(i * i % 17, i * 7, i % 5 + 1, i % 3 + 1));
    }
    Files.writeString(folder.resolve("wide.libsvm"), rows);
    Files.write(folder.resolve("commands"), commands("kryo").toList());
  }

  private Stream<String> commands(String out) {
    return COMMANDS.stream()
        .map(line -> line.replace("OUT", folder + "/" + out).replace("IN", folder.toString()));
  }

  /** This JVM's, less its heap, and Kryo. */
  private String[] options() {
    Stream<String> own =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(
                option ->
                    option.startsWith("--add")
                        || option.startsWith("-XX:+Ignore")
                        || option.startsWith("-Ddev.ludovic"));
    Stream<String> kryo =
        Stream.of(
            "-Xmx2g",
            "-Dcommands=" + folder.resolve("commands"),
            "-Dspark.serializer=org.apache.spark.serializer.KryoSerializer",
            "-Dspark.master=local[2]",
            "-Dspark.app.name=kryo",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1");
    return Stream.concat(own, kryo).toArray(String[]::new);
  }

  private static String result(String line) {
    Run run = Run.line(line);
    return run.out() + (run.code() == 0 ? "" : line + ": " + run.code() + " " + run.err());
  }

  private String predictions(String out) throws IOException {
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve(out).resolve("p"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).sorted().toList()) {
        lines.append(Files.readString(file));
      }
    }
    return lines.toString();
  }

  /** Runs the commands in one session. */
  static final class WithKryo {
    public static void main(String[] args) throws IOException {
      try (SparkSession session = SparkSession.builder().getOrCreate()) {
        session.sparkContext().setLogLevel("OFF");
        for (String line : Files.readAllLines(Path.of(System.getProperty("commands")))) {
          int code = Main.run(line.split(" "));
          System.out.print(code == 0 ? "" : line + ": " + code);
        }
      }
    }
  }
}
