package io.pente.optim;

import io.pente.linalg.SymmetricSolver;
import io.pente.objective.Evaluation;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Newton's method for a quadratic whose Hessian is known by a factor, up to rounding: z⁺ = z −
 * H⁻¹∇f(z) with a true gradient each time, which is iterative refinement (Björck 1987). Each step
 * shortens the error, in the norm √(sᵀHs), by the relative error of the factor; along directions of
 * little curvature it may be long at first. It ends at rounding level, where a step is no longer
 * shorter in that norm than half of the one before, or too short to change any number of z.
 */
public final class Newton implements Method<Newton.Memory> {
  private final IntFunction<? extends SymmetricSolver> hessians;

  /**
   * @param hessians solves Hx = b, for each problem's index
   */
  public Newton(IntFunction<? extends SymmetricSolver> hessians) {
    this.hessians = hessians;
  }

  /**
   * @param step s = −H⁻¹∇f
   * @param length √(sᵀHs) = √(−sᵀ∇f); NaN before the first
   */
  record Memory(double[] step, double length) {}

  @Override
  public String name() {
    return "newton";
  }

  @Override
  public boolean monotone() {
    return true;
  }

  @Override
  public Position<Memory> start(Problem problem, Iterate start) {
    Memory fresh = new Memory(new double[start.point().length], Double.NaN);
    return aimed(Position.begun(problem, start, fresh));
  }

  @Override
  public Position<Memory> tell(Position<Memory> p, Evaluation answer) {
    Iterate next = p.at().after(p.asked().point(), answer, 1);
    boolean refused =
        !answer.finite()
            || !Vectors.finite(next.point())
            || BoundedValue.of(p.problem(), next).above(p.level());
    return refused ? p.stopped(refusal(p, answer)) : aimed(p.moved(next, p.watch(), p.memory()));
  }

  private static NextStep.Stop refusal(Position<Memory> p, Evaluation answer) {
    boolean lost = p.at().iteration() == 0 || !answer.finite();
    StopReason why = lost ? StopReason.DIVERGED : StopReason.ROUNDING;
    String seen =
        String.format(
            Locale.ROOT,
            "Newton's step led from the value %.17g to %.17g",
            p.at().value(),
            answer.value());
    return new NextStep.Stop(why, seen);
  }

  private Position<Memory> aimed(Position<Memory> p) {
    Iterate now = p.at();
    SymmetricSolver hessian = hessians.apply(p.problem().index());
    double[] step = Vectors.times(-1, hessian.solve(now.gradient()));
    double length = Math.sqrt(Math.max(0, -Vectors.dot(step, now.gradient())));
    double[] candidate = Vectors.plus(now.point(), 1, step);
    Position<Memory> next =
        p.asking(new Memory(step, length), NextStep.gradient(p.problem(), candidate));
    boolean stalled = length > p.memory().length() / 2;
    if (length == 0 || stalled || Arrays.equals(candidate, now.point())) {
      String seen = String.format(Locale.ROOT, "another step would have the length %.2g", length);
      return next.stopped(new NextStep.Stop(StopReason.REFINED, seen));
    }
    return next;
  }
}
