package io.pente.optim;

import io.pente.objective.Evaluation;
import java.util.Locale;

/**
 * L-BFGS, for any smooth f (no l1): z⁺ = z + αd, d = −H∇f(z), H the {@link InverseHessian}, α by
 * {@link LineSearch} (Liu and Nocedal, Math. Programming 45, 1989).
 *
 * <p>The first step, along −g, is tried at gᵀg/gᵀBg, B the Hessian or its Gauss–Newton part, by one
 * product; all others at 1. Where no step is found along d, H is forgotten; where none is found
 * along −g either, that is the end.
 */
public final class Lbfgs implements Method<Lbfgs.State> {
  private static final int TRIES = 25;
  private static final int TRIES_IN_ROUNDING = 6;
  private static final int PATIENCE = 30;

  /**
   * @param current the last accepted iterate; null before the first answer
   * @param direction d
   * @param search along d; null while the first curvature is asked
   * @param stop why nothing more is asked; null while running
   */
  public record State(
      Problem problem,
      Iterate current,
      InverseHessian known,
      double[] direction,
      LineSearch search,
      RoundingWatch stall,
      NextStep.Stop stop) {}

  @Override
  public String name() {
    return "lbfgs";
  }

  @Override
  public boolean monotone() {
    return true;
  }

  @Override
  public Iterate current(State state) {
    return state.current();
  }

  @Override
  public State start(Problem problem) {
    return new State(problem, null, InverseHessian.UNKNOWN, null, null, RoundingWatch.NONE, null);
  }

  @Override
  public NextStep next(State s) {
    if (s.stop != null) {
      return s.stop;
    }
    if (s.current == null) {
      return NextStep.gradient(s.problem, s.problem.start());
    }
    return s.search == null
        ? NextStep.product(s.problem, s.current.point(), s.direction)
        : NextStep.gradient(s.problem, candidate(s));
  }

  private static double[] candidate(State s) {
    return Vectors.plus(s.current.point(), s.search.step(), s.direction);
  }

  @Override
  public State tell(State s, Evaluation answer) {
    if (s.current == null) {
      Iterate start = Iterate.first(s.problem, answer);
      double[] down = Vectors.times(-1, start.gradient());
      return new State(s.problem, start, s.known, down, null, s.stall, null);
    }
    if (s.search == null) {
      return search(s, s.current, s.known, s.stall, firstStep(s, answer));
    }
    double slope = Vectors.dot(answer.gradient(), s.direction);
    LineSearch search = s.search.tell(level(s, answer), slope, answer);
    if (search.found() != null) {
      return accept(s, search.found());
    }
    return search.done()
        ? failed(s, answer)
        : new State(s.problem, s.current, s.known, s.direction, search, s.stall, null);
  }

  private static BoundedValue level(State s, Evaluation answer) {
    boolean finite = answer.finite() && Vectors.finite(candidate(s));
    double value = finite ? answer.value() : Double.POSITIVE_INFINITY;
    return new BoundedValue(value, answer.valueError());
  }

  private static double firstStep(State s, Evaluation product) {
    double norm = Vectors.norm(s.direction);
    double curved = Vectors.dot(s.direction, product.gradient()) / norm / norm;
    // Without curvature to go by: as far as the point is from the origin, or 1.
    double reach = Math.max(Vectors.norm(s.current.point()), 1) / norm;
    return curved > 0 && Double.isFinite(1 / curved) ? 1 / curved : reach;
  }

  private static State accept(State s, LineSearch.Trial found) {
    double[] point = Vectors.plus(s.current.point(), found.step(), s.direction);
    Iterate next = s.current.after(point, found.answer(), found.step());
    double[] step = Vectors.minus(point, s.current.point());
    double[] change = Vectors.minus(next.gradient(), s.current.gradient());
    InverseHessian known = s.known.updated(step, change);
    double[] direction = known.descent(next.gradient());
    double promised = -Vectors.dot(next.gradient(), direction) / 2;
    BoundedValue level = new BoundedValue(next.value(), next.valueError());
    RoundingWatch stall = s.stall.after(Vectors.norm(next.gradient()), promised, level);
    State at = new State(s.problem, next, known, direction, null, stall, null);
    if (stall.since() >= PATIENCE) {
      return stopped(at, RoundingWatch.stop(next, promised));
    }
    double guess = Vectors.norm(step) / Math.max(Vectors.norm(next.gradient()), 1e-300);
    return known.unknown() ? downhill(at, guess) : search(at, next, known, stall, 1);
  }

  private static State search(
      State s, Iterate from, InverseHessian known, RoundingWatch stall, double firstStep) {
    double slope = Vectors.dot(from.gradient(), s.direction);
    if (!(slope < 0) || !Vectors.finite(s.direction)) {
      return known.unknown() ? stopped(s, RoundingWatch.stop(from, 0)) : downhill(s, known.scale());
    }
    boolean rounding = -slope / 2 * firstStep <= from.valueError();
    BoundedValue level = new BoundedValue(from.value(), from.valueError());
    LineSearch search =
        LineSearch.start(level, slope, firstStep, rounding ? TRIES_IN_ROUNDING : TRIES);
    return new State(s.problem, from, known, s.direction, search, stall, null);
  }

  /** Forgets H and goes along −g. */
  private static State downhill(State s, double firstStep) {
    double[] down = Vectors.times(-1, s.current.gradient());
    State at = new State(s.problem, s.current, InverseHessian.UNKNOWN, down, null, s.stall, null);
    return search(at, s.current, InverseHessian.UNKNOWN, s.stall, firstStep);
  }

  private static State failed(State s, Evaluation answer) {
    if (!s.known.unknown()) {
      return downhill(s, s.known.scale());
    }
    double promised = s.search.promised();
    return promised <= s.current.valueError()
        ? stopped(s, RoundingWatch.stop(s.current, promised))
        : stopped(s, diverged(s, answer));
  }

  private static NextStep.Stop diverged(State s, Evaluation answer) {
    return new NextStep.Stop(
        StopReason.DIVERGED,
        String.format(
            Locale.ROOT,
            "no step along the gradient was found: at the last, of %.3g, the value went from %.6g"
                + " to %.6g",
            s.search.step(),
            s.current.value(),
            answer.value()));
  }

  private static State stopped(State s, NextStep.Stop why) {
    return new State(s.problem, s.current, s.known, s.direction, s.search, s.stall, why);
  }
}
