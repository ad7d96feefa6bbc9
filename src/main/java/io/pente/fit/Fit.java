package io.pente.fit;

import io.pente.data.RowSet;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.event.FitProgress;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.message.Count;
import io.pente.objective.Evaluation;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import io.pente.optim.Listener;
import io.pente.optim.Method;
import io.pente.optim.Minimization;
import io.pente.optim.MinimizationState;
import io.pente.optim.Outcome;
import io.pente.optim.Progress;
import io.pente.optim.StateJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The driver of every fit: minimizes a problem's questions over its rows, a pass at a time, and
 * tells a listener, who may stop it.
 */
final class Fit {
  /** The settings that may be others where a run is gone on with. */
  private static final Set<String> FREE =
      Set.of("iterations", "partitions", "storageLevel", "keepMoments");

  /** What lines that stand for columns and rows begin with. */
  private static final String ROWS = "rows: ";

  private Fit() {}

  /**
   * Runs to the end.
   *
   * @param state where to go on from; empty for the problem's starts
   * @throws io.pente.failure.DivergenceException where a value or gradient is not finite at a start
   */
  static Ended run(FitProblem problem, Optional<String> state, FitListener listener) {
    return minimize(problem, problem.method(), state, listener);
  }

  /**
   * A run's end.
   *
   * @param outcomes one for each of the problem's starts, in their order
   * @param emptyBatches how many batches had no row that weighs anything, and were drawn again
   */
  record Ended(List<Outcome> outcomes, int emptyBatches) {}

  /**
   * What is told to go on from.
   *
   * @param of what the run was of
   */
  private record Resumable(String of, MinimizationState<?> state) {}

  private static <M extends Record> Ended minimize(
      FitProblem problem, Method<M> method, Optional<String> state, FitListener listener) {
    Teller teller = new Teller(problem, listener);
    Minimization<M> start =
        Minimization.of(problem.starts(), method, problem.stages(), problem.batch(), teller);
    Minimization<M> begun = state.isPresent() ? start.at(read(state.get(), problem)) : start;
    Minimization<M> end = begun.toEnd(new Timed(problem.objective(), listener));
    List<Outcome> outcomes = end.outcomes();
    problem.ended(outcomes, teller.seconds()).ifPresent(teller::tell);
    if (end.emptyBatches() > 0) {
      listener.note(
          Sentence.of(
              "%s had no row that weighs anything, and %s drawn again",
              Count.of(end.emptyBatches(), "batch", "batches"),
              end.emptyBatches() == 1 ? "was" : "were"));
    }
    return new Ended(outcomes, end.emptyBatches());
  }

  private static <M extends Record> MinimizationState<M> read(String text, FitProblem problem) {
    try {
      Resumable told = StateJson.read(text, Resumable.class);
      requireSame(told.of(), problem.identity());
      @SuppressWarnings("unchecked") // the method refuses what is not its own
      MinimizationState<M> state = (MinimizationState<M>) told.state();
      int dimension = problem.objective().dimension();
      int starts = problem.starts().size();
      if (!state.method().equals(problem.method().name())) {
        throw new IllegalArgumentException(
            "it is of " + state.method() + ", and this is " + problem.method().name());
      }
      if (state.problems().size() != starts || !state.isOf(dimension)) {
        throw new IllegalArgumentException("it is of other columns, or of other starts");
      }
      return state.limitedTo(problem.starts().get(0).stopping().iterations());
    } catch (IllegalArgumentException e) {
      throw new UsageException("the state cannot be gone on from: " + e.getMessage());
    }
  }

  /**
   * What is fitted to what, a line each.
   *
   * @param rows a key of the columns and rows
   */
  static String identity(Map<String, Object> settings, String rows) {
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (name, value) -> text.append(FREE.contains(name) ? "" : name + " " + value + "\n"));
    return text.append(ROWS).append(rows).toString();
  }

  /** Refuses the first thing in which what is to be gone on with is another than it was. */
  private static void requireSame(String before, String now) {
    List<String> was = before.lines().toList();
    List<String> is = now.lines().toList();
    for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
      String old = i < was.size() ? was.get(i) : "nothing";
      String own = i < is.size() ? is.get(i) : "nothing";
      if (!old.equals(own) && old.startsWith(ROWS)) {
        throw new IllegalArgumentException("it is of other columns, or of other rows");
      }
      if (!old.equals(own)) {
        throw new IllegalArgumentException("it is of " + old + ", and this is " + own);
      }
    }
  }

  /** An objective whose passes are told. */
  private record Timed(Objective inner, FitListener listener) implements Objective {
    @Override
    public int dimension() {
      return inner.dimension();
    }

    @Override
    public List<Evaluation> evaluate(List<Query> queries, RowSet rows, String label) {
      long start = System.nanoTime();
      List<Evaluation> answers = inner.evaluate(queries, rows, label);
      listener.on(new FitEvent.Passed(label, (System.nanoTime() - start) * 1e-9));
      return answers;
    }
  }

  /** Tells a fit's listener in original units what the minimization reports in its own. */
  private static final class Teller implements Listener {
    private final FitProblem problem;
    private final FitListener listener;
    private final long start = System.nanoTime();
    private Progress before = new Progress(0, List.of());
    private FitProgress last;
    private MinimizationState<?> state;

    Teller(FitProblem problem, FitListener listener) {
      this.problem = problem;
      this.listener = listener;
    }

    @Override
    public boolean iteration(Progress now) {
      problem.events(before, now).forEach(listener::on);
      before = now;
      return tell(problem.progress(now, seconds()));
    }

    private boolean tell(FitProgress told) {
      if (last != null && told.sameAs(last)) {
        return true;
      }
      last = told;
      MinimizationState<?> here = state;
      Supplier<String> text = () -> StateJson.write(new Resumable(problem.identity(), here));
      return listener.on(new FitEvent.Iterated(told, text)) == FitListener.Answer.GO_ON;
    }

    @Override
    public void state(MinimizationState<?> now) {
      state = now;
    }

    private double seconds() {
      return (System.nanoTime() - start) * 1e-9;
    }

    @Override
    public String label(Progress now) {
      return problem.label(last == null ? problem.progress(now, 0) : last);
    }
  }
}
