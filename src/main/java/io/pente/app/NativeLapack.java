package io.pente.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the driver's LAPACK quiet. Where the machine has no library of that name netlib falls back
 * to Java, as it should, but its own loader writes a line to stderr first that no user can follow.
 */
final class NativeLapack {
  private static final String PROPERTY = "dev.ludovic.netlib.lapack.allowNative";
  private static final String LIBRARY = "liblapack.so.3";

  private NativeLapack() {}

  /**
   * To be called before the first use; changes nothing where the library is, or the user has
   * decided.
   */
  static void passOverIfAbsent() {
    if (System.getProperty(PROPERTY) == null && !there(folders())) {
      System.setProperty(PROPERTY, "false");
    }
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

  /** Whether the library is in one of the folders, or in a folder in one. */
  static boolean there(List<Path> folders) {
    return folders.stream().anyMatch(NativeLapack::in);
  }

  private static boolean in(Path folder) {
    try (Stream<Path> inner = Files.walk(folder, 1)) {
      return inner.anyMatch(place -> Files.exists(place.resolve(LIBRARY)));
    } catch (IOException e) {
      return false;
    }
  }
}
