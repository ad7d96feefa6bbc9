package io.pente.model.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of this machine's, without Hadoop. */
public record LocalFolder(Path path) implements ModelFolder {
  @Override
  public String shown() {
    return path.toString();
  }

  @Override
  public boolean exists() {
    return Files.exists(path);
  }

  @Override
  public boolean holds(String name) {
    return Files.exists(path.resolve(name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(path.resolve(name));
  }

  @Override
  public OutputStream create(String name) throws IOException {
    Files.createDirectories(path);
    return Files.newOutputStream(path.resolve(name));
  }
}
