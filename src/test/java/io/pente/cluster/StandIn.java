package io.pente.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Programs and Spark homes that a machine may have, as small scripts in a test's own folder. */
final class StandIn {
  private StandIn() {}

  /** Writes {@code folder/name}, an executable bash script. */
  static Path program(Path folder, String name, String... lines) {
    try {
      Path file = Files.createDirectories(folder).resolve(name);
      Files.writeString(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Spark home whose spark-submit prints its arguments, one a line, and exits with 0. */
  static Path sparkHome(Path home, String scalaVersion, String sparkVersion) {
    program(home.resolve("bin"), "spark-submit", "printf '%s\\n' \"$@\"");
    file(home.resolve("jars/spark-core_" + scalaVersion + "-" + sparkVersion + ".jar"));
    return home;
  }

  /** Writes a file of lines, with the folders above it. */
  static Path file(Path file, String... lines) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
