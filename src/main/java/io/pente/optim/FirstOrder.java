package io.pente.optim;

import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import io.pente.settings.Step;
import java.util.Arrays;
import java.util.Locale;

/**
 * The common life of first-order methods: find the curvature where the step is automatic, then
 * follow a {@link UpdateRule}, one gradient an iterate. A refused candidate leads back (a monotone
 * method to the current iterate, others to the lowest one, at rest) with half the step.
 *
 * <p>On mini-batches values of different batches are not comparable: there only non-finite
 * candidates and a blow-up are refused, after which the step grows back, though not quite to where
 * it was, and an automatic step α becomes α/(1 + e/10) after e epochs (e = updates × fraction),
 * whose sum diverges and whose squares' sum does not (Robbins and Monro 1951). A batch of B rows
 * has a Hessian H of mean H̄ and E[H²] ≤ H̄² + (2κ/B) tr(Σ) H̄, tr(Σ) being the sum of the columns'
 * squared sizes and κ the rows' kurtosis: an automatic step counts 2κ tr(Σ)/B to the largest
 * curvature (Bach and Moulines, NIPS 2013, where B = 1).
 *
 * <p>A blow-up is F(z) − F(start) > 1000 (|F(start)| + α‖∇f(start)‖²), F being f with its penalty.
 *
 * @param fraction the share of the rows in each step; 1 for all
 * @param batchRows how many rows that is, about; ∞ for all
 * @param searching whether the step is found anew for each iterate, starting from twice the last
 */
