package io.pente.optim;

import io.pente.objective.Evaluation;
import java.util.Arrays;
import java.util.Locale;

/**
 * Gauss–Newton within a trust region, for sums of squares f (no l1): z⁺ = z + p, p the minimizer of
 * ∇fᵀp + ½pᵀBp within ‖p‖ ≤ Δ by {@link TruncatedSolve}, B = 2 Re(JᴴJ), one pass a product and no
 * Jacobian kept (Steihaug 1983; Nocedal and Wright, Numerical Optimization, 2006, algorithms 4.1
 * and 7.2).
 *
 * <p>The equations are solved to ‖∇f + Bp‖ ≤ min(½, √(‖∇f‖/‖∇f(start)‖)) ‖∇f‖, which converges
 * superlinearly where the residuals vanish. p is taken if f falls by 10⁻⁴ of what the model
 * promises; or, where that is below f's rounding errors, if f has not risen beyond them and the
 * gradient is shorter. Δ begins without a bound.
 */
public final class GaussNewton implements Method<GaussNewton.State> {
  private static final int TRIES = 40;
  private static final int TRIES_IN_ROUNDING = 6;
  private static final int PATIENCE = 10;
  private static final int FEWEST_PRODUCTS = 20;
  private static final int MOST_PRODUCTS = 500;
  private static final int NUMBERS = 4_000_000;

  /**
   * @param current the last accepted iterate; null before the first answer
   * @param startNorm ‖∇f(start)‖
   * @param radius Δ
   * @param solve of the step's equations
   * @param step p, once solved; null while products are asked
   * @param tries how many steps from the current iterate were refused
   * @param stop why nothing more is asked; null while running
   */
  public record State(
      Problem problem,
      Iterate current,
      double startNorm,
      double radius,
      TruncatedSolve solve,
      TruncatedSolve.Solution step,
      int tries,
      RoundingWatch stall,
      NextStep.Stop stop) {
    private State with(TruncatedSolve next, TruncatedSolve.Solution found) {
      return new State(problem, current, startNorm, radius, next, found, tries, stall, null);
    }

    private State with(NextStep.Stop why) {
      return new State(problem, current, startNorm, radius, solve, step, tries, stall, why);
    }

    private BoundedValue level() {
      return BoundedValue.of(problem, current);
    }
  }

  @Override
  public String name() {
    return "gauss-newton";
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
    return new State(
        problem, null, 0, Double.POSITIVE_INFINITY, null, null, 0, RoundingWatch.NONE, null);
  }

  @Override
  public NextStep next(State s) {
    if (s.stop != null) {
      return s.stop;
    }
    if (s.current == null) {
      return NextStep.gradient(s.problem, s.problem.start());
    }
    return s.step == null
        ? NextStep.product(s.problem, s.current.point(), s.solve.direction())
        : NextStep.gradient(s.problem, candidate(s));
  }

  private static double[] candidate(State s) {
    return Vectors.plus(s.current.point(), 1, s.step.point());
  }

  @Override
  public State tell(State s, Evaluation answer) {
    if (s.current == null) {
      Iterate start = Iterate.first(s.problem, answer);
      double norm = Vectors.norm(start.gradient());
      return aim(s.problem, start, norm, s.radius, RoundingWatch.NONE);
    }
    if (s.step != null) {
      return judge(s, answer);
    }
    TruncatedSolve solve = s.solve.tell(answer.gradient());
    return solve.done() ? propose(s.with(solve, null)) : s.with(solve, null);
  }

  private static State aim(
      Problem problem, Iterate from, double startNorm, double radius, RoundingWatch stall) {
    double norm = Vectors.norm(from.gradient());
    double enough = Math.min(0.5, Math.sqrt(norm / startNorm)) * norm;
    TruncatedSolve solve =
        TruncatedSolve.start(from.gradient(), enough, radius, products(from.point().length));
    State aimed = new State(problem, from, startNorm, radius, solve, null, 0, stall, null);
    return solve.done() ? aimed.with(RoundingWatch.stop(from, 0)) : aimed;
  }

  /** As many as rounding may need, if memory holds the path. */
  private static int products(int dimension) {
    int most = Math.min(MOST_PRODUCTS, NUMBERS / dimension);
    return Math.max(FEWEST_PRODUCTS, Math.min(2 * dimension, most));
  }

  private static State propose(State s) {
    TruncatedSolve.Solution step = s.solve.within(s.radius);
    if (Vectors.norm(step.point()) == 0) {
      step = downhill(s);
    }
    State proposed = s.with(s.solve, step);
    boolean moves = !Arrays.equals(candidate(proposed), s.current.point());
    return moves ? proposed : proposed.with(end(proposed, Double.NaN));
  }

  /** Where no curvature is seen along the gradient: as far as the origin is, or 1. */
  private static TruncatedSolve.Solution downhill(State s) {
    double norm = Vectors.norm(s.current.gradient());
    double length = Math.min(s.radius, Math.max(Vectors.norm(s.current.point()), 1));
    double[] point = Vectors.times(-length / norm, s.current.gradient());
    return new TruncatedSolve.Solution(point, length * norm, true);
  }

  private static State judge(State s, Evaluation answer) {
    double[] point = candidate(s);
    BoundedValue to = BoundedValue.of(s.problem, point, answer);
    BoundedValue from = s.level();
    boolean finite = answer.finite() && to.finite() && Vectors.finite(point);
    double promised = s.step.promised();
    boolean rounding = promised <= from.error() + to.error();
    double share = (from.value() - to.value()) / promised;
    boolean shorter = Vectors.norm(answer.gradient()) < Vectors.norm(s.current.gradient());
    boolean taken = finite && (rounding ? shorter && !to.above(from) : share >= 1e-4);
    return taken ? accept(s, point, answer, rounding ? 1 : share) : refuse(s, answer);
  }

  private static State accept(State s, double[] point, Evaluation answer, double share) {
    double length = Vectors.norm(s.step.point());
    Iterate next = s.current.after(point, answer, length);
    double radius = s.radius;
    if (share < 0.25) {
      radius = length / 4;
    } else if (share > 0.75 && s.step.bounded()) {
      radius = Math.max(radius, 2 * length);
    }
    double norm = Vectors.norm(next.gradient());
    RoundingWatch stall = s.stall.after(norm, s.step.promised(), BoundedValue.of(s.problem, next));
    State at = aim(s.problem, next, s.startNorm, radius, stall);
    return stall.since() >= PATIENCE ? at.with(RoundingWatch.stop(next, s.step.promised())) : at;
  }

  private static State refuse(State s, Evaluation answer) {
    double radius = Vectors.norm(s.step.point()) / 4;
    int tries = s.tries + 1;
    boolean rounding = s.solve.within(Double.MAX_VALUE).promised() <= s.level().error();
    State back =
        new State(s.problem, s.current, s.startNorm, radius, s.solve, s.step, tries, s.stall, null);
    return tries < (rounding ? TRIES_IN_ROUNDING : TRIES)
        ? propose(back)
        : back.with(end(back, answer.value()));
  }

  private static NextStep.Stop end(State s, double seen) {
    double promised = s.solve.within(Double.MAX_VALUE).promised();
    return promised <= s.level().error()
        ? RoundingWatch.stop(s.current, promised)
        : new NextStep.Stop(
            StopReason.DIVERGED,
            String.format(
                Locale.ROOT,
                "%d steps were refused, the last of length %.3g: the value went from %.6g to %.6g",
                s.tries,
                Vectors.norm(s.step.point()),
                s.current.value(),
                seen));
  }
}
