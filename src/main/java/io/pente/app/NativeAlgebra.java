package io.pente.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps the driver's BLAS and LAPACK quiet. Where the machine has no library of that name netlib
 * falls back to Java, as it should, but its own loader writes a line to stderr first that no user
 * can follow.
 */
final class NativeAlgebra {
  /** Each with whether netlib is to try the machine's own. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "libblas.so.3", "dev.ludovic.netlib.blas.allowNative",
          "liblapack.so.3", "dev.ludovic.netlib.lapack.allowNative");

  private NativeAlgebra() {}

  /**
   * To be called before the first use; changes nothing where the library is, or the user has
   * decided.
   */
  static void passOverIfAbsent() {
    LIBRARIES.forEach(
        (library, allowed) -> {
          if (System.getProperty(allowed) == null && !there(library, folders())) {
            System.setProperty(allowed, "false");
          }
        });
  }

  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    for (String root : List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")) {
      folders.add(Path.of(root));
    }
    for (String list :
        new String[] {System.getenv("LD_LIBRARY_PATH"), System.getProperty("java.library.path")}) {
      if (list != null) {
        Stream.of(list.split(File.pathSeparator)).map(Path::of).forEach(folders::add);
      }
    }
    return folders;
  }

  /** Whether a library is in one of the folders, or in a folder in one. */
  static boolean there(String library, List<Path> folders) {
    return folders.stream().anyMatch(folder -> in(library, folder));
  }

  private static boolean in(String library, Path folder) {
    try (Stream<Path> inner = Files.walk(folder, 1)) {
      return inner.anyMatch(place -> Files.exists(place.resolve(library)));
    } catch (IOException e) {
      return false;
    }
  }
}
