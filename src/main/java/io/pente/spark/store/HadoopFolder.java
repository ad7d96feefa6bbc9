package io.pente.spark.store;

import io.pente.model.file.ModelFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A model's folder on any Hadoop file system.
 *
 * @param shown as the user named it
 */
record HadoopFolder(FileSystem files, Path path, String shown) implements ModelFolder {
  @Override
  public boolean exists() throws IOException {
    return files.exists(path);
  }

  @Override
  public boolean holds(String name) throws IOException {
    return files.exists(new Path(path, name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return files.open(new Path(path, name));
  }

  @Override
  public OutputStream create(String name) throws IOException {
    return files.create(new Path(path, name));
  }
}