record FirstOrder<M extends Record>(
    UpdateRule<M> rule,
    Step step,
    double fraction,
    double batchRows,
    Acceptance acceptance,
    boolean searching)
    implements Method<FirstOrder.Memory<M>> {
  private static final int TRIES = 40;
  private static final int TRIES_IN_ROUNDING = 8;
  private static final int PATIENCE = 20;
  private static final int PATIENCE_WITH_MOMENTUM = 100;
  private static final double EPOCHS = 10;

  /** By how much a step that was cut after a bad batch grows with each good one. */
  private static final double GROWTH = 1.01;

  /** What is left of the longest step after each blow-up. */
  private static final double LEARNT = 0.8;

  /** How much longer than usual rows may be: E‖x‖²xxᵀ ≤ this · tr(Σ) Σ. */
  private static final double KURTOSIS = 2;

  /**
   * @param curvature what products have told
   * @param lowest the accepted iterate of lowest objective
   * @param limit what is a blow-up
   * @param search for the next iterate; of length 0 while products are asked
   */
  record Memory<M extends Record>(
      Lanczos curvature, Iterate lowest, double limit, Search<M> search) {}

  /**
   * @param base where the candidate is proposed from
   * @param memory what the rule remembers there
   * @param reach the step that this search began with; on mini-batches, how long it may grow again
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

  static <M extends Record> FirstOrder<M> of(UpdateRule<M> rule, Step step, Sampling sampling) {
    Acceptance acceptance = sampling.all() ? rule.acceptance() : Acceptance.BOUNDED;
    return new FirstOrder<>(
        rule, step, sampling.fraction(), sampling.batchRows(), acceptance, false);
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
  public boolean supportsKinks() {
    return rule.supportsKinks() && !searching;
  }

  @Override
  public boolean supportsBatches() {
    return !searching;
  }

  private boolean batches() {
    return fraction < 1;
  }

  @Override
  public Position<Memory<M>> start(Problem problem, Iterate start) {
    double[] gradient = start.gradient();
    Lanczos curvature =
        searching && Vectors.norm(gradient) > 0
            ? Lanczos.along(gradient)
            : Lanczos.everywhere(gradient);
    UpdateRule.Proposal<M> none = new UpdateRule.Proposal<>(start.point(), rule.rest());
    Search<M> resting = new Search<>(start, rule.rest(), 0, 0, 0, none);
    Position<Memory<M>> at =
        Position.begun(problem, start, new Memory<>(curvature, start, 0, resting));
    return step.automatic() ? measure(at, curvature) : aim(at, step.length());
  }

  @Override
  public Position<Memory<M>> tell(Position<Memory<M>> at, Evaluation answer) {
    if (at.asked() instanceof Query.Product) {
      return measure(at, at.memory().curvature().tell(answer.gradient()));
    }
    Search<M> search = at.memory().search();
    double[] candidate = search.candidate().point();
    return acceptance.takes(at.problem(), search.base(), candidate, answer, at.memory().limit())
        ? accept(at, search, answer)
        : refuse(at, search, answer);
  }

  private Position<Memory<M>> measure(Position<Memory<M>> at, Lanczos told) {
    Memory<M> m = at.memory();
    Position<Memory<M>> next =
        at.asking(
            new Memory<>(told, m.lowest(), m.limit(), m.search()),
            NextStep.product(at.problem(), at.at().point(), told.vector()));
    return told.done() ? aim(next, automaticStep(next)) : next;
  }

  private double automaticStep(Position<Memory<M>> p) {
    double largest = p.memory().curvature().largest();
    if (largest > 0 && Double.isFinite(1 / largest)) {
      return rule.automaticStep(largest + spread(p.problem()), p.problem(), p.at());
    }
    // Without curvature to go by: as far as the point is from the origin, or 1.
    double reach = Math.max(Vectors.norm(p.at().point()), 1);
    return reach / Math.max(Vectors.norm(p.at().gradient()), Double.MIN_NORMAL);
  }

  /** By how much a batch's curvature may be above that of all rows: see the class's comment. */
  private double spread(Problem problem) {
    double trace = 0;
    for (double size : problem.yardstick().sizes()) {
      trace += size * size;
    }
    return 2 * KURTOSIS * rule.noiseGain() * trace / batchRows;
  }

  private Position<Memory<M>> aim(Position<Memory<M>> p, double wanted) {
    double height = p.level().value();
    double norm = Vectors.norm(p.at().gradient());
    double length = Math.min(wanted, p.problem().reach() / norm);
    double limit = height + 1000 * (Math.abs(height) + length * norm * norm);
    Memory<M> m = p.memory();
    Memory<M> aimed = new Memory<>(m.curvature(), m.lowest(), limit, m.search());
    return propose(p.asking(aimed, p.next()), p.at(), rule.rest(), length, length, 0);
  }

  private Position<Memory<M>> propose(
      Position<Memory<M>> p, Iterate base, M memory, double reach, double length, int tries) {
    double used = decayed(p, length);
    UpdateRule.Proposal<M> proposal = rule.propose(memory, p.problem(), base, used);
    Memory<M> m = p.memory();
    Search<M> search = new Search<>(base, memory, reach, length, tries, proposal);
    Position<Memory<M>> next =
        p.asking(
            new Memory<>(m.curvature(), m.lowest(), m.limit(), search),
            NextStep.gradient(p.problem(), proposal.point()));
    boolean moves = batches() || !Arrays.equals(proposal.point(), base.point());
    return moves ? next : next.stopped(unmoved(p, base, reach, used));
  }

  private NextStep.Stop unmoved(Position<Memory<M>> p, Iterate base, double reach, double length) {
    double promised = promised(p, base, reach);
    return step.automatic() && promised <= BoundedValue.of(p.problem(), base).error()
        ? RoundingWatch.downhill(p.problem(), base, promised)
        : new NextStep.Stop(
            StopReason.DIVERGED,
            String.format(Locale.ROOT, "a step of %.3g no longer changes the point", length));
  }

  private double decayed(Position<Memory<M>> p, double length) {
    double epochs = p.at().iteration() * fraction;
    return batches() && step.automatic() ? length / (1 + epochs / EPOCHS) : length;
  }

  private Position<Memory<M>> accept(Position<Memory<M>> p, Search<M> search, Evaluation answer) {
    double[] point = search.candidate().point();
    Memory<M> m = p.memory();
    Iterate next = p.at().after(point, answer, decayed(p, search.step()));
    BoundedValue level = BoundedValue.of(p.problem(), next);
    boolean lower = level.value() <= BoundedValue.of(p.problem(), m.lowest()).value();
    double promised = promised(p, next, search.step());
    boolean watched = step.automatic() && !batches();
    RoundingWatch watch =
        watched ? p.watch().after(norm(p, next), promised, level) : RoundingWatch.NONE;
    Memory<M> remembered =
        new Memory<>(m.curvature(), lower ? next : m.lowest(), m.limit(), search);
    Position<Memory<M>> at = p.moved(next, watch, remembered);
    if (watch.since() >= (monotone() ? PATIENCE : PATIENCE_WITH_MOMENTUM)) {
      return at.stopped(RoundingWatch.downhill(p.problem(), next, promised));
    }
    M memory = search.candidate().memory();
    if (batches()) {
      double grown = Math.min(search.reach(), GROWTH * search.step());
      return propose(at, next, memory, search.reach(), grown, 0);
    }
    double length = searching && search.tries() == 0 ? 2 * search.step() : search.step();
    return propose(at, next, memory, length, length, monotone() ? 0 : search.tries());
  }

  private static double norm(Position<?> p, Iterate at) {
    return p.problem().gradientNorm(at.point(), at.gradient());
  }

  /** What a plain step would lower the objective by: α‖∇F‖²/2, α = 1/curvature where known. */
  private double promised(Position<Memory<M>> p, Iterate at, double length) {
    double known = searching || !step.automatic() ? 0 : p.memory().curvature().largest();
    double norm = Vectors.norm(p.problem().subgradient(at.point(), at.gradient()));
    return (known > 0 ? 1 / known : length) / 2 * norm * norm;
  }

  private Position<Memory<M>> refuse(Position<Memory<M>> p, Search<M> search, Evaluation answer) {
    int tries = search.tries() + 1;
    double promised = promised(p, p.at(), search.reach());
    boolean rounding = monotone() && promised <= p.level().error();
    if (tries >= (rounding ? TRIES_IN_ROUNDING : TRIES)) {
      return p.stopped(
          rounding
              ? RoundingWatch.downhill(p.problem(), p.at(), promised)
              : diverged(p, search, answer));
    }
    Iterate base = monotone() ? p.at() : p.memory().lowest();
    M memory = monotone() ? search.memory() : rule.rest();
    double reach = batches() && tries == 1 ? LEARNT * search.reach() : search.reach();
    return propose(p, base, memory, reach, search.step() / 2, tries);
  }

  private NextStep.Stop diverged(Position<Memory<M>> p, Search<M> search, Evaluation answer) {
    return new NextStep.Stop(
        StopReason.DIVERGED,
        String.format(
            Locale.ROOT,
            "%d steps were refused, the last of length %.3g: the objective went from %.6g to %.6g",
            search.tries() + 1,
            decayed(p, search.step()),
            BoundedValue.of(p.problem(), search.base()).value(),
            BoundedValue.of(p.problem(), search.candidate().point(), answer).value()));
  }
}
