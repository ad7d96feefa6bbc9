package io.pente.optim;

import io.pente.objective.Evaluation;
import io.pente.settings.Step;
import java.util.Arrays;
import java.util.Locale;

/**
 * The common life of first-order methods: find the curvature where the step is automatic, then
 * follow a {@link UpdateRule}, one gradient an iterate. A refused candidate leads back (a monotone
 * method to the current iterate, others to the lowest one, at rest) with half the step.
 *
 * <p>On mini-batches values of different batches are not comparable: there only non-finite
 * candidates and a blow-up are refused, and an automatic step α becomes α/(1 + e/10) after e epochs
 * (e = updates × fraction), whose sum diverges and whose squares' sum does not (Robbins and Monro
 * 1951).
 *
 * <p>A blow-up is F(z) − F(start) > 1000 (|F(start)| + α‖∇f(start)‖²), F = f + Σ l1ᵢ|zᵢ|.
 *
 * @param fraction the share of the rows in each step; 1 for all
 * @param searching whether the step is found anew for each iterate, starting from twice the last
 */
record FirstOrder<M extends Record>(
    UpdateRule<M> rule, Step step, double fraction, Acceptance acceptance, boolean searching)
    implements Method<FirstOrder.State<M>> {
  private static final int TRIES = 40;
  private static final int TRIES_IN_ROUNDING = 8;
  private static final int PATIENCE = 20;
  private static final int PATIENCE_WITH_MOMENTUM = 100;
  private static final double EPOCHS = 10;

  /**
   * @param curvature what products have told; null before the first answer
   * @param current the last accepted iterate; null before the first answer
   * @param lowest the accepted iterate of lowest objective
   * @param limit what is a blow-up
   * @param search for the next iterate; null while products are asked
   * @param stop why nothing more is asked; null while running
   */
  record State<M extends Record>(
      Problem problem,
      Lanczos curvature,
      Iterate current,
      Iterate lowest,
      double limit,
      RoundingWatch stall,
      Search<M> search,
      NextStep.Stop stop) {
    private State<M> with(Search<M> next) {
      return new State<>(problem, curvature, current, lowest, limit, stall, next, null);
    }

    private State<M> with(NextStep.Stop why) {
      return new State<>(problem, curvature, current, lowest, limit, stall, search, why);
    }

    private BoundedValue level(Iterate at) {
      return BoundedValue.of(problem, at);
    }

    private double norm(Iterate at) {
      return problem.gradientNorm(at.point(), at.gradient());
    }
  }

  /**
   * @param base where the candidate is proposed from
   * @param memory what the rule remembers there
   * @param reach the step that this search began with
   * @param step the present one, before any decay
   * @param tries how many candidates were refused
   * @param candidate the point asked about
   */
  record Search<M extends Record>(
      Iterate base,
      M memory,
      double reach,
      double step,
      int tries,
      UpdateRule.Proposal<M> candidate) {}

  static <M extends Record> FirstOrder<M> of(UpdateRule<M> rule, Step step, double fraction) {
    Acceptance acceptance = fraction < 1 ? Acceptance.BOUNDED : rule.acceptance();
    return new FirstOrder<>(rule, step, fraction, acceptance, false);
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public boolean monotone() {
    return acceptance != Acceptance.BOUNDED;
  }

  @Override
  public boolean supportsAbsolutePenalty() {
    return rule.supportsAbsolutePenalty() && !searching;
  }

  @Override
  public boolean supportsBatches() {
    return !searching;
  }

  @Override
  public Iterate current(State<M> state) {
    return state.current();
  }

  @Override
  public State<M> start(Problem problem) {
    return new State<>(problem, null, null, null, 0, RoundingWatch.NONE, null, null);
  }

  @Override
  public NextStep next(State<M> state) {
    if (state.stop() != null) {
      return state.stop();
    }
    if (state.current() == null) {
      return NextStep.gradient(state.problem(), state.problem().start());
    }
    return state.search() == null
        ? NextStep.product(state.problem(), state.current().point(), state.curvature().vector())
        : NextStep.gradient(state.problem(), state.search().candidate().point());
  }

  @Override
  public State<M> tell(State<M> state, Evaluation answer) {
    if (state.current() == null) {
      return begin(state.problem(), answer);
    }
    if (state.search() == null) {
      return measure(state, state.curvature().tell(answer.gradient()));
    }
    Search<M> search = state.search();
    double[] candidate = search.candidate().point();
    return acceptance.takes(state.problem(), search.base(), candidate, answer, state.limit())
        ? accept(state, search, answer)
        : refuse(state, search, answer);
  }

  private State<M> begin(Problem problem, Evaluation answer) {
    Iterate start = Iterate.first(problem, answer);
    double[] gradient = answer.gradient();
    Lanczos curvature =
        searching && Vectors.norm(gradient) > 0
            ? Lanczos.along(gradient)
            : Lanczos.everywhere(gradient);
    State<M> s = new State<>(problem, curvature, start, start, 0, RoundingWatch.NONE, null, null);
    return step.automatic() ? measure(s, curvature) : aim(s, step.length());
  }

  private State<M> measure(State<M> s, Lanczos told) {
    State<M> next =
        new State<>(s.problem, told, s.current, s.current, s.limit, s.stall, null, null);
    return told.done() ? aim(next, automaticStep(next)) : next;
  }

  private double automaticStep(State<M> s) {
    double largest = s.curvature.largest();
    if (largest > 0 && Double.isFinite(1 / largest)) {
      return rule.automaticStep(largest, s.problem, s.current);
    }
    // Without curvature to go by: as far as the point is from the origin, or 1.
    double reach = Math.max(Vectors.norm(s.current.point()), 1);
    return reach / Math.max(Vectors.norm(s.current.gradient()), Double.MIN_NORMAL);
  }

  private State<M> aim(State<M> s, double length) {
    double height = s.level(s.current).value();
    double norm = Vectors.norm(s.current.gradient());
    double limit = height + 1000 * (Math.abs(height) + length * norm * norm);
    State<M> aimed =
        new State<>(s.problem, s.curvature, s.current, s.current, limit, s.stall, null, null);
    return propose(aimed, s.current, rule.rest(), length, length, 0);
  }

  private State<M> propose(
      State<M> s, Iterate base, M memory, double reach, double length, int tries) {
    double used = decayed(s, length);
    UpdateRule.Proposal<M> proposal = rule.propose(memory, s.problem, base, used);
    State<M> next = s.with(new Search<>(base, memory, reach, length, tries, proposal));
    boolean moves = !Arrays.equals(proposal.point(), base.point());
    return moves ? next : next.with(unmoved(s, base, reach, used));
  }

  private NextStep.Stop unmoved(State<M> s, Iterate base, double reach, double length) {
    double promised = promised(s, base, reach);
    return step.automatic() && promised <= s.level(base).error()
        ? RoundingWatch.stop(base, promised)
        : new NextStep.Stop(
            StopReason.DIVERGED,
            String.format(Locale.ROOT, "a step of %.3g no longer changes the point", length));
  }

  private double decayed(State<M> s, double length) {
    double epochs = s.current.iteration() * fraction;
    return fraction < 1 && step.automatic() ? length / (1 + epochs / EPOCHS) : length;
  }

  private State<M> accept(State<M> s, Search<M> search, Evaluation answer) {
    double[] point = search.candidate().point();
    Iterate next = s.current.after(point, answer, decayed(s, search.step()));
    boolean lower = s.level(next).value() <= s.level(s.lowest).value();
    double promised = promised(s, next, search.step());
    boolean watched = step.automatic() && fraction >= 1;
    RoundingWatch stall =
        watched ? s.stall.after(s.norm(next), promised, s.level(next)) : RoundingWatch.NONE;
    State<M> at =
        new State<>(
            s.problem, s.curvature, next, lower ? next : s.lowest, s.limit, stall, search, null);
    if (stall.since() >= (monotone() ? PATIENCE : PATIENCE_WITH_MOMENTUM)) {
      return at.with(RoundingWatch.stop(next, promised));
    }
    double length = searching && search.tries() == 0 ? 2 * search.step() : search.step();
    M memory = search.candidate().memory();
    return propose(at, next, memory, length, length, monotone() ? 0 : search.tries());
  }

  /** What a plain step would lower the objective by: α‖∇F‖²/2, α = 1/curvature where known. */
  private double promised(State<M> s, Iterate at, double length) {
    double known = searching || !step.automatic() ? 0 : s.curvature.largest();
    double norm = s.norm(at);
    return (known > 0 ? 1 / known : length) / 2 * norm * norm;
  }

  private State<M> refuse(State<M> s, Search<M> search, Evaluation answer) {
    int tries = search.tries() + 1;
    double promised = promised(s, s.current, search.reach());
    boolean rounding = monotone() && promised <= s.level(s.current).error();
    if (tries >= (rounding ? TRIES_IN_ROUNDING : TRIES)) {
      return s.with(
          rounding ? RoundingWatch.stop(s.current, promised) : diverged(s, search, answer));
    }
    Iterate base = monotone() ? s.current : s.lowest;
    M memory = monotone() ? search.memory() : rule.rest();
    return propose(s, base, memory, search.reach(), search.step() / 2, tries);
  }

  private NextStep.Stop diverged(State<M> s, Search<M> search, Evaluation answer) {
    return new NextStep.Stop(
        StopReason.DIVERGED,
        String.format(
            Locale.ROOT,
            "%d steps were refused, the last of length %.3g: the objective went from %.6g to %.6g",
            search.tries() + 1,
            decayed(s, search.step()),
            s.level(search.base()).value(),
            BoundedValue.of(s.problem, search.candidate().point(), answer).value()));
  }
}
