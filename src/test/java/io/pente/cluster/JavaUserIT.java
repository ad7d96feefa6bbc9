package io.pente.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of somebody else's whose pom names {@code io.pente:pente} alone: it compiles the Java
 * of README and docs/rectifier.md against the library jar, and runs it with the JVM options that
 * the README names, without spark-submit.
 */
class JavaUserIT {
  private static final Path SOURCE = Submit.PROJECT.resolve("src/test/resources/java-user");
  private static final String HEAD =
      """
      import java.util.List;
      import org.apache.spark.sql.SparkSession;
      %s
      public class %s {
        public static void main(String[] args) throws Exception {
          SparkSession spark = SparkSession.builder().master("local[2]").getOrCreate();
      %s
          %s
          spark.stop();
        }
      }
      """;

  @TempDir private static Path folder;

  private static Path project;

  @BeforeAll
  static void theProjectIsBuilt() throws Exception {
    project = Files.createDirectories(folder.resolve("project"));
    Files.copy(SOURCE.resolve("pom.xml"), project.resolve("pom.xml"));
    Path sources = Files.createDirectories(project.resolve("src/main/java"));
    write(
        sources,
        "Linear",
        "README.md",
        "System.out.println(model.targets() + \" \" + model.training().rows());");
    writeAlone(sources);
    write(sources, "Swapped", java(Submit.PROJECT.resolve("README.md"), "import io.pente.ml"), "");
    write(
        sources,
        "Piped",
        "docs/spark-ml.md",
        "System.out.println(model.numFeatures() + \" features\");");
    write(
        sources,
        "Rectified",
        "docs/rectifier.md",
        "System.out.println(model.x().length + \" \" + (model.objective() < 0.03));");
    maven(
        "org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file",
        "-Dfile=" + Submit.PROJECT.resolve("target/pente.jar"),
        "-DpomFile=" + Submit.PROJECT.resolve("pom.xml"));
    maven("compile", "dependency:build-classpath", "-Dmdep.outputFile=cp.txt");
  }

  private static void write(Path sources, String name, String page, String last)
      throws IOException {
    write(sources, name, java(Submit.PROJECT.resolve(page), "import io.pente"), last);
  }

  private static void write(Path sources, String name, List<String> code, String last)
      throws IOException {
    List<String> imports = new ArrayList<>();
    List<String> body = new ArrayList<>();
    for (String line : code) {
      (line.startsWith("import ") ? imports : body).add(line);
    }
    String text = HEAD.formatted(String.join("\n", imports), name, String.join("\n", body), last);
    Files.writeString(sources.resolve(name + ".java"), text);
  }

  /** The README's second block, which runs without Spark. */
  private static void writeAlone(Path sources) throws IOException {
    List<String> lines = Files.readAllLines(Submit.PROJECT.resolve("README.md"));
    int from = lines.indexOf("    import io.pente.Models;");
    String text =
        """
        %s
        %s
        public class Alone {
          public static void main(String[] args) {
            %s
            System.out.println(weightWaistPulse.length + " " + Math.round(weightWaistPulse[0]));
          }
        }
        """
            .formatted(lines.get(from), lines.get(from + 1), lines.get(from + 3));
    Files.writeString(sources.resolve("Alone.java"), text);
  }

  /** The first block of Java in a page that begins so. */
  private static List<String> java(Path page, String start) throws IOException {
    List<String> code = new ArrayList<>();
    boolean within = false;
    for (String line : Files.readAllLines(page)) {
      within |= line.startsWith("    " + start);
      if (within && !line.isEmpty() && !line.startsWith("    ")) {
        break;
      }
      if (within && !line.isBlank()) {
        code.add(line.substring(4));
      }
    }
    assertThat(code).as("the Java in %s", page).hasSizeGreaterThan(4);
    return code;
  }

  private static void maven(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", "-q"));
    command.addAll(List.of(arguments));
    String said = run(command, project);
    assertThat(said).doesNotContain("ERROR");
  }

  private static String run(List<String> command, Path in) throws Exception {
    File log = Files.createTempFile(folder, "run", ".log").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(log.toPath());
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static String runMain(String name) throws Exception {
    String classes = project.resolve("target/classes").toString();
    String libraries = Files.readString(project.resolve("cp.txt")).strip();
    String java = ProcessHandle.current().info().command().orElse("java");
    return run(
        List.of(
            java,
            "@" + Submit.PROJECT.resolve("conf/java.options"),
            "-cp",
            classes + File.pathSeparator + libraries,
            name),
        Submit.PROJECT);
  }

  @Test
  void theJavaOfTheReadmeRuns() throws Exception {
    assertThat(runMain("Linear")).contains("[Weight, Waist, Pulse] 20");
  }

  /** In a second JVM, on whose class path there is neither Spark nor Hadoop. */
  @Test
  void whatWasStoredIsLoadedAndPredictsWithoutSpark() throws Exception {
    Matcher first = Pattern.compile("\\|\\s*191\\|([0-9.]+)").matcher(runMain("Linear"));
    assertThat(first.find()).isTrue();
    long weight = Math.round(Double.parseDouble(first.group(1)));
    List<String> path = new ArrayList<>(List.of(project.resolve("target/classes").toString()));
    for (String jar :
        Files.readString(project.resolve("cp.txt")).strip().split(File.pathSeparator)) {
      String name = Path.of(jar).getFileName().toString();
      if (name.matches("pente-.*|jackson-(core|databind|annotations)-\\d.*")) {
        path.add(jar);
      }
    }
    assertThat(path).hasSize(5);
    String java = ProcessHandle.current().info().command().orElse("java");
    List<String> command = List.of(java, "-cp", String.join(File.pathSeparator, path), "Alone");
    assertThat(run(command, Submit.PROJECT)).contains("3 " + weight);
  }

  @Test
  void theJavaForSparkMlRuns() throws Exception {
    assertThat(runMain("Swapped")).containsPattern("0\\.027\\d+ 0\\.\\d+");
    assertThat(runMain("Piped")).contains("10 features");
  }

  @Test
  void theJavaOfTheRectifiersPageRuns() throws Exception {
    assertThat(runMain("Rectified")).contains("6 true");
  }

  @Test
  void theLibraryHasNoCommandLine() throws Exception {
    try (var jar = new java.util.jar.JarFile(Submit.PROJECT.resolve("target/pente.jar").toFile())) {
      assertThat(jar.stream().map(java.util.zip.ZipEntry::getName))
          .contains("io/pente/fit/LinearTraining.class", "META-INF/LICENSE")
          .noneMatch(name -> name.startsWith("io/pente/app/") || name.startsWith("picocli"));
    }
    assertThat(Files.readString(project.resolve("cp.txt"))).doesNotContain("picocli");
  }
}
