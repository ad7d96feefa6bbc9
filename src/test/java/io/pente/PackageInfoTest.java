package io.pente;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each package-info says of its room: the rooms it imports, and whether it is public API. */
class PackageInfoTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LAST =
      Pattern.compile("<p>Imports (.*?)\\. (Public API|Internal)\\.$");
  private static final Pattern CODE = Pattern.compile("\\{@code ([\\w.]+)\\}");

  @Test
  void everyRoomNamesExactlyTheRoomsThatItImports() throws IOException {
    Map<String, Set<String>> said = new TreeMap<>();
    for (String room : rooms()) {
      said.put(room, imported(room));
    }
    assertThat(said).isEqualTo(imports());
  }

  @Test
  void everyRoomSaysWhetherItIsPublicApi() throws IOException {
    for (String room : rooms()) {
      String says = last(room).group(2);
      assertThat(says)
          .as(room)
          .isEqualTo(PublicSurfaceTest.PACKAGES.contains(room) ? "Public API" : "Internal");
    }
  }

  private static List<String> rooms() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".java"))
          .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static Set<String> imported(String room) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher code = CODE.matcher(last(room).group(1));
    while (code.find()) {
      String name = code.group(1);
      names.add(name.startsWith("io.pente") ? name : "io.pente." + name);
    }
    return names;
  }

  private static Matcher last(String room) throws IOException {
    Path file = SOURCES.resolve(room.replace('.', '/')).resolve("package-info.java");
    String comment = Files.readString(file).replaceAll("(?s)\\*/.*", "");
    List<String> words = new ArrayList<>();
    for (String line : comment.split("\n")) {
      words.add(line.replaceFirst("^ ?/?\\*+ ?", "").strip());
    }
    Matcher last = LAST.matcher(String.join(" ", words).strip());
    assertThat(last.find()).as("the last paragraph of %s", file).isTrue();
    return last;
  }

  private static Map<String, Set<String>> imports() throws IOException {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.pente");
    Map<String, Set<String>> imports = new TreeMap<>();
    rooms().forEach(room -> imports.put(room, new TreeSet<>()));
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String room = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (room.startsWith("io.pente") && !room.equals(type.getPackageName())) {
          imports.get(type.getPackageName()).add(room);
        }
      }
    }
    return imports;
  }
}
