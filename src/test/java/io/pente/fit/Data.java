package io.pente.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pente.Tables;
import io.pente.event.FitListener;
import io.pente.settings.LinearSettings;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The data sets in data/ with their exact solutions, and tables written by a test. */
final class Data {
  private Data() {}

  static Table open(String path) {
    return new Tables(LocalSpark.session()).open(Source.of(path));
  }

  /** The exact least-squares solution of a data set, from rational arithmetic. */
  static JsonNode exact(String set) {
    try {
      return new ObjectMapper().readTree(Path.of("data", "reference.json").toFile()).get(set);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }

  static Table csv(Path folder, String text) {
    try {
      Path file = Files.createTempFile(folder, "table", ".csv");
      Files.writeString(file, text);
      return open(file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TrainedLinear train(Table table, List<String> targets, LinearSettings options) {
    return train(table, ColumnRoles.training(targets, List.of()), options);
  }

  static TrainedLinear train(Table table, ColumnRoles wanted, LinearSettings options) {
    return LinearTraining.train(table, wanted, options, FitListener.NONE);
  }

  static LinearSettings options() {
    return LinearSettings.DEFAULTS;
  }
}
