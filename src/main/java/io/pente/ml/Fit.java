package io.pente.ml;

import io.pente.data.RowSet;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.event.FitProgress;
import io.pente.objective.Evaluation;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import io.pente.optim.Listener;
import io.pente.optim.Method;
import io.pente.optim.Minimization;
import io.pente.optim.Outcome;
import io.pente.optim.Progress;
import java.util.List;

/**
 * The driver of every fit: minimizes a problem's questions over its rows, a pass at a time, and
 * tells a listener, who may stop it.
 */
final class Fit {
  private Fit() {}

  /**
   * Runs to the end.
   *
   * @return an outcome for each of the problem's starts, in their order
   * @throws io.pente.failure.DivergenceException where a value or gradient is not finite at a start
   */
  static List<Outcome> run(FitProblem problem, FitListener listener) {
    return minimize(problem, problem.method(), listener);
  }

  private static <M extends Record> List<Outcome> minimize(
      FitProblem problem, Method<M> method, FitListener listener) {
    Teller teller = new Teller(problem, listener);
    List<Outcome> outcomes =
        Minimization.of(problem.starts(), method, problem.stages(), problem.batch(), teller)
            .run(new Timed(problem.objective(), listener));
    problem.ended(outcomes, teller.seconds()).ifPresent(teller::tell);
    return outcomes;
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
      return listener.on(new FitEvent.Iterated(told)) == FitListener.Answer.GO_ON;
    }

    private double seconds() {
      return (System.nanoTime() - start) * 1e-9;
    }

    @Override
    public String label(Progress now) {
      return problem.label(last);
    }
  }
}
