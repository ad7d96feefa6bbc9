package io.pente.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.event.FitProgress;
import io.pente.failure.Sentence;
import io.pente.linalg.Kernels;
import io.pente.model.file.Json;
import io.pente.spark.store.GrowingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Writes what happens in a run: notes and progress to stderr, iterations to the history file if
 * there is one, line by line as they are made.
 */
final class History implements FitListener, AutoCloseable {
  private final ObjectMapper mapper = new ObjectMapper();
  private final Optional<GrowingFile> file;
  private final boolean verbose;
  private final Display display;

  private History(Optional<GrowingFile> file, boolean verbose, Display display) {
    this.file = file;
    this.verbose = verbose;
    this.display = display;
  }

  /**
   * @param name of the history file; null for none
   * @param progress auto, plain or off
   */
  static History to(
      SparkSession spark, String name, boolean overwrite, boolean verbose, String progress)
      throws IOException {
    Optional<GrowingFile> file = Optional.empty();
    if (name != null) {
      file =
          Optional.of(new GrowingFile(spark.sparkContext().hadoopConfiguration(), name, overwrite));
    }
    History history = new History(file, verbose, Display.of(progress, spark.sparkContext()));
    if (verbose) {
      history.note(Sentence.of("kernels of this JVM: %s", Kernels.best().name()));
    }
    return history;
  }

  @Override
  public Answer on(FitEvent event) {
    display.on(event);
    if (event instanceof FitEvent.Noted noted) {
      display.println("pente: " + Flags.text(noted.note()));
    } else if (event instanceof FitEvent.Iterated iterated) {
      write(iterated.progress());
    }
    return Answer.GO_ON;
  }

  private void write(FitProgress progress) {
    ObjectNode line = mapper.createObjectNode().put("iteration", progress.iteration());
    Json.number(line, "loss", progress.loss());
    Json.number(line, "objective", progress.objective());
    Json.number(line, "gradientNorm", progress.gradientNorm());
    Json.number(line, "step", progress.step());
    Json.number(line, "seconds", progress.seconds());
    line.put("rows", progress.rows());
    progress.notes().forEach(line::putPOJO);
    if (verbose) {
      display.println("pente: " + line);
    }
    if (file.isPresent()) {
      try {
        file.get().append(line.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    display.close();
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
