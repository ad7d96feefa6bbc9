package io.pente.objective;

import io.pente.data.Batch;
import java.util.ArrayList;
import java.util.List;

/** f(z) + Σᵢ factorᵢ zᵢ², for every problem of f alike. */
public final class RidgeObjective implements Objective {
  private final Objective inner;
  private final double[] factors;

  /**
   * @param factors one for each coordinate, ≥ 0
   */
  public RidgeObjective(Objective inner, double[] factors) {
    this.inner = inner;
    this.factors = factors.clone();
  }

  @Override
  public int dimension() {
    return inner.dimension();
  }

  /** Σᵢ factorᵢ zᵢ². */
  public double penalty(double[] z) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      sum += factors[i] * z[i] * z[i];
    }
    return sum;
  }

  @Override
  public List<Evaluation> evaluate(List<Query> queries, Batch batch, String label) {
    List<Evaluation> answers = inner.evaluate(queries, batch, label);
    List<Evaluation> told = new ArrayList<>(queries.size());
    for (int k = 0; k < queries.size(); k++) {
      told.add(penalized(queries.get(k), answers.get(k)));
    }
    return told;
  }

  private Evaluation penalized(Query query, Evaluation answer) {
    double[] at = query.operand();
    double[] gradient = answer.gradient().clone();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += 2 * factors[i] * at[i];
    }
    double penalty = query instanceof Query.Product ? 0 : penalty(at);
    double error = answer.valueError() + 4 * Math.ulp(1.0) * penalty;
    return new Evaluation(answer.value() + penalty, error, gradient);
  }
}
