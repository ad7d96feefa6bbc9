package io.pente.optim;

import io.pente.linalg.SymmetricSolver;
import io.pente.objective.Evaluation;
import java.util.Locale;

/**
 * Newton's method for a quadratic whose Hessian is known by a factor, up to rounding: z⁺ = z −
 * H⁻¹∇f(z) with a true gradient each time, which is iterative refinement (Björck 1987). Each step
 * shortens the error, in the norm √(sᵀHs), by the relative error of the factor; along directions of
 * little curvature it may be long at first. It ends at rounding level, where a step is no longer
 * shorter in that norm than half of the one before, or too short to change any number of z.
 */
public final class Newton implements Method<Newton.State> {
  private final SymmetricSolver hessian;

  /**
   * @param hessian solves Hx = b
   */
  public Newton(SymmetricSolver hessian) {
    this.hessian = hessian;
  }

  /**
   * @param current the last accepted iterate; null before the first answer
   * @param step s = −H⁻¹∇f there
   * @param length √(sᵀHs) = √(−sᵀ∇f)
   * @param stop why nothing more is asked; null while running
   */
  public record State(
      Problem problem, Iterate current, double[] step, double length, NextStep.Stop stop) {}

  @Override
  public String name() {
    return "newton";
  }

  @Override
  public boolean monotone() {
    return true;
  }

  @Override
  public boolean supportsAbsolutePenalty() {
    return false;
  }

  @Override
  public boolean supportsBatches() {
    return false;
  }

  @Override
  public Iterate current(State state) {
    return state.current;
  }

  @Override
  public State start(Problem problem) {
    return new State(problem, null, null, Double.NaN, null);
  }

  @Override
  public NextStep next(State state) {
    if (state.stop != null) {
      return state.stop;
    }
    return NextStep.gradient(
        state.problem, state.current == null ? state.problem.start() : candidate(state));
  }

  private static double[] candidate(State state) {
    return Vectors.plus(state.current.point(), 1, state.step);
  }

  @Override
  public State tell(State state, Evaluation answer) {
    if (state.current == null) {
      return at(
          state,
          new Iterate(
              0, state.problem.start(), answer.value(), answer.valueError(), answer.gradient(), 0));
    }
    double[] point = candidate(state);
    Iterate next =
        new Iterate(
            state.current.iteration() + 1,
            point,
            answer.value(),
            answer.valueError(),
            answer.gradient(),
            1);
    boolean refused =
        !answer.finite()
            || !Vectors.finite(point)
            || BoundedValue.of(state.problem, next)
                .above(BoundedValue.of(state.problem, state.current));
    return refused ? refused(state, answer) : at(state, next);
  }

  private State refused(State state, Evaluation answer) {
    StopReason why = state.current.iteration() == 0 ? StopReason.DIVERGED : StopReason.ROUNDING;
    String seen =
        String.format(
            Locale.ROOT,
            "Newton's step led from the value %.17g to %.17g",
            state.current.value(),
            answer.value());
    return new State(
        state.problem, state.current, state.step, state.length, new NextStep.Stop(why, seen));
  }

  private State at(State state, Iterate now) {
    double[] solved = hessian.solve(now.gradient());
    double[] step = new double[solved.length];
    for (int i = 0; i < step.length; i++) {
      step[i] = -solved[i];
    }
    double length = Math.sqrt(Math.max(0, -Vectors.dot(step, now.gradient())));
    boolean stalled = state.step != null && length > state.length / 2;
    NextStep.Stop stop = null;
    if (length == 0 || stalled || still(now.point(), step)) {
      String seen = String.format(Locale.ROOT, "another step would have the length %.2g", length);
      stop = new NextStep.Stop(StopReason.REFINED, seen);
    }
    return new State(state.problem, now, step, length, stop);
  }

  /** Whether the step changes no number of the point. */
  private static boolean still(double[] point, double[] step) {
    boolean same = true;
    for (int i = 0; same && i < point.length; i++) {
      same = point[i] + step[i] == point[i];
    }
    return same;
  }
}
