package io.pente.spark.store;

import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Where an output goes, once it is known that it may. */
record OutputPlace(FileSystem files, Path path) {
  /**
   * @param overwrite whether something of the same kind that is there already may be replaced; a
   *     folder only if it is a model or was written by Spark
   * @throws UsageException where it exists and may not be replaced
   */
  static OutputPlace of(
      Configuration configuration, String place, StagedOutput.Kind kind, boolean overwrite) {
    try {
      Path asked = new Path(place);
      FileSystem files = asked.getFileSystem(configuration);
      OutputPlace found = new OutputPlace(files, files.makeQualified(asked));
      if (found.path.getParent() == null) {
        throw new UsageException(place + " cannot be an output: name a " + word(kind) + " in it");
      }
      if (files.exists(found.path)) {
        found.checkReplaceable(place, kind, overwrite);
      }
      return found;
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          String.format(Locale.ROOT, "Cannot write to '%s': %s", place, e.getMessage()));
    }
  }

  /**
   * Whether something is at the place now.
   *
   * @throws UsageException where it is, came there during the run, and may not be replaced
   */
  boolean requireStillFree(boolean overwrite) throws IOException {
    boolean taken = files.exists(path);
    if (taken && !overwrite) {
      throw new UsageException(path + " appeared while the run was going on, and is left as it is");
    }
    return taken;
  }

  private void checkReplaceable(String shown, StagedOutput.Kind kind, boolean overwrite)
      throws IOException {
    if (!overwrite) {
      throw new UsageException(
          Sentence.of(
              "%s exists already (give %s to replace it)", shown, Sentence.setting("overwrite")));
    }
    boolean folder = files.getFileStatus(path).isDirectory();
    if (folder == (kind == StagedOutput.Kind.FILE)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s is a %s and is not replaced by a %s",
              shown,
              word(folder ? StagedOutput.Kind.FOLDER : StagedOutput.Kind.FILE),
              word(kind)));
    }
    if (folder && files.listStatus(path).length > 0 && !holds(kind)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s holds something else than a %s, and is not replaced: remove it yourself or choose another place",
              shown,
              kind == StagedOutput.Kind.FOLDER ? "table" : "model"));
    }
  }

  /** Whether the folder is what it would be replaced by: a model, or a table that Spark wrote. */
  private boolean holds(StagedOutput.Kind kind) throws IOException {
    boolean model = files.exists(new Path(path, "model.json"));
    boolean table = files.exists(new Path(path, "_SUCCESS"));
    return switch (kind) {
      case MODEL -> model;
      case STAGE -> model || table || files.exists(new Path(path, "metadata"));
      case FOLDER, FILE -> !model && table;
    };
  }

  private static String word(StagedOutput.Kind kind) {
    return kind == StagedOutput.Kind.FILE ? "file" : "folder";
  }
}
