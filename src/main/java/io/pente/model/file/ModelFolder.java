package io.pente.model.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A folder of a model's files, wherever it is. */
public interface ModelFolder {
  /** As messages show it. */
  String shown();

  /** Whether there is such a folder. */
  boolean exists() throws IOException;

  /** Whether it holds a file. */
  boolean holds(String name) throws IOException;

  /** Opens a file; the caller closes it. */
  InputStream open(String name) throws IOException;

  /** Makes a file; the caller closes it. */
  OutputStream create(String name) throws IOException;
}
