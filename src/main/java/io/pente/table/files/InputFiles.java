package io.pente.table.files;

import io.pente.failure.BadInputException;
import io.pente.message.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * Finds the files that paths, folders and globs stand for, by one rule for all formats.
 *
 * <p>A path that exists as it is written is that file or folder; any other is a glob. Folders are
 * gone through to their ends. Names that start with {@code _} or {@code .} are passed over, unless
 * they are given or the glob has that character too; {@code _x=1} is a folder as any other.
 */
public final class InputFiles {
  private final Configuration configuration;
  private final CompressionCodecFactory codecs;
  private final TreeMap<String, InputFile> found = new TreeMap<>();

  private InputFiles(Configuration configuration) {
    this.configuration = configuration;
    this.codecs = new CompressionCodecFactory(configuration);
  }

  /**
   * The files in the order of their paths, each once however often it was named.
   *
   * @throws BadInputException for a path that names nothing, or a folder without files
   */
  public static List<InputFile> of(List<String> paths, Configuration configuration) {
    InputFiles files = new InputFiles(configuration);
    for (String path : paths) {
      try {
        files.add(path);
      } catch (IOException | IllegalArgumentException e) {
        throw new BadInputException(path + " cannot be read: " + firstLine(e), e);
      }
    }
    return new ArrayList<>(files.found.values());
  }

  private void add(String given) throws IOException {
    Path path = Storage.path(given);
    FileSystem files = Storage.of(path, configuration);
    int before = found.size();
    List<FileStatus> matches =
        files.exists(path) ? List.of(files.getFileStatus(path)) : matches(files, path);
    if (matches.isEmpty()) {
      throw new BadInputException("no such file: " + given + hint(path, files));
    }
    for (FileStatus match : matches) {
      add(files, match, given, 0);
    }
    boolean folders = matches.stream().allMatch(FileStatus::isDirectory);
    if (found.size() == before && folders && matches.stream().noneMatch(this::listed)) {
      throw new BadInputException("no files in the folder " + given);
    }
  }

  /** Whether a path named before has files of this folder. */
  private boolean listed(FileStatus folder) {
    String path = folder.getPath() + "/";
    String next = found.ceilingKey(path);
    return next != null && next.startsWith(path);
  }

  private static List<FileStatus> matches(FileSystem files, Path glob) throws IOException {
    FileStatus[] all = files.globStatus(glob);
    List<FileStatus> matches = new ArrayList<>();
    for (FileStatus match : all == null ? new FileStatus[0] : all) {
      if (!hidden(match.getPath(), glob)) {
        matches.add(match);
      }
    }
    return matches;
  }

  /** Whether one of the names that matched is hidden and the glob does not ask for that. */
  private static boolean hidden(Path match, Path glob) {
    Path name = match;
    for (Path part = glob; part != null && name != null; part = part.getParent()) {
      boolean asked = part.getName().startsWith(name.getName().substring(0, firstLength(name)));
      if (hidden(name.getName()) && !asked) {
        return true;
      }
      name = name.getParent();
    }
    return false;
  }

  private static int firstLength(Path path) {
    return Math.min(1, path.getName().length());
  }

  private static boolean hidden(String name) {
    return name.startsWith(".") || (name.startsWith("_") && name.indexOf('=') < 0);
  }

  /**
   * @param depth how many folders below the given path this one is
   */
  private void add(FileSystem files, FileStatus status, String given, int depth)
      throws IOException {
    if (status.isDirectory()) {
      for (FileStatus child : files.listStatus(status.getPath())) {
        if (!hidden(child.getPath().getName())) {
          add(files, child, given, depth + 1);
        }
      }
      return;
    }
    Path at = plain(status.getPath());
    boolean compressed = codecs.getCodec(at) != null;
    found.putIfAbsent(
        at.toString(),
        new InputFile(
            at.toString(),
            shown(at, given),
            status.getLen(),
            compressed,
            status.getModificationTime(),
            Folders.of(at, Math.max(0, depth - 1))));
  }

  /** The one way to write a local path: without {@code ..}. */
  private static Path plain(Path path) {
    if (!"file".equals(path.toUri().getScheme())) {
      return path;
    }
    String local = java.nio.file.Path.of(path.toUri().getPath()).normalize().toString();
    return new Path("file", null, local);
  }

  /** A local file without its scheme, from the working folder where it was given from there. */
  private static String shown(Path path, String given) {
    if (!"file".equals(path.toUri().getScheme())) {
      return path.toString();
    }
    java.nio.file.Path local = java.nio.file.Path.of(path.toUri().getPath());
    java.nio.file.Path working = java.nio.file.Path.of("").toAbsolutePath();
    boolean relative = !given.startsWith("/") && !given.startsWith("file:");
    return (relative && local.startsWith(working) ? working.relativize(local) : local).toString();
  }

  private static String hint(Path path, FileSystem files) {
    try {
      Path parent = path.getParent() == null ? new Path(".") : path.getParent();
      FileStatus[] siblings = files.listStatus(parent);
      return NearestName.hint(
          path.getName(),
          Arrays.stream(siblings).map(s -> s.getPath().getName()).sorted().toList());
    } catch (IOException e) {
      return "";
    }
  }

  public static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse(message);
  }

  public static BadInputException unreadable(InputFile file, Exception e) {
    Exception cause = e instanceof UncheckedIOException wrapped ? wrapped.getCause() : e;
    return new BadInputException(file.shown() + " cannot be read: " + firstLine(cause), e);
  }
}
