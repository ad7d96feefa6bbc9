package io.pente.fit;

import io.pente.data.Batch;
import io.pente.objective.Evaluation;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import java.util.ArrayList;
import java.util.List;

/** Many points of one problem, answered by few passes. */
final class GradientQuestions {
  private static final int A_PASS = 128;

  private GradientQuestions() {}

  /** Value and gradient at each of the points, which are made while they are asked. */
  static List<Evaluation> answers(Objective objective, int problem, List<double[]> points) {
    List<Evaluation> answers = new ArrayList<>();
    for (int from = 0; from < points.size(); from += A_PASS) {
      List<Query> queries = new ArrayList<>();
      for (double[] point : points.subList(from, Math.min(points.size(), from + A_PASS))) {
        queries.add(Query.gradient(problem, point));
      }
      answers.addAll(objective.evaluate(queries, Batch.ALL, "check the gradient"));
    }
    return answers;
  }
}
