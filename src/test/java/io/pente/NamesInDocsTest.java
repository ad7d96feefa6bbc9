package io.pente;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page writes as {@code room.Class} or {@code room.Class.method} is there. */
class NamesInDocsTest {
  private static final Pattern NAME =
      Pattern.compile("`(?:io\\.pente\\.)?((?:[a-z]+\\.)+[A-Z]\\w+)(?:\\.([a-z]\\w*))?`");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyClassNamedIsThere(Path page) throws IOException {
    List<MatchResult> names = NAME.matcher(Files.readString(page)).results().toList();
    assertThat(names).allMatch(name -> exists(name.group(1), name.group(2)));
  }

  private static boolean exists(String name, String member) {
    if (name.matches("(org|java|javax|com)\\..*")) {
      return true;
    }
    try {
      Class<?> named =
          Class.forName("io.pente." + name, false, NamesInDocsTest.class.getClassLoader());
      return member == null
          || Arrays.stream(named.getDeclaredMethods()).anyMatch(m -> m.getName().equals(member));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
