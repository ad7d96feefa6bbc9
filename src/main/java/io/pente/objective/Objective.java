package io.pente.objective;

import io.pente.data.RowSet;
import java.util.List;

/**
 * One or more independent problems of the same dimension over the same rows. The optimizer never
 * sees where the rows are.
 */
public interface Objective {
  /** The number of coordinates of a point. */
  int dimension();

  /**
   * Answers all questions in one read of the rows, in the order asked.
   *
   * @param rows those to read; a mean is over these alone
   * @param label what the pass is for, as a person would say it
   * @return an answer to each; none where no row was read that weighs anything
   */
  List<Evaluation> evaluate(List<Query> queries, RowSet rows, String label);
}
