package io.pente.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import scala.util.Properties;

/**
 * The application jar holds what Spark does not bring and nothing that it does; the Spark home,
 * Spark.
 */
class PackagingIT {
  private static final Path TARGET = Submit.PROJECT.resolve("target");
  private static final String SPARK_CORE =
      "spark-core_2.13-%s.jar".formatted(org.apache.spark.package$.MODULE$.SPARK_VERSION());
  private static final String SCALA =
      "scala-library-%s.jar".formatted(Properties.versionNumberString());

  @Test
  void theJarHoldsPenteAndTheCommandLinesLibrariesOnly() throws IOException {
    try (JarFile jar = new JarFile(TARGET.resolve("pente-app.jar").toFile())) {
      List<String> classes =
          jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).toList();
      assertThat(classes).contains("io/pente/app/Main.class", "picocli/CommandLine.class");
      String libraries =
          "picocli|me/tongfei/progressbar|org/jline|org/apache/commons/(statistics|numbers|rng)";
      assertThat(classes).allMatch(name -> name.matches("(io/pente|" + libraries + ")/.*"));
      Path tests = TARGET.resolve("test-classes");
      assertThat(classes)
          .doesNotHaveDuplicates()
          .noneMatch(name -> Files.exists(tests.resolve(name)));
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("io.pente.app.Main");
    }
  }

  @Test
  void theSparkHomeHoldsSparkAndNoTestLibrary() throws IOException {
    try (Stream<Path> files = Files.list(TARGET.resolve("spark-home/jars"))) {
      List<String> jars = files.map(file -> file.getFileName().toString()).toList();
      assertThat(jars).filteredOn(jar -> jar.startsWith("spark-core_")).containsExactly(SPARK_CORE);
      assertThat(jars).filteredOn(jar -> jar.startsWith("scala-library-")).containsExactly(SCALA);
      assertThat(jars)
          .noneMatch(jar -> jar.matches("(junit|assertj|archunit|picocli|progressbar|pente).*"));
    }
  }
}
