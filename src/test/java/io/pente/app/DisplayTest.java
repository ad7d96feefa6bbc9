package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.Tables;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.event.FitProgress;
import io.pente.fit.LinearTraining;
import io.pente.settings.LinearSettings;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayTest {
  private static final SparkContext CONTEXT = LocalSpark.session().sparkContext();
  private static final FitEvent ITERATED =
      new FitEvent.Iterated(
          new FitProgress(7, 12.5, 13, 3e-4, 1e-9, 0.1, 2, 100, Map.of()), () -> "");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private String shown(boolean shown, boolean terminal, double first, FitEvent... events)
      throws InterruptedException {
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Display display = new Display(err, shown, terminal, first, CONTEXT, System.nanoTime())) {
      display.on(new FitEvent.Passed("pass", 0.25));
      for (FitEvent event : events) {
        display.on(event);
      }
      Thread.sleep(2600);
      display.println("pente: a note");
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void elsewhereThanOnATerminalALineIsSaidNowAndThen() throws InterruptedException {
    assertThat(shown(true, false, 0.5, ITERATED).lines())
        .hasSizeBetween(2, 3)
        .first()
        .asString()
        .matches(
            "pente: 1 s: iteration 7, loss 12\\.5000, gradient 0\\.00030 of 1\\.0e-09, 0\\.25 s a pass");
  }

  @Test
  void aRunOfAFewSecondsIsNotSpokenInto() throws InterruptedException {
    assertThat(shown(true, false, 5, ITERATED)).isEqualTo("pente: a note\n");
  }

  @Test
  void readingIsSaidByItsParts() throws InterruptedException {
    assertThat(shown(true, false, 0.5, new FitEvent.Packing("t")))
        .contains("reading, 0 of 0 parts, 0 bytes, 0 rows");
  }

  @Test
  void onATerminalThereIsOneBarThatMoves() throws InterruptedException {
    String text = shown(true, true, 5, ITERATED);
    assertThat(text).contains("\r").contains("pente: a note\n");
    assertThat(text.substring(0, text.indexOf("pente: a note"))).contains("iteration 7, loss");
  }

  @Test
  void offIsOff() throws InterruptedException {
    assertThat(shown(false, true, 0, ITERATED)).endsWith("pente: a note\n").doesNotContain("loss");
  }

  @Test
  void whatTasksReadIsCountedWhileRowsArePacked() throws Exception {
    ReadParts read = new ReadParts();
    CONTEXT.addSparkListener(read);
    try {
      LinearSettings settings = LinearSettings.DEFAULTS.withPartitions(3);
      Table table = new Tables(LocalSpark.session()).open(Source.of("data/diabetes.csv"));
      ColumnRoles roles = ColumnRoles.training(List.of("target"), List.of());
      LinearTraining.train(table, roles, settings, FitListener.NONE);
      CONTEXT.listenerBus().waitUntilEmpty();
    } finally {
      CONTEXT.removeSparkListener(read);
    }
    assertThat(List.of(read.done(), read.of())).containsExactly(3, 3);
    assertThat(read.rows()).isEqualTo(442);
    assertThat(read.bytes()).isBetween(21_000L, 22_000L);
  }

  @Test
  void theInputIsNamedBeforeAnythingElseUnlessProgressIsOff(@TempDir Path folder) {
    String line = "train --input data/diabetes.csv --targets target --model %s/%s --progress %s";
    assertThat(Run.line(line, folder, "a", "plain").err())
        .startsWith("reading data/diabetes.csv: 1 file, 21.4 kB\n");
    assertThat(Run.line(line, folder, "b", "off").err()).doesNotContain("kB");
    Run refused = Run.line(line, folder, "c", "loud");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo("pente: --progress is one of auto, plain, off, not 'loud'\n");
  }

  @Test
  void sizesAreGivenToThreeDigits() {
    assertThat(List.of(Bytes.text(1), Bytes.text(999), Bytes.text(1000), Bytes.text(999_499)))
        .containsExactly("1 byte", "999 bytes", "1.00 kB", "999 kB");
    assertThat(List.of(Bytes.text(999_500), Bytes.text(12_345_678), Bytes.text(Long.MAX_VALUE)))
        .containsExactly("1.00 MB", "12.3 MB", "9.22 EB");
  }
}
