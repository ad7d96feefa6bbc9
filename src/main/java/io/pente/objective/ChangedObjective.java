package io.pente.objective;

import io.pente.data.RowSet;
import java.util.ArrayList;
import java.util.List;

/** An objective in other variables: g(z) = factor · f(x(z)), of the same dimension. */
public final class ChangedObjective implements Objective {
  private final Objective inner;
  private final ChangeOfVariables change;

  public ChangedObjective(Objective inner, ChangeOfVariables change) {
    this.inner = inner;
    this.change = change;
  }

  @Override
  public int dimension() {
    return inner.dimension();
  }

  @Override
  public List<Evaluation> evaluate(List<Query> queries, RowSet rows, String label) {
    List<Query> asked = new ArrayList<>(queries.size());
    for (Query query : queries) {
      asked.add(forward(query));
    }
    List<Evaluation> answers = inner.evaluate(asked, rows, label);
    List<Evaluation> told = new ArrayList<>(queries.size());
    for (int k = 0; k < answers.size(); k++) {
      told.add(back(queries.get(k), answers.get(k)));
    }
    return told;
  }

  private Query forward(Query query) {
    int problem = query.problem();
    double[] z = query.point();
    double[] x = change.point(problem, z);
    return query instanceof Query.Product product
        ? Query.product(problem, x, change.push(problem, z, product.along()))
        : Query.gradient(problem, x);
  }

  private Evaluation back(Query query, Evaluation answer) {
    double factor = change.valueFactor(query.problem());
    double[] gradient = change.pull(query.problem(), query.point(), answer.gradient());
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= factor;
    }
    return new Evaluation(
        factor * answer.loss(),
        factor * answer.penalty(),
        factor * answer.valueError(),
        change.residualFactor(query.problem()) * answer.residualError(),
        gradient,
        answer.squares());
  }
}
