package io.pente;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of formulas to break, which takes too long for every run, stays one of this code. */
class MutationsTest {
  @Test
  void everyTextToBreakIsThere() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/mutations/mutations.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(lines).hasSizeGreaterThan(50);
    for (String line : lines) {
      String[] parts = line.split(" \\| ");
      assertThat(parts).as(line).hasSize(3);
      String code = Files.readString(Path.of("src/main/java/io/pente", parts[0].strip()));
      assertThat(code).as(line).contains(parts[1].strip());
    }
  }
}
