package io.pente.optim;

import io.pente.objective.Evaluation;
import io.pente.objective.Face;
import io.pente.objective.Query;
import java.util.Locale;

/**
 * L-BFGS for a smooth f with a penalty that has kinks or walls, face by face: d = −H⋄F, ⋄F the
 * smallest subgradient and H the {@link InverseHessian} of f among the coordinates that may move;
 * z⁺ = z + αd, moved into the {@link Face} around z: what crosses 0, or would leave it against −⋄F,
 * is put exactly there, and what meets a bound on it. With absolute values this is OWL-QN (Andrew
 * and Gao, ICML 2007), with bounds projected quasi-Newton (Bertsekas, SIAM J. Control Optim. 20,
 * 1982; Kim, Sra and Dhillon, SIAM J. Sci. Comput. 32, 2010); H restricted to the free coordinates
 * and d kept as it is on those within, so that, the active set once found, it is L-BFGS on the
 * others.
 *
 * <p>α goes down from 1 until F falls by 10⁻⁴ of what ⋄F promises, or, where rounding hides that, F
 * has not risen beyond it and the slope has not turned up to 0.8 of what it was. The first step,
 * along −⋄F, begins at gᵀg/gᵀBg by one product. Where no step is found along d, H is forgotten.
 */
public final class ActiveSetLbfgs implements Method<ActiveSetLbfgs.Memory> {
  private static final int TRIES = 40;
  private static final int TRIES_IN_ROUNDING = 8;
  private static final int PATIENCE = 30;

  /**
   * @param face to search in
   * @param direction d
   * @param first the longest α of this search
   * @param step the α asked about; 0 while the first curvature is asked
   * @param tries how many candidates were refused
   */
  record Memory(
      InverseHessian known, Face face, double[] direction, double first, double step, int tries) {
    private Memory trying(double nextStep, int nextTries) {
      double longest = nextTries == 0 ? nextStep : first;
      return new Memory(known, face, direction, longest, nextStep, nextTries);
    }

    private Memory knowing(InverseHessian more) {
      return new Memory(more, face, direction, first, step, tries);
    }
  }

  @Override
  public String name() {
    return "lbfgs";
  }

  @Override
  public boolean monotone() {
    return true;
  }

  @Override
  public boolean supportsKinks() {
    return true;
  }

  @Override
  public Position<Memory> start(Problem problem, Iterate start) {
    double[] none = new double[start.point().length];
    Face here = problem.penalty().face(start.point(), none);
    Memory fresh = new Memory(InverseHessian.UNKNOWN, here, none, 0, 0, 0);
    return downhill(Position.begun(problem, start, fresh), 0);
  }

  @Override
  public Position<Memory> tell(Position<Memory> p, Evaluation answer) {
    if (p.asked() instanceof Query.Product) {
      return trying(p, firstStep(p, answer), 0);
    }
    double[] point = p.asked().point();
    double[] way = Vectors.minus(point, p.at().point());
    double before = Vectors.dot(p.subgradient(), way);
    double after = Vectors.dot(p.memory().face().gradient(answer.gradient()), way);
    BoundedValue to = BoundedValue.of(p.problem(), point, answer);
    boolean finite = answer.finite() && to.finite() && Vectors.finite(point);
    return finite && Acceptance.SUFFICIENT.takes(to, p.level(), 0, before, after)
        ? accept(p, point, answer)
        : refuse(p, to, finite ? before / (before - after) : 0.1);
  }

  /** Asks about z + step · d, within the face. */
  private static Position<Memory> trying(Position<Memory> p, double step, int tries) {
    Memory m = p.memory().trying(step, tries);
    double[] candidate = m.face().nearest(Vectors.plus(p.at().point(), step, m.direction()));
    return p.asking(m, NextStep.gradient(p.problem(), candidate));
  }

