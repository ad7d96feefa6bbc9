package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeAlgebraTest {
  @TempDir private Path folder;

  @Test
  void aLibraryIsFoundInAFolderOrInAFolderInIt() throws IOException {
    assertThat(NativeAlgebra.there("liblapack.so.3", List.of(folder, folder.resolve("absent"))))
        .isFalse();
    Path inner = Files.createDirectory(folder.resolve("x86_64-linux-gnu"));
    Files.createFile(inner.resolve("liblapack.so.3"));
    assertThat(NativeAlgebra.there("liblapack.so.3", List.of(folder))).isTrue();
    assertThat(NativeAlgebra.there("liblapack.so.3", List.of(inner))).isTrue();
  }
}
