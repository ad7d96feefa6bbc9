package io.pente.app;

import io.pente.event.FitEvent;
import io.pente.event.FitProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.spark.SparkContext;

/**
 * How far a run is, on stderr: a bar on a terminal, elsewhere a line now and then, each after twice
 * the time of the one before. First the parts of the table that are packed, then iterations, with
 * loss, gradient against its goal, and the time of a pass.
 */
final class Display implements AutoCloseable {
  private static final int FIRST_SECONDS = 5;
  private static final int WIDTH = 100;

  private final PrintStream err;
  private final boolean shown;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "pente-display");
            thread.setDaemon(true);
            return thread;
          });
  private final long start;
  private final ReadParts parts = new ReadParts();
  private final SparkContext context;
  private ProgressBar bar;
  private double due;
  private FitProgress last;
  private double passSeconds;
  private boolean packing;
  private boolean ended;

  /**
   * @param shown whether anything is
   * @param terminal whether {@code err} is one
   * @param first seconds before the first line
   * @param start when the run began, as {@link System#nanoTime} has it
   */
  Display(
      PrintStream err,
      boolean shown,
      boolean terminal,
      double first,
      SparkContext context,
      long start) {
    this.due = first;
    this.start = start;
    this.err = err;
    this.shown = shown;
    this.context = context;
    if (!shown) {
      return;
    }
    context.addSparkListener(parts);
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("pente")
              .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
              .setUpdateIntervalMillis(500)
              .setStyle(ProgressBarStyle.ASCII)
              .hideEta()
              .continuousUpdate()
              .build();
    }
    ticker.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * For a command.
   *
   * @param mode auto, plain or off
   */
  static Display of(String mode, SparkContext context) {
    boolean terminal = mode.equals("auto") && terminal();
    return new Display(
        System.err, !mode.equals("off"), terminal, FIRST_SECONDS, context, Main.start());
  }

  /** Whether stderr is a terminal, which submit.sh knows; without it, whether the JVM has one. */
  private static boolean terminal() {
    String known = System.getenv("PENTE_TERMINAL");
    return known == null ? System.console() != null : known.equals("yes");
  }

  /** A line that stays, whatever moves below it. */
  synchronized void println(String line) {
    if (bar != null) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
    }
    err.println(line);
  }

  /** Something happened. */
  synchronized void on(FitEvent event) {
    if (event instanceof FitEvent.Packing) {
      packing = true;
    } else if (event instanceof FitEvent.Packed packed) {
      packing = false;
      if (bar != null) {
        bar.maxHint(packed.partitions());
        bar.stepTo(packed.partitions());
      }
    } else if (event instanceof FitEvent.Passed passed) {
      passSeconds = passed.seconds();
    } else if (event instanceof FitEvent.Iterated iterated) {
      last = iterated.progress();
    } else if (event instanceof FitEvent.Ended) {
      ended = true;
      endBar();
    }
  }

  private synchronized void tick() {
    String state = state();
    if (state.isEmpty() || ended) {
      return;
    }
    if (bar != null) {
      bar.setExtraMessage(" " + state);
      if (packing) {
        bar.maxHint(parts.of());
        bar.stepTo(parts.done());
      }
      return;
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (seconds >= due) {
      due = 2 * seconds;
      err.printf(Locale.ROOT, "pente: %.0f s: %s%n", seconds, state);
    }
  }

  private String state() {
    if (packing) {
      return String.format(
          Locale.ROOT,
          "reading, %d of %d parts, %s, %,d rows",
          parts.done(),
          parts.of(),
          Bytes.text(parts.bytes()),
          parts.rows());
    }
    return last == null
        ? ""
        : String.format(
            Locale.ROOT,
            "iteration %d, loss %.6g, gradient %.2g of %.2g, %.2g s a pass",
            last.iteration(),
            last.loss(),
            last.gradientNorm(),
            last.goal(),
            passSeconds);
  }

  private void endBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public synchronized void close() {
    ended = true;
    ticker.shutdownNow();
    if (shown) {
      endBar();
      context.removeSparkListener(parts);
    }
  }
}
