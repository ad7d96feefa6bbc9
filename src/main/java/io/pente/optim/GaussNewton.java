package io.pente.optim;

import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import java.util.Arrays;
import java.util.Locale;

/**
 * Gauss–Newton within a trust region, for sums of squares f: z⁺ = z + p, p the minimizer of ∇fᵀp +
 * ½pᵀBp within ‖p‖ ≤ Δ by {@link TruncatedSolve}, B = 2 Re(JᴴJ), one pass a product and no Jacobian
 * kept (Steihaug 1983; Nocedal and Wright, Numerical Optimization, 2006, algorithms 4.1 and 7.2).
 *
 * <p>The equations are solved to ‖∇f + Bp‖ ≤ min(½, √(‖∇f‖/‖∇f(start)‖)) ‖∇f‖, which converges
 * superlinearly where the residuals vanish. p is taken if f falls by 10⁻⁴ of what the model
 * promises; or, where that is below f's rounding errors, if f has not risen beyond them and the
 * gradient is shorter. Δ begins as the problem's reach, which is mostly no bound.
 */
public final class GaussNewton implements Method<GaussNewton.Memory> {
  private static final int TRIES = 40;
  private static final int TRIES_IN_ROUNDING = 6;
  private static final int PATIENCE = 10;
  private static final int FEWEST_PRODUCTS = 20;
  private static final int MOST_PRODUCTS = 500;
  private static final int NUMBERS = 4_000_000;

  /**
   * @param startNorm ‖∇f(start)‖
   * @param radius Δ
   * @param solve of the step's equations
   * @param step p; 0 while products are asked
   * @param tries how many steps from the current iterate were refused
   */
  record Memory(
      double startNorm,
      double radius,
      TruncatedSolve solve,
      TruncatedSolve.Solution step,
      int tries) {}

  @Override
  public String name() {
    return "gauss-newton";
  }

  @Override
  public boolean monotone() {
    return true;
  }

  @Override
  public Position<Memory> start(Problem problem, Iterate start) {
    double norm = Vectors.norm(start.gradient());
    double radius = problem.reach();
    TruncatedSolve none = TruncatedSolve.start(start.gradient(), norm, radius, 0);
    Memory fresh = new Memory(norm, radius, none, none.within(0), 0);
    return aim(Position.begun(problem, start, fresh), radius);
  }

  @Override
  public Position<Memory> tell(Position<Memory> p, Evaluation answer) {
    if (p.asked() instanceof Query.Product) {
      TruncatedSolve solve = p.memory().solve().tell(answer.gradient());
      return solve.done() ? propose(solving(p, solve)) : solving(p, solve);
    }
    return judge(p, answer);
  }

  private static Position<Memory> aim(Position<Memory> p, double radius) {
    Memory m = p.memory();
    double[] gradient = p.at().gradient();
    double norm = Vectors.norm(gradient);
    double enough = Math.min(0.5, Math.sqrt(norm / m.startNorm())) * norm;
    TruncatedSolve solve =
        TruncatedSolve.start(gradient, enough, radius, products(gradient.length));
    Position<Memory> aimed =
        solving(p.asking(new Memory(m.startNorm(), radius, solve, m.step(), 0), p.next()), solve);
    return solve.done() ? aimed.stopped(RoundingWatch.solved(p.problem(), p.at(), 0)) : aimed;
  }

  private static Position<Memory> solving(Position<Memory> p, TruncatedSolve solve) {
    Memory m = p.memory();
    return p.asking(
        new Memory(m.startNorm(), m.radius(), solve, m.step(), m.tries()),
        NextStep.product(p.problem(), p.at().point(), solve.direction()));
  }

  /** As many as rounding may need, if memory holds the path. */
  private static int products(int dimension) {
    int most = Math.min(MOST_PRODUCTS, NUMBERS / dimension);
    return Math.max(FEWEST_PRODUCTS, Math.min(2 * dimension, most));
  }

