package io.pente.optim;

import java.util.List;

/**
 * How far a minimization has come.
 *
 * @param round how many passes it has asked for
 * @param problems one for each problem, in their order
 */
public record Progress(int round, List<OfProblem> problems) {
  /**
   * How far one problem has come.
   *
   * @param iterate the last accepted one
   * @param objective f + Σ l1ᵢ|zᵢ| there
   * @param gradientNorm {@link Problem#gradientNorm} there; on a mini-batch, that of the batch
   */
  public record OfProblem(Iterate iterate, double objective, double gradientNorm) {}

  /** The number of the problems' latest iteration. */
  public int iteration() {
    return problems.stream().mapToInt(p -> p.iterate().iteration()).max().orElse(0);
  }

  /** The sum of the problems' values, without Σ l1ᵢ|zᵢ|. */
  public double value() {
    return problems.stream().mapToDouble(p -> p.iterate().value()).sum();
  }

  /** The gradient's norm over all problems. */
  public double gradientNorm() {
    return Vectors.norm(problems.stream().mapToDouble(OfProblem::gradientNorm).toArray());
  }

  /** The longest step that led to the present iterates. */
  public double step() {
    return problems.stream().mapToDouble(p -> p.iterate().step()).max().orElse(0);
  }
}
