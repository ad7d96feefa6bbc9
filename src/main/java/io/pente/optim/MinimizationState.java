package io.pente.optim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All there is to resume a minimization from: a record of numbers.
 *
 * @param method whose it is, by name
 * @param round how many passes were answered
 * @param problems one for each problem, in their order
 * @param measured whether the ends of a run on mini-batches have been evaluated over all rows
 */
public record MinimizationState<M extends Record>(
    String method, int round, List<ProblemRun<M>> problems, boolean measured) {
  public MinimizationState {
    problems = List.copyOf(problems);
  }

  /** Whether any problem has not come to its end. */
  boolean running() {
    return problems.stream().anyMatch(run -> run.outcome().isEmpty());
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
