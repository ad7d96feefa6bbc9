package io.pente.spark.store;

import io.pente.failure.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A text file that grows by whole lines, each of which is there for others to read as soon as it is
 * written, and stays there however the run ends. An older file gives way to the first line, so that
 * a run that is refused before it begins leaves it as it was. On a file system that shows a file
 * only when it is closed, such as an object store, there is nothing to follow until then.
 */
public final class GrowingFile implements AutoCloseable {
  private final OutputPlace place;
  private final boolean overwrite;
  private FSDataOutputStream out;
  private boolean shown;

  /**
   * @throws UsageException where there is something that may not be replaced
   */
  public GrowingFile(Configuration configuration, String name, boolean overwrite)
      throws IOException {
    this.overwrite = overwrite;
    place = OutputPlace.of(configuration, name, StagedOutput.Kind.FILE, overwrite);
    if (!place.files().exists(place.path())) {
      create().close();
      place.files().delete(place.path(), false);
    }
  }

  private FSDataOutputStream create() throws IOException {
    return unchecked().create(place.path(), true);
  }

  /** A local file without the checksums beside it, which are written a block at a time. */
  private FileSystem unchecked() {
    return place.files() instanceof LocalFileSystem local ? local.getRaw() : place.files();
  }

  /**
   * Adds a line.
   *
   * @param line without its end
   * @throws UsageException where another file has come to the place since, unless it may be
   *     replaced
   */
  public void append(String line) throws IOException {
    if (out == null) {
      place.requireStillFree(overwrite);
      place.files().delete(place.path(), false); // and the checksums of a local one
      out = create();
      shown = out.hasCapability(StreamCapabilities.HFLUSH);
    }
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    if (shown) {
      out.hflush();
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
