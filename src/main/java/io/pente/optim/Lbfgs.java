package io.pente.optim;

import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import java.util.Locale;

/**
 * L-BFGS, for any smooth f: z⁺ = z + αd, d = −H∇f(z), H the {@link InverseHessian}, α by {@link
 * LineSearch} (Liu and Nocedal, Math. Programming 45, 1989).
 *
 * <p>The first step, along −g, is tried at gᵀg/gᵀBg, B the Hessian or its Gauss–Newton part, by one
 * product; all others at 1. Where no step is found along d, H is forgotten; where none is found
 * along −g either, that is the end.
 */
public final class Lbfgs implements Method<Lbfgs.Memory> {
  private static final int TRIES = 25;
  private static final int TRIES_IN_ROUNDING = 6;
  private static final int PATIENCE = 30;

  /**
   * @param direction d
   * @param search along d; null before the first, while the first curvature is asked
   */
  record Memory(InverseHessian known, double[] direction, LineSearch search) {}

  @Override
  public String name() {
    return "lbfgs";
  }

  @Override
  public boolean monotone() {
    return true;
  }

  @Override
  public Position<Memory> start(Problem problem, Iterate start) {
    double[] down = Vectors.times(-1, start.gradient());
    Memory fresh = new Memory(InverseHessian.UNKNOWN, down, null);
    return Position.begun(problem, start, fresh)
        .asking(fresh, NextStep.product(problem, start.point(), down));
  }

  @Override
  public Position<Memory> tell(Position<Memory> p, Evaluation answer) {
    if (p.asked() instanceof Query.Product) {
      return search(p, firstStep(p, answer));
    }
    double slope = Vectors.dot(answer.gradient(), p.memory().direction());
    LineSearch search = p.memory().search().tell(level(p, answer), slope, answer);
    if (search.found() != null) {
      return accept(p, search.found());
    }
    return search.done() ? failed(p, answer) : searching(p, search);
  }

  private static BoundedValue level(Position<Memory> p, Evaluation answer) {
    boolean finite = answer.finite() && Vectors.finite(p.asked().point());
    double value = finite ? answer.value() : Double.POSITIVE_INFINITY;
    return new BoundedValue(value, answer.valueError());
  }

  private static double firstStep(Position<Memory> p, Evaluation product) {
    double[] direction = p.memory().direction();
    double norm = Vectors.norm(direction);
    double curved = Vectors.dot(direction, product.gradient()) / norm / norm;
    // Without curvature to go by: as far as the point is from the origin, or 1.
    double reach = Math.max(Vectors.norm(p.at().point()), 1) / norm;
    return curved > 0 && Double.isFinite(1 / curved) ? 1 / curved : reach;
  }

  private static Position<Memory> accept(Position<Memory> p, LineSearch.Trial found) {
    double[] point = Vectors.plus(p.at().point(), found.step(), p.memory().direction());
    Iterate next = p.at().after(point, found.answer(), found.step());
    double[] step = Vectors.minus(point, p.at().point());
    double[] change = Vectors.minus(next.gradient(), p.at().gradient());
    InverseHessian known = p.memory().known().updated(step, change);
    double[] direction = known.descent(next.gradient());
    double promised = -Vectors.dot(next.gradient(), direction) / 2;
    BoundedValue level = new BoundedValue(next.value(), next.valueError());
    RoundingWatch watch = p.watch().after(Vectors.norm(next.gradient()), promised, level);
    Position<Memory> at = p.moved(next, watch, new Memory(known, direction, p.memory().search()));
    if (watch.since() >= PATIENCE) {
      return at.stopped(RoundingWatch.solved(p.problem(), next, promised));
    }
    double guess = Vectors.norm(step) / Math.max(Vectors.norm(next.gradient()), 1e-300);
    return known.unknown() ? downhill(at, guess) : search(at, 1);
  }

  private static Position<Memory> search(Position<Memory> p, double firstStep) {
    Iterate from = p.at();
    Memory m = p.memory();
    double slope = Vectors.dot(from.gradient(), m.direction());
    if (!(slope < 0) || !Vectors.finite(m.direction())) {
      return m.known().unknown()
          ? p.stopped(RoundingWatch.solved(p.problem(), from, 0))
          : downhill(p, m.known().scale());
    }
    double first = Math.min(firstStep, p.problem().reach() / Vectors.norm(m.direction()));
    boolean rounding = -slope / 2 * first <= from.valueError();
    BoundedValue level = new BoundedValue(from.value(), from.valueError());
    return searching(
        p, LineSearch.start(level, slope, first, rounding ? TRIES_IN_ROUNDING : TRIES));
  }

  private static Position<Memory> searching(Position<Memory> p, LineSearch search) {
    double[] direction = p.memory().direction();
    double[] candidate = Vectors.plus(p.at().point(), search.step(), direction);
    return p.asking(
        new Memory(p.memory().known(), direction, search),
        NextStep.gradient(p.problem(), candidate));
  }

  /** Forgets H and goes along −g. */
  private static Position<Memory> downhill(Position<Memory> p, double firstStep) {
    double[] down = Vectors.times(-1, p.at().gradient());
    Memory forgotten = new Memory(InverseHessian.UNKNOWN, down, p.memory().search());
    return search(p.asking(forgotten, p.next()), firstStep);
  }

  private static Position<Memory> failed(Position<Memory> p, Evaluation answer) {
    if (!p.memory().known().unknown()) {
      return downhill(p, p.memory().known().scale());
    }
    double promised = p.memory().search().promised();
    return promised <= p.at().valueError()
        ? p.stopped(RoundingWatch.solved(p.problem(), p.at(), promised))
        : p.stopped(diverged(p, answer));
  }

  private static NextStep.Stop diverged(Position<Memory> p, Evaluation answer) {
    return new NextStep.Stop(
        StopReason.DIVERGED,
        String.format(
            Locale.ROOT,
            "no step along the gradient was found: at the last, of %.3g, the value went from %.6g"
                + " to %.6g",
            p.memory().search().step(),
            p.at().value(),
            answer.value()));
  }
}
