package io.pente.objective;

import io.pente.data.RowSet;
import java.util.ArrayList;
import java.util.List;

/** An objective with the smooth part of a penalty added to each problem's loss. */
public final class PenalizedObjective implements Objective {
  private final Objective inner;
  private final List<Penalty> penalties;

  /**
   * @param penalties one for each problem
   */
  public PenalizedObjective(Objective inner, List<? extends Penalty> penalties) {
    this.inner = inner;
    this.penalties = List.copyOf(penalties);
  }

  @Override
  public int dimension() {
    return inner.dimension();
  }

  @Override
  public List<Evaluation> evaluate(List<Query> queries, RowSet rows, String label) {
    List<Evaluation> answers = inner.evaluate(queries, rows, label);
    List<Evaluation> told = new ArrayList<>(queries.size());
    for (int k = 0; k < answers.size(); k++) {
      told.add(penalized(queries.get(k), answers.get(k)));
    }
    return told;
  }

  private Evaluation penalized(Query query, Evaluation answer) {
    Penalty penalty = penalties.get(query.problem());
    double[] gradient = answer.gradient().clone();
    penalty.addGradient(query.operand(), gradient);
    double cost = query instanceof Query.Product ? 0 : penalty.smooth(query.point());
    double error = answer.valueError() + 4 * Math.ulp(1.0) * cost;
    return new Evaluation(
        answer.loss(),
        answer.penalty() + cost,
        error,
        answer.residualError(),
        gradient,
        answer.squares());
  }
}
