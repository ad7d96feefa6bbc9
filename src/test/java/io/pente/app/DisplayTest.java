package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.event.FitEvent;
import io.pente.event.FitProgress;
import io.pente.failure.InvalidSettingException;
import io.pente.spark.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private static final SparkContext CONTEXT = LocalSpark.session().sparkContext();
  private static final FitEvent ITERATED =
      new FitEvent.Iterated(
          new FitProgress(7, 12.5, 13, 3e-4, 1e-9, 0.1, 2, 100, Map.of()), () -> "");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private String shown(boolean shown, boolean terminal, double first, FitEvent... events)
      throws InterruptedException {
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Display display = new Display(err, shown, terminal, first, CONTEXT)) {
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
        .contains("reading, 0 of 0 parts");
  }

  @Test
  void onATerminalThereIsOneBarThatMoves() throws InterruptedException {
    String text = shown(true, true, 5, ITERATED);
    assertThat(text).contains("\r").contains("iteration 7, loss").contains("pente: a note\n");
  }

  @Test
  void offIsOff() throws InterruptedException {
    assertThat(shown(false, true, 0, ITERATED)).endsWith("pente: a note\n").doesNotContain("loss");
    assertThatThrownBy(() -> Display.of("loud", CONTEXT))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("progress is one of auto, plain, off, not 'loud'");
  }
}
