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
   * @param problem the stage's, with its number in the objective
   * @param iterate the last accepted one; at the end the last
   * @param objective f with its penalty there
   * @param gradientNorm {@link Problem#gradientNorm} there; on a mini-batch, that of the batch
   * @param goal the norm at which its stage ends
   * @param iterations updates over all stages
   */
  public record OfProblem(
      int problem,
      Iterate iterate,
      double objective,
      double gradientNorm,
      double goal,
      int iterations) {
    static OfProblem of(Stage stage, Iterate at, double norm, double unit, int earlier) {
      double objective = BoundedValue.of(stage.problem(), at).value();
      double goal = stage.stopping().tolerance() * unit;
      int iterations = earlier + at.iteration();
      return new OfProblem(stage.problem().index(), at, objective, norm, goal, iterations);
    }
  }

  /** The number of the problems' latest iteration. */
  public int iteration() {
    return problems.stream().mapToInt(OfProblem::iterations).max().orElse(0);
  }

  /** The sum of the problems' values, without the penalties' kinked part. */
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