  private static Position<Memory> propose(Position<Memory> p) {
    Memory m = p.memory();
    TruncatedSolve.Solution step = m.solve().within(m.radius());
    if (Vectors.norm(step.point()) == 0) {
      step = downhill(p);
    }
    double[] candidate = Vectors.plus(p.at().point(), 1, step.point());
    Position<Memory> proposed =
        p.asking(
            new Memory(m.startNorm(), m.radius(), m.solve(), step, m.tries()),
            NextStep.gradient(p.problem(), candidate));
    boolean moves = !Arrays.equals(candidate, p.at().point());
    return moves ? proposed : proposed.stopped(end(proposed, Double.NaN));
  }

  /** Where no curvature is seen along the gradient: as far as the origin is, or 1. */
  private static TruncatedSolve.Solution downhill(Position<Memory> p) {
    double norm = Vectors.norm(p.at().gradient());
    double length = Math.min(p.memory().radius(), Math.max(Vectors.norm(p.at().point()), 1));
    double[] point = Vectors.times(-length / norm, p.at().gradient());
    return new TruncatedSolve.Solution(point, length * norm, true);
  }

  private static Position<Memory> judge(Position<Memory> p, Evaluation answer) {
    double[] point = p.asked().point();
    BoundedValue to = BoundedValue.of(p.problem(), point, answer);
    BoundedValue from = p.level();
    boolean finite = answer.finite() && to.finite() && Vectors.finite(point);
    double promised = p.memory().step().promised();
    boolean rounding = promised <= from.error() + to.error();
    double share = (from.value() - to.value()) / promised;
    boolean shorter = Vectors.norm(answer.gradient()) < Vectors.norm(p.at().gradient());
    boolean taken = finite && (rounding ? shorter && !to.above(from) : share >= 1e-4);
    return taken ? accept(p, point, answer, rounding ? 1 : share) : refuse(p, answer);
  }

  private static Position<Memory> accept(
      Position<Memory> p, double[] point, Evaluation answer, double share) {
    TruncatedSolve.Solution step = p.memory().step();
    double length = Vectors.norm(step.point());
    Iterate next = p.at().after(point, answer, length);
    double radius = p.memory().radius();
    if (share < 0.25) {
      radius = length / 4;
    } else if (share > 0.75 && step.bounded()) {
      radius = Math.max(radius, 2 * length);
    }
    double norm = Vectors.norm(next.gradient());
    RoundingWatch watch =
        p.watch().after(norm, step.promised(), BoundedValue.of(p.problem(), next));
    Position<Memory> at = aim(p.moved(next, watch, p.memory()), radius);
    return watch.since() >= PATIENCE
        ? at.stopped(RoundingWatch.solved(p.problem(), next, step.promised()))
        : at;
  }

  private static Position<Memory> refuse(Position<Memory> p, Evaluation answer) {
    Memory m = p.memory();
    double radius = Vectors.norm(m.step().point()) / 4;
    int tries = m.tries() + 1;
    boolean rounding = m.solve().within(Double.MAX_VALUE).promised() <= p.level().error();
    Memory shorter = new Memory(m.startNorm(), radius, m.solve(), m.step(), tries);
    Position<Memory> back = p.asking(shorter, p.next());
    return tries < (rounding ? TRIES_IN_ROUNDING : TRIES)
        ? propose(back)
        : back.stopped(end(back, answer.value()));
  }

  private static NextStep.Stop end(Position<Memory> p, double seen) {
    Memory m = p.memory();
    double promised = m.solve().within(Double.MAX_VALUE).promised();
    return promised <= p.level().error()
        ? RoundingWatch.solved(p.problem(), p.at(), promised)
        : new NextStep.Stop(
            StopReason.DIVERGED,
            String.format(
                Locale.ROOT,
                "%d steps were refused, the last of length %.3g: the value went from %.6g to %.6g",
                m.tries(),
                Vectors.norm(m.step().point()),
                p.at().value(),
                seen));
  }
}
