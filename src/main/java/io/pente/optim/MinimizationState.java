package io.pente.optim;

import io.pente.failure.DivergenceException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All there is to resume a minimization from: a record of numbers.
 *
 * @param method whose it is, by name
 * @param round how many passes were answered
 * @param problems one for each problem, in their order
 * @param measured whether the ends of a run on mini-batches have been evaluated over all rows
 * @param empty how many batches had no row that weighs anything
 */
public record MinimizationState<M extends Record>(
    String method, int round, List<ProblemRun<M>> problems, boolean measured, int empty) {
  /** Batches without rows in a row, beside those with some, that are too many. */
  private static final int MOST_EMPTY = 1000;

  public MinimizationState {
    problems = List.copyOf(problems);
  }

  /**
   * One round later, after a batch without rows.
   *
   * @throws DivergenceException where there have been so many that none seems to have any
   */
  MinimizationState<M> skipped() {
    if (empty > MOST_EMPTY + 100L * (round - empty)) {
      throw new DivergenceException(
          String.format(
              Locale.ROOT,
              "%,d of %,d batches had no row that weighs anything: batches are too small",
              empty + 1,
              round + 1));
    }
    return new MinimizationState<>(method, round + 1, problems, measured, empty + 1);
  }

  /** Whether any problem has not come to its end. */
  boolean running() {
    return problems.stream().anyMatch(run -> run.outcome().isEmpty());
  }

  /** The same with another limit of iterations for what has not ended. */
  public MinimizationState<M> limitedTo(int iterations) {
    return new MinimizationState<>(
        method,
        round,
        problems.stream().map(run -> run.limitedTo(iterations)).toList(),
        measured,
        empty);
  }

  Progress progress() {
    return new Progress(
        round, problems.stream().map(ProblemRun::progress).flatMap(Optional::stream).toList());
  }

  /** Whether some problem's iterate is another one than there. */
  boolean movedSince(MinimizationState<M> before) {
    return !Arrays.equals(marks(), before.marks());
  }

  /** Whether it is of points of a dimension. */
  public boolean isOf(int dimension) {
    return problems.stream().allMatch(run -> run.stage().problem().start().length == dimension);
  }

  private int[] marks() {
    return problems.stream().mapToInt(ProblemRun::mark).toArray();
  }
}
