package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLapackTest {
  @TempDir private Path folder;

  @Test
  void aLibraryIsFoundInAFolderOrInAFolderInIt() throws IOException {
    assertThat(NativeLapack.there(List.of(folder, folder.resolve("absent")))).isFalse();
    Path inner = Files.createDirectory(folder.resolve("x86_64-linux-gnu"));
    Files.createFile(inner.resolve("liblapack.so.3"));
    assertThat(NativeLapack.there(List.of(folder))).isTrue();
    assertThat(NativeLapack.there(List.of(inner))).isTrue();
  }
}
