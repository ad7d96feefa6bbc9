package io.pente.table.text;

import io.pente.failure.PenteException;
import io.pente.table.RowSink;
import io.pente.table.files.FileRange;
import io.pente.table.files.InputFile;
import io.pente.table.files.Slices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** A read of all rows for what the cells of a few columns show, where the first rows do not. */
final class AllRows {
  private AllRows() {}

  /** By name, of the rows in their order; with columns of which nothing was met. */
  static Map<String, ColumnGuess> guesses(
      JavaSparkContext context,
      List<InputFile> files,
      LineFormat format,
      FolderCells folders,
      Set<String> names) {
    int count = Slices.count(files, context.defaultParallelism());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    JavaRDD<Map<String, ColumnGuess>> looks =
        context
            .parallelize(Slices.cut(files, count), count)
            .map(slice -> guesses(slice, format, folders, names, configuration.value()));
    List<Map<String, ColumnGuess>> parts = PenteException.unwrapped(looks::collect);
    Map<String, ColumnGuess> all = new LinkedHashMap<>();
    for (Map<String, ColumnGuess> part : parts) {
      part.forEach(
          (name, guess) -> all.computeIfAbsent(name, each -> new ColumnGuess()).add(guess));
    }
    return all;
  }

  private static Map<String, ColumnGuess> guesses(
      ArrayList<FileRange> slice,
      LineFormat format,
      FolderCells folders,
      Set<String> names,
      SerializableConfiguration configuration)
      throws java.io.IOException {
    GuessReader reader = format.guesses(names);
    try (TextCursor rows =
        new TextCursor(
            slice,
            format,
            reader,
            folders,
            configuration.value(),
            TaskContext.get().taskMetrics().inputMetrics())) {
      while (rows.next(RowSink.NOWHERE)) {
        continue; // what is wrong with a row, whoever uses it says
      }
    }
    return reader.guesses();
  }
}
