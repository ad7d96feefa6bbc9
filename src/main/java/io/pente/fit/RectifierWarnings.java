package io.pente.fit;

import io.pente.data.ColumnSums;
import io.pente.data.RectifierMoments;
import io.pente.event.FitListener;
import io.pente.failure.Sentence;
import io.pente.model.Caution;
import io.pente.objective.DeadRowsTask;
import io.pente.settings.RectifierSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a user should know about a rectifier's run before and after it. */
record RectifierWarnings(RectifierRows rows, RectifierSettings settings, FitListener listener) {
  /** |c| below which a row counts as dead: about λu &lt; −17. */
  private static final double DEAD = 1e-6;

  /** Objectives this near each other, relative to them or to f at 0, are one. */
  private static final double SAME = 1e-6;

  /** Beside its start, what is as good as 0. */
  private static final double VANISHED = 1e-3;

  /** Says at how many rows the rectifier passes no gradient, in one pass for all starts. */
  void deadRows(List<double[]> starts, double lambda) {
    int count = starts.size();
    double[] columns = new double[Math.multiplyExact(rows.moments().dimension(), count)];
    for (int k = 0; k < count; k++) {
      for (int j = 0; j < rows.moments().dimension(); j++) {
        columns[j * count + k] = starts.get(k)[j];
      }
    }
    ColumnSums sum =
        rows.cached()
            .blocks()
            .sum(new DeadRowsTask(lambda, columns, count, DEAD), "count dead rows at the start");
    long fewest = (long) Arrays.stream(sum.values()).min().orElse(0);
    long most = (long) Arrays.stream(sum.values()).max().orElse(0);
    if (most > 0) {
      listener.note(
          Sentence.of(
              "dead rows at the start: %s%,d of %,d have a slope below %.0e at lambda %.4g%s",
              fewest == most ? "" : Sentence.of("%,d to ", fewest),
              most,
              sum.rows(),
              DEAD,
              lambda,
              hint(lambda)));
    }
  }

  private Sentence hint(double lambda) {
    return lambda < settings.steepness().lambda()
        ? Sentence.plain("")
        : Sentence.of(
            " (%s begins with a gentler one, where fewer are)", Sentence.setting("lambdaStart"));
  }

  /** Says when the start itself had no gradient, and f is not 0 there. */
  void stationary(TrainedRectifier trained) {
    if (trained.startGradientNorm() == 0 && trained.model().objective() > 0) {
      listener.note(
          Sentence.of(
              "the gradient is 0 at the start, where f is not: x stays where it was;"
                  + " begin elsewhere, with %s or %s",
              Sentence.setting("start"), Sentence.setting("starts")));
    }
  }

  /** Says when a run ended at x = 0, which solves every problem with t = 0. */
  void zero(double[] x, double[] start) {
    boolean free = settings.norm() == 0 && rows.moments().targetSize() == 0;
    if (free && norm(x) <= VANISHED * norm(start)) {
      listener.note(
          Sentence.of(
              "the run ended at x = 0, where f = 0 whatever M, A and S are, as t = 0:"
                  + " give a column t, or keep the norm with %s",
              Sentence.setting("norm")));
    }
  }

  /** Says when several starts led to different minima. */
  static List<Caution> disagreement(double[] objectives, RectifierMoments moments) {
    double lowest = Arrays.stream(objectives).min().orElse(0);
    double highest = Arrays.stream(objectives).max().orElse(0);
    double near = lowest + SAME * Math.max(Math.abs(lowest), squares(moments));
    long same = Arrays.stream(objectives).filter(f -> f <= near).count();
    if (same == objectives.length) {
      return List.of();
    }
    String text =
        String.format(
            Locale.ROOT,
            "the starts do not agree: %,d of %,d led to the lowest objective, %.6g, the others to up"
                + " to %.6g: it need not be the least there is",
            same,
            objectives.length,
            lowest,
            highest);
    return List.of(new Caution("starts-disagree", (double) same / objectives.length, text));
  }

  /** f at x = 0. */
  private static double squares(RectifierMoments moments) {
    double size = moments.targetSize();
    return size * size * moments.rows();
  }

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
  }
}
