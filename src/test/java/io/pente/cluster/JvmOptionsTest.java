package io.pente.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
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
}
