package io.pente.ml;

import io.pente.data.RowSet;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.event.FitProgress;
import io.pente.failure.UsageException;
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
import java.util.Optional;

/**
 * The driver of every fit: minimizes a problem's questions over its rows, a pass at a time, and
 * tells a listener, who may stop it.
 */
final class Fit {
  private Fit() {}

  /**
   * Runs to the end.
   *
   * @param state where to go on from; empty for the problem's starts
   * @return an outcome for each of the problem's starts, in their order
   * @throws io.pente.failure.DivergenceException where a value or gradient is not finite at a start
   */
  static List<Outcome> run(FitProblem problem, Optional<String> state, FitListener listener) {
    return minimize(problem, problem.method(), state, listener);
  }

  private static <M extends Record> List<Outcome> minimize(
      FitProblem problem, Method<M> method, Optional<String> state, FitListener listener) {
    Teller teller = new Teller(problem, listener);
    Minimization<M> start =
        Minimization.of(problem.starts(), method, problem.stages(), problem.batch(), teller);
    Minimization<M> begun = state.isPresent() ? start.at(read(state.get(), problem)) : start;
    List<Outcome> outcomes = begun.run(new Timed(problem.objective(), listener));
    problem.ended(outcomes, teller.seconds()).ifPresent(teller::tell);
    return outcomes;
  }

  private static <M extends Record> MinimizationState<M> read(String text, FitProblem problem) {
    try {
      @SuppressWarnings("unchecked") // the method refuses what is not its own
      MinimizationState<M> state = StateJson.read(text, MinimizationState.class);
      int dimension = problem.objective().dimension();
      int starts = problem.starts().size();
      if (!state.method().equals(problem.method().name())) {
        throw new IllegalArgumentException(
            "it is of " + state.method() + ", and this is " + problem.method().name());
      }
      if (state.problems().size() != starts || !state.isOf(dimension)) {
        throw new IllegalArgumentException("it is of other columns, or of other starts");
      }
      return state;
    } catch (IllegalArgumentException e) {
      throw new UsageException("the state cannot be gone on from: " + e.getMessage());
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
      return listener.on(new FitEvent.Iterated(told, this::text)) == FitListener.Answer.GO_ON;
    }

    @Override
    public void state(MinimizationState<?> now) {
      state = now;
    }

    private String text() {
      return StateJson.write(state);
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
