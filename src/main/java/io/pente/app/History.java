package io.pente.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.event.FitProgress;
import io.pente.failure.Sentence;
import io.pente.linalg.Kernels;
import io.pente.model.file.ModelJson;
import io.pente.spark.store.StagedOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.SparkSession;

/**
 * Writes what happens in a run: notes and progress to stderr, iterations to the history file if
 * there is one.
 */
final class History implements FitListener, AutoCloseable {
  private final ObjectMapper mapper = new ObjectMapper();
  private final StagedOutput place;
  private final Writer lines;
  private final boolean verbose;
  private final Display display;

  private History(StagedOutput place, boolean verbose, Display display) throws IOException {
    this.place = place;
    this.verbose = verbose;
    this.display = display;
    this.lines =
        place == null
            ? Writer.nullWriter()
            : new OutputStreamWriter(place.files().create(place.staging()), StandardCharsets.UTF_8);
  }

  /**
   * @param file null for none
   * @param progress auto, plain or off
   */
  static History to(
      SparkSession spark, String file, boolean overwrite, boolean verbose, String progress)
      throws IOException {
    Display display = Display.of(progress, spark.sparkContext());
    History history =
        new History(file == null ? null : Outputs.file(spark, file, overwrite), verbose, display);
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
    ModelJson.number(line, "loss", progress.loss());
    ModelJson.number(line, "objective", progress.objective());
    ModelJson.number(line, "gradientNorm", progress.gradientNorm());
    ModelJson.number(line, "step", progress.step());
    ModelJson.number(line, "seconds", progress.seconds());
    line.put("rows", progress.rows());
    progress.notes().forEach(line::putPOJO);
    if (verbose) {
      display.println("pente: " + line);
    }
    try {
      lines.write(line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void commit() throws IOException {
    lines.close();
    if (place != null) {
      place.commit();
    }
  }

  @Override
  public void close() throws IOException {
    display.close();
    lines.close();
    if (place != null) {
      place.close();
    }
  }
}