  private static double firstStep(Position<Memory> p, Evaluation product) {
    double[] direction = p.memory().direction();
    double norm = Vectors.norm(direction);
    double curved = Vectors.dot(direction, product.gradient()) / norm / norm;
    // Without curvature to go by: as far as the point is from the origin, or 1.
    double reach = Math.max(Vectors.norm(p.at().point()), 1) / norm;
    return curved > 0 && Double.isFinite(1 / curved) ? 1 / curved : reach;
  }

  /** What α = first would lower F by, were it a parabola with its minimum there. */
  private static double promised(Position<Memory> p) {
    return -p.memory().first() * Vectors.dot(p.subgradient(), p.memory().direction()) / 2;
  }

  private static Position<Memory> accept(Position<Memory> p, double[] point, Evaluation answer) {
    Iterate next = p.at().after(point, answer, p.memory().step());
    double[] step = Vectors.minus(point, p.at().point());
    double[] change = Vectors.minus(next.gradient(), p.at().gradient());
    InverseHessian known = p.memory().known().updated(step, change);
    double norm = p.problem().gradientNorm(point, next.gradient());
    Position<Memory> at = aim(p.moved(next, p.watch(), p.memory()), known, Vectors.norm(step));
    if (!at.running()) {
      return at;
    }
    double promised = promised(at);
    RoundingWatch watch = p.watch().after(norm, promised, at.level());
    Position<Memory> watched = at.moved(next, watch, at.memory().knowing(known));
    return watch.since() >= PATIENCE
        ? watched.stopped(RoundingWatch.solved(p.problem(), next, promised))
        : watched;
  }

  /** The next search, by what is known of the Hessian among the free coordinates. */
  private static Position<Memory> aim(Position<Memory> p, InverseHessian known, double lastLength) {
    double[] subgradient = p.subgradient();
    Face face = p.problem().penalty().face(p.at().point(), subgradient);
    InverseHessian free = known.among(face.free());
    double norm = Vectors.norm(subgradient);
    if (free.unknown()) {
      return downhill(p, norm > 0 ? lastLength / norm : 0);
    }
    double[] direction = face.enterable(p.at().point(), free.descent(subgradient));
    if (!Vectors.finite(direction) || !(Vectors.dot(direction, subgradient) < 0)) {
      return downhill(p, free.scale());
    }
    Memory aimed = new Memory(known, face, direction, 1, 1, 0);
    return trying(p.asking(aimed, p.next()), 1, 0);
  }

  /** Along −⋄F, all forgotten; a step of 0 asks for the curvature first. */
  private static Position<Memory> downhill(Position<Memory> p, double step) {
    double[] subgradient = p.subgradient();
    Face face = p.problem().penalty().face(p.at().point(), subgradient);
    double[] down = Vectors.times(-1, subgradient);
    Memory aimed = new Memory(InverseHessian.UNKNOWN, face, down, step, step, 0);
    Position<Memory> at = p.asking(aimed, NextStep.product(p.problem(), p.at().point(), down));
    if (Vectors.norm(down) == 0) {
      return at.stopped(RoundingWatch.solved(p.problem(), p.at(), 0));
    }
    return step == 0 ? at : trying(at, step, 0);
  }

  private static Position<Memory> refuse(Position<Memory> p, BoundedValue to, double share) {
    Memory m = p.memory();
    double promised = promised(p);
    boolean rounding = promised <= p.level().error();
    if (m.tries() + 1 < (rounding ? TRIES_IN_ROUNDING : TRIES)) {
      return trying(p, m.step() * Math.min(Math.max(share, 0.1), 0.5), m.tries() + 1);
    }
    if (!m.known().unknown()) {
      return downhill(p, m.known().scale());
    }
    return p.stopped(
        rounding ? RoundingWatch.solved(p.problem(), p.at(), promised) : diverged(p, to));
  }

  private static NextStep.Stop diverged(Position<Memory> p, BoundedValue to) {
    return new NextStep.Stop(
        StopReason.DIVERGED,
        String.format(
            Locale.ROOT,
            "no step along the gradient was found: at the last, of %.3g, the objective went from"
                + " %.6g to %.6g",
            p.memory().step(),
            p.level().value(),
            to.value()));
  }
}
