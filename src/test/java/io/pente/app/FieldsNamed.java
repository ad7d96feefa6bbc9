package io.pente.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields of settings that the library's messages name, read from its sources. */
final class FieldsNamed {
  private static final List<Pattern> NAMED =
      List.of(
          Pattern.compile("setting\\(\\s*\"([\\w.]+)\""),
          Pattern.compile(
              "(?:InvalidSettingException\\.\\w+|Ranges\\.require)\\([^;\"]*\"([\\w.]+)\""),
          Pattern.compile("requireNotNegative\\([^;\"]*\"([\\w.]+)\""));

  private FieldsNamed() {}

  /** spark.ml's parameters, which the room {@code ml} names, are no flags. */
  private static boolean isParameters(Path file) {
    return file.startsWith("src/main/java/io/pente/ml");
  }

  static Set<String> inTheLibrary() {
    Set<String> fields = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(f -> f.toString().endsWith(".java")).toList();
      for (Path file : sources.stream().filter(f -> !isParameters(f)).toList()) {
        String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
        for (Pattern pattern : NAMED) {
          Matcher named = pattern.matcher(text);
          while (named.find()) {
            fields.add(named.group(1));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields;
  }
}
