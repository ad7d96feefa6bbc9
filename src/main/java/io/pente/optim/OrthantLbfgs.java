package io.pente.optim;

import io.pente.objective.Evaluation;
import java.util.Locale;

/**
 * L-BFGS for f + Σ l1ᵢ|zᵢ|, orthant by orthant: d = −H⋄F, ⋄F the smallest subgradient and H the
 * {@link InverseHessian} of f among the coordinates that may move; z⁺ = z + αd with what crosses 0,
 * or would leave it against −⋄F, put exactly there (OWL-QN: Andrew and Gao, ICML 2007; H restricted
 * to the free coordinates and d kept as it is on those that are not 0, so that, the zeros once
 * found, it is L-BFGS on the others).
 *
 * <p>α goes down from 1 until F falls by 10⁻⁴ of what ⋄F promises, or, where rounding hides that, F
 * has not risen beyond it and the slope has not turned up to 0.8 of what it was. The first step,
 * along −⋄F, begins at gᵀg/gᵀBg by one product. Where no step is found along d, H is forgotten.
 */
public final class OrthantLbfgs implements Method<OrthantLbfgs.State> {
  private static final int TRIES = 40;
  private static final int TRIES_IN_ROUNDING = 8;
  private static final int PATIENCE = 30;

  /**
   * @param current the last accepted iterate; null before the first answer
   * @param orthant to search in
   * @param direction d
   * @param first the longest α of this search
   * @param step the α asked about; 0 while the first curvature is asked
   * @param tries how many candidates were refused
   * @param stop why nothing more is asked; null while running
   */
  public record State(
      Problem problem,
      Iterate current,
      InverseHessian known,
      Orthant orthant,
      double[] direction,
      double first,
      double step,
      int tries,
      RoundingWatch stall,
      NextStep.Stop stop) {
    private State with(NextStep.Stop why) {
      return new State(problem, current, known, orthant, direction, first, step, tries, stall, why);
    }

    private State trying(double nextStep, int nextTries) {
      double longest = nextTries == 0 ? nextStep : first;
      return new State(
          problem, current, known, orthant, direction, longest, nextStep, nextTries, stall, null);
    }

    private double[] subgradient() {
      return problem.subgradient(current.point(), current.gradient());
    }

    /** What α = first would lower F by, were it a parabola with its minimum there. */
    private double promised() {
      return -first * Vectors.dot(subgradient(), direction) / 2;
    }
  }

  @Override
  public String name() {
    return "owlqn";
  }

  @Override
  public boolean monotone() {
    return true;
  }

  @Override
  public boolean supportsAbsolutePenalty() {
    return true;
  }

  @Override
  public Iterate current(State state) {
    return state.current();
  }

  @Override
  public State start(Problem problem) {
    return new State(
        problem, null, InverseHessian.UNKNOWN, null, null, 0, 0, 0, RoundingWatch.NONE, null);
  }

  @Override
  public NextStep next(State s) {
    if (s.stop != null) {
      return s.stop;
    }
    if (s.current == null) {
      return NextStep.gradient(s.problem, s.problem.start());
    }
    return s.step == 0
        ? NextStep.product(s.problem, s.current.point(), s.direction)
        : NextStep.gradient(s.problem, candidate(s));
  }

  private static double[] candidate(State s) {
    return s.orthant.nearest(Vectors.plus(s.current.point(), s.step, s.direction));
  }

  @Override
  public State tell(State s, Evaluation answer) {
    if (s.current == null) {
      return downhill(s.problem, Iterate.first(s.problem, answer), 0, RoundingWatch.NONE);
    }
    if (s.step == 0) {
      return s.trying(firstStep(s, answer), 0);
    }
    double[] point = candidate(s);
    double[] way = Vectors.minus(point, s.current.point());
    double before = Vectors.dot(s.subgradient(), way);
    double after = Vectors.dot(s.orthant.gradient(answer.gradient(), s.problem.l1()), way);
    BoundedValue to = BoundedValue.of(s.problem, point, answer);
    boolean finite = answer.finite() && to.finite() && Vectors.finite(point);
    BoundedValue from = BoundedValue.of(s.problem, s.current);
    return finite && Acceptance.SUFFICIENT.takes(to, from, 0, before, after)
        ? accept(s, point, answer)
        : refuse(s, to, finite ? before / (before - after) : 0.1);
  }

