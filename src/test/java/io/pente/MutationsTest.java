package io.pente;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of formulas to break, which take too long for every run, stay ones of this code. */
class MutationsTest {
  @ParameterizedTest
  @CsvSource({"mutations.txt, 50", "statistics.txt, 30"})
  void everyTextToBreakIsThere(String list, int least) throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/mutations", list)).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(lines).hasSizeGreaterThan(least);
    for (String line : lines) {
      String[] parts = line.split(" \\| ");
      assertThat(parts).as(line).hasSize(3);
      String code = Files.readString(Path.of("src/main/java/io/pente", parts[0].strip()));
      assertThat(code).as(line).contains(parts[1].strip());
    }
  }
}
