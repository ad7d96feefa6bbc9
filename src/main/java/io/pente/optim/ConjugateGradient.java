package io.pente.optim;

import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import io.pente.settings.Stopping;
import java.util.Locale;

/**
 * Linear conjugate gradients for a quadratic f: z⁺ = z + αd, r⁺ = r − αHd, d⁺ = r⁺ + βd, α =
 * rᵀr/dᵀHd, β = r⁺ᵀr⁺/rᵀr, from r = d = −∇f(start), one product a step (Hestenes and Stiefel, J.
 * Res. NBS 49, 1952). Nothing preconditions it: the variables are scaled already.
 *
 * <p>An iterate is a point whose true gradient was asked, since r, carried along, drifts from it:
 * every 50 steps, when ‖r‖ has fallen by 10⁴ since, when it reaches the tolerance, and at the limit
 * of steps. The true gradient then replaces r, and if it is far from r the directions start afresh.
 * Iterations count steps.
 */
public final class ConjugateGradient implements Method<ConjugateGradient.Memory> {
  private static final int STEPS = 50;
  private static final double FALL = 1e-4;
  private static final double DRIFT = 0.1;
  private static final int PATIENCE = 3;
  private final int limit;
  private final double tolerance;

  /**
   * @param limit of steps, as in {@link Stopping#iterations}
   * @param tolerance as in {@link Stopping#tolerance}
   */
  public ConjugateGradient(int limit, double tolerance) {
    this.limit = limit;
    this.tolerance = tolerance;
  }

  /**
   * @param startNorm the gradient's norm at the start, as it is measured
   * @param steps from the last iterate to z
   * @param point z
   * @param residual r, as carried along
   * @param direction d
   * @param length α of the last step; 0 before the first
   */
  record Memory(
      double startNorm,
      int steps,
      double[] point,
      double[] residual,
      double[] direction,
      double length) {}

  @Override
  public String name() {
    return "cg";
  }

  @Override
  public boolean monotone() {
    return true;
  }

  @Override
  public Position<Memory> start(Problem problem, Iterate start) {
    double norm = problem.gradientNorm(start.point(), start.gradient());
    double[] none = new double[start.point().length];
    Memory fresh = new Memory(norm, 0, start.point(), none, none, 0);
    return afresh(Position.begun(problem, start, fresh));
  }

  @Override
  public Position<Memory> tell(Position<Memory> p, Evaluation answer) {
    return p.asked() instanceof Query.Product ? stepped(p, answer.gradient()) : verified(p, answer);
  }

  /** Along −∇f from the last iterate. */
  private static Position<Memory> afresh(Position<Memory> p) {
    Memory m = p.memory();
    double[] down = Vectors.times(-1, p.at().gradient());
    return along(p, new Memory(m.startNorm(), 0, p.at().point(), down, down, m.length()));
  }

  private static Position<Memory> along(Position<Memory> p, Memory m) {
    return p.asking(m, NextStep.product(p.problem(), p.at().point(), m.direction()));
  }

  private static Position<Memory> verify(Position<Memory> p, Memory m) {
    return p.asking(m, NextStep.gradient(p.problem(), m.point()));
  }

  private Position<Memory> stepped(Position<Memory> p, double[] product) {
    Memory m = p.memory();
    double square = Vectors.dot(m.residual(), m.residual());
    double length = square / Vectors.dot(m.direction(), product);
    double[] point = Vectors.plus(m.point(), length, m.direction());
    double[] residual = Vectors.plus(m.residual(), -length, product);
    if (!(length > 0) || !Vectors.finite(point) || !Vectors.finite(residual)) {
      return m.steps() > 0 ? verify(p, m) : p.stopped(end(p, Double.NaN));
    }
    double ratio = Vectors.dot(residual, residual) / square;
    double[] direction = Vectors.plus(residual, ratio, m.direction());
    Memory next = new Memory(m.startNorm(), m.steps() + 1, point, residual, direction, length);
    return due(p, next) ? verify(p, next) : along(p, next);
  }

  private boolean due(Position<Memory> p, Memory m) {
    Iterate from = p.at();
    boolean fallen = Vectors.norm(m.residual()) <= FALL * Vectors.norm(from.gradient());
    double enough = tolerance * p.problem().yardstick().unitAt(from.there(), m.startNorm());
    boolean reached = p.problem().gradientNorm(m.point(), m.residual()) <= enough;
    return m.steps() >= STEPS || fallen || reached || from.iteration() + m.steps() >= limit;
  }

  private static Position<Memory> verified(Position<Memory> p, Evaluation answer) {
    Memory m = p.memory();
    BoundedValue to = BoundedValue.of(p.problem(), m.point(), answer);
    if (!answer.finite() || !to.finite() || to.above(p.level())) {
      return p.stopped(end(p, to.value()));
    }
    Iterate next = new Iterate(p.at().iteration() + m.steps(), m.point(), answer, m.length());
    double norm = Vectors.norm(next.gradient());
    double promised = m.length() * norm * norm / 2;
    RoundingWatch watch = p.watch().after(norm, promised, to);
    Position<Memory> at = p.moved(next, watch, m);
    if (watch.since() >= PATIENCE) {
      return at.stopped(RoundingWatch.solved(p.problem(), next, promised));
    }
    double[] down = Vectors.times(-1, next.gradient());
    boolean drifted = Vectors.norm(Vectors.minus(down, m.residual())) > DRIFT * norm;
    return drifted
        ? afresh(at)
        : along(at, new Memory(m.startNorm(), 0, m.point(), down, m.direction(), m.length()));
  }

  private static NextStep.Stop end(Position<Memory> p, double seen) {
    Memory m = p.memory();
    double norm = Vectors.norm(p.at().gradient());
    double promised = m.length() * norm * norm / 2;
    return m.length() > 0 && promised <= p.at().valueError()
        ? RoundingWatch.solved(p.problem(), p.at(), promised)
        : new NextStep.Stop(
            StopReason.DIVERGED,
            String.format(
                Locale.ROOT,
                "%d conjugate steps led from the value %.6g to %.6g: the curvature told is not this"
                    + " function's",
                m.steps(),
                p.at().value(),
                seen));
  }
}
