package io.pente.optim;

import io.pente.objective.Evaluation;
import io.pente.settings.Stopping;
import java.util.Locale;

/**
 * Linear conjugate gradients for a quadratic f (no l1): z⁺ = z + αd, r⁺ = r − αHd, d⁺ = r⁺ + βd, α
 * = rᵀr/dᵀHd, β = r⁺ᵀr⁺/rᵀr, from r = d = −∇f(start), one product a step (Hestenes and Stiefel, J.
 * Res. NBS 49, 1952). Nothing preconditions it: the variables are scaled already.
 *
 * <p>An iterate is a point whose true gradient was asked, since r, carried along, drifts from it:
 * every 50 steps, when ‖r‖ has fallen by 10⁴ since, when it reaches the tolerance relative to the
 * start, and at the limit of steps. The true gradient then replaces r, and if it is far from r the
 * directions start afresh. Iterations count steps.
 */
public final class ConjugateGradient implements Method<ConjugateGradient.State> {
  private static final int STEPS = 50;
  private static final double FALL = 1e-4;
  private static final double DRIFT = 0.1;
  private static final int PATIENCE = 3;
  private final int limit;
  private final double tolerance;

  /**
   * @param limit of steps, as in {@link Stopping#iterations}
   * @param tolerance as in {@link Stopping#tolerance}, here relative to the start
   */
  public ConjugateGradient(int limit, double tolerance) {
    this.limit = limit;
    this.tolerance = tolerance;
  }

  /**
   * @param current the last point whose gradient was asked; null before the first answer
   * @param startNorm ‖∇f(start)‖
   * @param steps from the current point to z
   * @param point z
   * @param residual r, as carried along
   * @param direction d
   * @param length α of the last step; 0 before the first
   * @param verifying whether the true gradient at z is asked
   * @param stop why nothing more is asked; null while running
   */
  public record State(
      Problem problem,
      Iterate current,
      double startNorm,
      int steps,
      double[] point,
      double[] residual,
      double[] direction,
      double length,
      boolean verifying,
      RoundingWatch stall,
      NextStep.Stop stop) {
    private State with(NextStep.Stop why) {
      return new State(
          problem, current, startNorm, steps, point, residual, direction, length, verifying, stall,
          why);
    }

    private State verify() {
      return new State(
          problem, current, startNorm, steps, point, residual, direction, length, true, stall,
          null);
    }
  }

  @Override
  public String name() {
    return "cg";
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
        problem, null, 0, 0, problem.start(), null, null, 0, true, RoundingWatch.NONE, null);
  }

  @Override
  public NextStep next(State s) {
    if (s.stop != null) {
      return s.stop;
    }
    return s.verifying
        ? NextStep.gradient(s.problem, s.point)
        : NextStep.product(s.problem, s.current.point(), s.direction);
  }

  @Override
  public State tell(State s, Evaluation answer) {
    if (s.current == null) {
      Iterate start = Iterate.first(s.problem, answer);
      double norm = Vectors.norm(start.gradient());
      return afresh(s, start, norm, RoundingWatch.NONE);
    }
    return s.verifying ? verified(s, answer) : stepped(s, answer.gradient());
  }

  private static State afresh(State s, Iterate from, double startNorm, RoundingWatch stall) {
    double[] down = Vectors.times(-1, from.gradient());
    return new State(
        s.problem, from, startNorm, 0, from.point(), down, down, s.length, false, stall, null);
  }

  private State stepped(State s, double[] product) {
    double square = Vectors.dot(s.residual, s.residual);
    double length = square / Vectors.dot(s.direction, product);
    double[] point = Vectors.plus(s.point, length, s.direction);
    double[] residual = Vectors.plus(s.residual, -length, product);
    if (!(length > 0) || !Vectors.finite(point) || !Vectors.finite(residual)) {
      return s.steps > 0 ? s.verify() : s.with(end(s, Double.NaN));
    }
    double ratio = Vectors.dot(residual, residual) / square;
    double[] direction = Vectors.plus(residual, ratio, s.direction);
    State next =
        new State(
            s.problem,
            s.current,
            s.startNorm,
            s.steps + 1,
            point,
            residual,
            direction,
            length,
            false,
            s.stall,
            null);
    return due(next) ? next.verify() : next;
  }

  private boolean due(State s) {
    double norm = Vectors.norm(s.residual);
    double enough = Math.max(FALL * Vectors.norm(s.current.gradient()), tolerance * s.startNorm);
    return s.steps >= STEPS || norm <= enough || s.current.iteration() + s.steps >= limit;
  }

  private static State verified(State s, Evaluation answer) {
    BoundedValue from = BoundedValue.of(s.problem, s.current);
    BoundedValue to = BoundedValue.of(s.problem, s.point, answer);
    if (!answer.finite() || !to.finite() || to.above(from)) {
      return s.with(end(s, to.value()));
    }
    Iterate next =
        new Iterate(
            s.current.iteration() + s.steps,
            s.point,
            answer.value(),
            answer.valueError(),
            answer.gradient(),
            s.length);
    double norm = Vectors.norm(next.gradient());
    double promised = s.length * norm * norm / 2;
    RoundingWatch stall = s.stall.after(norm, promised, to);
    if (stall.since() >= PATIENCE) {
      return afresh(s, next, s.startNorm, stall).with(RoundingWatch.stop(next, promised));
    }
    double[] down = Vectors.times(-1, next.gradient());
    boolean drifted = Vectors.norm(Vectors.minus(down, s.residual)) > DRIFT * norm;
    return drifted
        ? afresh(s, next, s.startNorm, stall)
        : new State(
            s.problem,
            next,
            s.startNorm,
            0,
            s.point,
            down,
            s.direction,
            s.length,
            false,
            stall,
            null);
  }

  private static NextStep.Stop end(State s, double seen) {
    double norm = Vectors.norm(s.current.gradient());
    double promised = s.length * norm * norm / 2;
    return s.length > 0 && promised <= s.current.valueError()
        ? RoundingWatch.stop(s.current, promised)
        : new NextStep.Stop(
            StopReason.DIVERGED,
            String.format(
                Locale.ROOT,
                "%d conjugate steps led from the value %.6g to %.6g: the curvature told is not this"
                    + " function's",
                s.steps,
                s.current.value(),
                seen));
  }
}
