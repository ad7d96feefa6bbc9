package io.pente.table.text;

import io.pente.Tables;
import io.pente.failure.Sentence;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Rows;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that a test writes, and the cases of people who do this job, as rows and notes. */
final class Written {
  static final ColumnRoles Y = ColumnRoles.training(List.of("y"), List.of());

  private Written() {}

  static Source file(Path folder, String name, String text, Charset charset) {
    return file(folder, name, text.getBytes(charset));
  }

  static Source file(Path folder, String name, String text) {
    return file(folder, name, text, StandardCharsets.UTF_8);
  }

  static Source file(Path folder, String name, byte[] bytes) {
    try {
      return Source.of(Files.write(folder.resolve(name), bytes).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Source given(String name) {
    return Source.of("src/test/resources/cases/" + name);
  }

  static Table open(Source source) {
    return new Tables(LocalSpark.session()).open(source);
  }

  static ColumnRoles features(String... names) {
    return ColumnRoles.training(List.of("y"), List.of(names));
  }

  static List<String> rows(Source source) {
    return rows(source, 1);
  }

  static List<String> rows(Source source, int partitions) {
    return Rows.read(open(source), Y, partitions);
  }

  static List<String> notes(Source source) {
    return open(source).notes().stream().map(Sentence::toString).toList();
  }
}
