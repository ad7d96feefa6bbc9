package io.pente.optim;

/**
 * Where a first-order method goes next: a pure function of where it is and what it remembers.
 *
 * @param <M> what is remembered from one iterate to the next
 */
interface UpdateRule<M extends Record> {
  String name();

  /** How candidates are judged when every pass reads all rows. */
  Acceptance acceptance();

  boolean supportsKinks();

  /** What is remembered at rest: at the start and after a rollback. */
  M rest();

  /**
   * The step chosen where the user gave none.
   *
   * @param curvature the largest curvature λ of f, as {@link Lanczos} finds it; > 0
   */
  double automaticStep(double curvature, Problem problem, Iterate start);

  /** How many times a plain step's noise its steps gather: 1/(1 − β) of a momentum β. */
  default double noiseGain() {
    return 1;
  }

  Proposal<M> propose(M memory, Problem problem, Iterate at, double step);

  /**
   * A candidate.
   *
   * @param memory what to remember if it is accepted
   */
  record Proposal<M extends Record>(double[] point, M memory) {}
}
