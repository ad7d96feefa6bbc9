package io.pente.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The tests run with the JVM options that Spark's launchers give drivers and executors. */
class JvmOptionsTest {
  @Test
  void theTestJvmHasSparksOptions() {
    List<String> options = List.of(JavaModuleOptions.defaultModuleOptions().trim().split(" +"));
    assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments()).containsAll(options);
  }

  @Test
  void theOptionsFileForJavaUsersHasThemToo() throws IOException {
    List<String> options = List.of(JavaModuleOptions.defaultModuleOptions().trim().split(" +"));
    List<String> own = new ArrayList<>(Files.readAllLines(Path.of("conf/java.options")));
    own.removeIf(line -> line.startsWith("#"));
    if (org.apache.spark.package$.MODULE$.SPARK_VERSION().startsWith("4.2.")) {
      assertThat(own).containsExactlyInAnyOrderElementsOf(options);
    } else {
      assertThat(own).containsAll(options.stream().filter(o -> o.startsWith("--add")).toList());
    }
  }
}
