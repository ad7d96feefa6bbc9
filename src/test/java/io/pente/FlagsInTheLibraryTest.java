package io.pente;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only the command line knows flags: a Java user is told of settings by their fields. */
class FlagsInTheLibraryTest {
  private static final Path SOURCES = Path.of("src/main/java/io/pente");
  private static final Pattern STRING = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z%][\\w-]*");

  /** Options of the JVM, which everybody calls so. */
  private static final Set<String> OF_THE_JVM = Set.of("--add-modules");

  @Test
  void noStringOutsideTheCommandLineHoldsAFlag() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        if (!file.startsWith(SOURCES.resolve("app"))) {
          flags(file, found);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static void flags(Path file, List<String> into) throws IOException {
    String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
    Matcher string = STRING.matcher(code);
    while (string.find()) {
      Matcher flag = FLAG.matcher(string.group());
      while (flag.find()) {
        if (!OF_THE_JVM.contains(flag.group())) {
          into.add(SOURCES.relativize(file) + ": " + string.group());
        }
      }
    }
  }
}
