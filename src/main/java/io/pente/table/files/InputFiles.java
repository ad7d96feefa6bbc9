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

/** Finds the files that paths, folders and globs stand for. */
public final class InputFiles {
  private final Configuration configuration;
  private final CompressionCodecFactory codecs;
  private final TreeMap<String, InputFile> found = new TreeMap<>();

  private InputFiles(Configuration configuration) {
    this.configuration = configuration;
    this.codecs = new CompressionCodecFactory(configuration);
  }

  /**
   * The files in the order of their paths, each once. Within folders, names that start with {@code
   * _} or {@code .} are passed over, as Spark does.
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
    Path path = new Path(given);
    FileSystem files = path.getFileSystem(configuration);
    int before = found.size();
    FileStatus[] matches =
        files.exists(path) ? new FileStatus[] {files.getFileStatus(path)} : files.globStatus(path);
    if (matches == null || matches.length == 0) {
      throw new BadInputException("no such file: " + given + hint(path, files));
    }
    for (FileStatus match : matches) {
      add(files, match, given);
    }
    if (found.size() == before && matches.length == 1 && matches[0].isDirectory()) {
      throw new BadInputException("no files in the folder " + given);
    }
  }

  private void add(FileSystem files, FileStatus status, String given) throws IOException {
    if (status.isDirectory()) {
      for (FileStatus child : files.listStatus(status.getPath())) {
        String name = child.getPath().getName();
        if (!name.startsWith("_") && !name.startsWith(".")) {
          add(files, child, given);
        }
      }
      return;
    }
    String path = status.getPath().toString();
    boolean compressed = codecs.getCodec(status.getPath()) != null;
    found.put(
        path, new InputFile(path, shown(status.getPath(), given), status.getLen(), compressed));
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
