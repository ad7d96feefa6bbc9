package io.pente.optim;

import io.pente.data.Batch;
import io.pente.data.RowSet;
import io.pente.objective.Evaluation;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import java.util.ArrayList;
import java.util.List;

/** Functions in memory behind the seam, with what was asked. */
final class LocalObjective implements Objective {
  final List<Smooth> functions;
  final List<String> labels = new ArrayList<>();
  final List<Batch> batches = new ArrayList<>();
  final List<List<Query>> passes = new ArrayList<>();

  LocalObjective(Smooth... functions) {
    this.functions = List.of(functions);
  }

  @Override
  public int dimension() {
    return functions.get(0).dimension();
  }

  @Override
  public List<Evaluation> evaluate(List<Query> queries, RowSet rows, String label) {
    labels.add(label);
    Batch batch = (Batch) rows;
    boolean empty = functions.get(0) instanceof LeastSquares some && some.rowsOf(batch).isEmpty();
    batches.add(batch);
    passes.add(List.copyOf(queries));
    return empty ? List.of() : queries.stream().map(q -> answer(q, batch)).toList();
  }

  private Evaluation answer(Query query, Batch batch) {
    Smooth whole = functions.get(query.problem());
    Smooth f = whole instanceof LeastSquares rows ? rows.rowsOf(batch) : whole;
    double[] x = query.point();
    return query instanceof Query.Product product
        ? Evaluation.product(f.product(x, product.along()))
        : new Evaluation(f.value(x), f.error(x), 0, f.gradient(x));
  }
}
