package io.pente.spark;

import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file or folder that appears whole or not at all: it is written beside its place, under a hidden
 * name, and swapped in by {@link #commit}. A run that fails or is interrupted leaves the old one
 * untouched and nothing of the new one.
 */
public final class StagedOutput implements AutoCloseable {
  private final FileSystem files;
  private final Path place;
  private final Path staging;
  private final Thread onInterrupt = new Thread(this::discard, "pente-discard-output");
  private boolean done;

  /**
   * @param overwrite whether something that is there already may be replaced
   * @throws UsageException where it exists and may not be replaced
   */
  public StagedOutput(Configuration configuration, String place, boolean overwrite) {
    try {
      Path asked = new Path(place);
      this.files = asked.getFileSystem(configuration);
      this.place = files.makeQualified(asked);
      this.staging =
          new Path(this.place.getParent(), "." + asked.getName() + "." + UUID.randomUUID() + ".part");
      if (!overwrite && files.exists(this.place)) {
        throw new UsageException(place + " exists already (give --overwrite to replace it)");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException("Cannot write to %s: %s".formatted(place, e.getMessage()), e);
    }
    Runtime.getRuntime().addShutdownHook(onInterrupt);
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
    Path old = new Path(place.getParent(), staging.getName() + ".old");
    boolean replaces = files.exists(place);
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
    done = true;
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
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      // The JVM is going down: the hook has run or will find nothing to do.
      return;
    }
  }

  private synchronized void discard() {
    if (done) {
      return;
    }
    done = true;
    try {
      files.delete(staging, true);
    } catch (IOException e) {
      System.err.println("pente: could not remove " + staging + ": " + e.getMessage());
    }
  }
}
