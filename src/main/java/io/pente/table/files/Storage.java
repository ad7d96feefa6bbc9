package io.pente.table.files;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Paths and the file systems that they are on. */
public final class Storage {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");

  private Storage() {}

  /** A path as users write it: a colon that no {@code scheme:/} has is part of a name. */
  static Path path(String given) {
    return SCHEME.matcher(given).matches() ? new Path(given) : new Path(null, null, given);
  }

  /** Where the path is; a local name with a colon has no checksum file beside it. */
  public static FileSystem of(Path path, Configuration configuration) throws IOException {
    FileSystem files = path.getFileSystem(configuration);
    boolean colon = path.getName().indexOf(':') >= 0;
    return colon && files instanceof LocalFileSystem local ? local.getRaw() : files;
  }

  /**
   * Looks whether a file is still as it was when the input was listed: of its length and time.
   *
   * @throws BadInputException where it is not, or is gone
   */
  public static void requireUnchanged(InputFile file, Configuration configuration)
      throws IOException {
    Path path = new Path(file.path());
    FileStatus now;
    try {
      now = of(path, configuration).getFileStatus(path);
    } catch (java.io.FileNotFoundException e) {
      throw changed(file, "it is gone");
    }
    if (now.getLen() != file.length()) {
      throw changed(
          file, Sentence.of("%,d bytes became %,d", file.length(), now.getLen()).toString());
    }
    if (file.modified() != 0 && now.getModificationTime() != file.modified()) {
      throw changed(file, "it was written again");
    }
  }

  private static BadInputException changed(InputFile file, String how) {
    return new BadInputException(
        Sentence.of(
            "%s changed while it was read: %s; run again on input that stays as it is",
            file.shown(), how));
  }
}
