package io.pente.spark.store;

import io.pente.failure.UsageException;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file or folder that appears whole or not at all: it is written beside its place, under a hidden
 * name, and swapped in by {@link #commit}. A run that fails or is interrupted leaves the old one
 * untouched and nothing of the new one.
 */
public final class StagedOutput implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StagedOutput.class);

  /** Spark's hooks, which end its tasks, have 40; closing the file systems has 10. */
  private static final int AFTER_SPARK = 20;

  private final FileSystem files;
  private final Path place;
  private final Path staging;
  private final Runnable onInterrupt = this::discard;
  private final boolean overwrite;
  private boolean committed;
  private boolean closed;

  /** What an output is. */
  public enum Kind {
    FILE,
    /** A table, as Spark writes one. */
    FOLDER,
    /** A model's folder. */
    MODEL,
    /** A stage of spark.ml's. */
    STAGE
  }

  /**
   * @param overwrite whether something of the same kind that is there already may be replaced; a
   *     model only by a model, a table only by a table
   * @throws UsageException where it exists and may not be replaced
   */
  public StagedOutput(Configuration configuration, String place, Kind kind, boolean overwrite) {
    this.overwrite = overwrite;
    OutputPlace found = OutputPlace.of(configuration, place, kind, overwrite);
    this.files = found.files();
    this.place = found.path();
    this.staging =
        new Path(
            this.place.getParent(), "." + this.place.getName() + "." + UUID.randomUUID() + ".part");
    ShutdownHookManager.get().addShutdownHook(onInterrupt, AFTER_SPARK);
  }

  /** Where to write meanwhile. */
  public Path staging() {
    return staging;
  }

  public FileSystem files() {
    return files;
  }

  /** Swaps what was written into its place. */
  public synchronized void commit() throws IOException {
    if (closed) {
      throw new IOException("the run was interrupted before " + place + " was in its place");
    }
    Path old = new Path(place.getParent(), staging.getName() + ".old");
    boolean replaces = new OutputPlace(files, place).requireStillFree(overwrite);
    if (replaces) {
      move(place, old);
    }
    try {
      move(staging, place);
    } catch (IOException e) {
      if (replaces) {
        move(old, place);
      }
      throw e;
    }
    committed = true;
    if (replaces) {
      files.delete(old, true);
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("Cannot move " + from + " to " + to);
    }
  }

  /** Removes what was written unless it was committed. */
  @Override
  public void close() {
    discard();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(onInterrupt);
    }
  }

  /** Once more at the end of an interrupted run: tasks may have written on after the first time. */
  private synchronized void discard() {
    closed = true;
    if (committed) {
      return;
    }
    try {
      files.delete(staging, true);
    } catch (IOException e) {
      LOG.error("could not remove {}: {}", staging, e.getMessage());
    }
  }
}