  private static double firstStep(State s, Evaluation product) {
    double norm = Vectors.norm(s.direction);
    double curved = Vectors.dot(s.direction, product.gradient()) / norm / norm;
    // Without curvature to go by: as far as the point is from the origin, or 1.
    double reach = Math.max(Vectors.norm(s.current.point()), 1) / norm;
    return curved > 0 && Double.isFinite(1 / curved) ? 1 / curved : reach;
  }

  private static State accept(State s, double[] point, Evaluation answer) {
    Iterate next = s.current.after(point, answer, s.step);
    double[] step = Vectors.minus(point, s.current.point());
    double[] change = Vectors.minus(next.gradient(), s.current.gradient());
    InverseHessian known = s.known.updated(step, change);
    double norm = s.problem.gradientNorm(point, next.gradient());
    State at = aim(s.problem, next, known, s.stall, Vectors.norm(step));
    if (at.stop != null) {
      return at;
    }
    double promised = at.promised();
    RoundingWatch stall = s.stall.after(norm, promised, BoundedValue.of(s.problem, next));
    State watched =
        new State(
            at.problem, next, known, at.orthant, at.direction, at.first, at.step, 0, stall, null);
    return stall.since() >= PATIENCE ? watched.with(RoundingWatch.stop(next, promised)) : watched;
  }

  /** The next search, by what is known of the Hessian among the free coordinates. */
  private static State aim(
      Problem problem, Iterate from, InverseHessian known, RoundingWatch stall, double lastLength) {
    double[] subgradient = problem.subgradient(from.point(), from.gradient());
    Orthant orthant = Orthant.around(from.point(), subgradient, problem.l1());
    InverseHessian free = known.among(orthant.free());
    double norm = Vectors.norm(subgradient);
    if (free.unknown()) {
      return downhill(problem, from, norm > 0 ? lastLength / norm : 0, stall);
    }
    double[] direction = orthant.enterable(from.point(), free.descent(subgradient));
    if (!Vectors.finite(direction) || !(Vectors.dot(direction, subgradient) < 0)) {
      return downhill(problem, from, free.scale(), stall);
    }
    return new State(problem, from, known, orthant, direction, 1, 1, 0, stall, null);
  }

  /** Along −⋄F, all forgotten; a step of 0 asks for the curvature first. */
  private static State downhill(Problem problem, Iterate from, double step, RoundingWatch stall) {
    double[] subgradient = problem.subgradient(from.point(), from.gradient());
    Orthant orthant = Orthant.around(from.point(), subgradient, problem.l1());
    double[] down = Vectors.times(-1, subgradient);
    State s =
        new State(problem, from, InverseHessian.UNKNOWN, orthant, down, step, step, 0, stall, null);
    return Vectors.norm(down) > 0 ? s : s.with(RoundingWatch.stop(from, 0));
  }

  private static State refuse(State s, BoundedValue to, double share) {
    double promised = s.promised();
    boolean rounding = promised <= BoundedValue.of(s.problem, s.current).error();
    if (s.tries + 1 < (rounding ? TRIES_IN_ROUNDING : TRIES)) {
      return s.trying(s.step * Math.min(Math.max(share, 0.1), 0.5), s.tries + 1);
    }
    if (!s.known.unknown()) {
      return downhill(s.problem, s.current, s.known.scale(), s.stall);
    }
    return s.with(rounding ? RoundingWatch.stop(s.current, promised) : diverged(s, to));
  }

  private static NextStep.Stop diverged(State s, BoundedValue to) {
    return new NextStep.Stop(
        StopReason.DIVERGED,
        String.format(
            Locale.ROOT,
            "no step along the gradient was found: at the last, of %.3g, the objective went from"
                + " %.6g to %.6g",
            s.step,
            BoundedValue.of(s.problem, s.current).value(),
            to.value()));
  }
}
