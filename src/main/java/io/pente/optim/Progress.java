package io.pente.optim;

import java.util.List;

/**
 * How far a minimization has come.
 *
 * @param round how many passes it has asked for
 * @param standings one for each problem, in their order
 */
public record Progress(int round, List<Standing> standings) {
  /** The number of the problems' latest iteration. */
  public int iteration() {
    return standings.stream().mapToInt(s -> s.iterate().iteration()).max().orElse(0);
  }

  /** The sum of the problems' values, without Σ l1ᵢ|zᵢ|. */
  public double value() {
    return standings.stream().mapToDouble(s -> s.iterate().value()).sum();
  }

  /** The sum of the problems' objectives. */
  public double objective() {
    return standings.stream().mapToDouble(Standing::objective).sum();
  }

  /** The gradient's norm over all problems. */
  public double gradientNorm() {
    return Vectors.norm(standings.stream().mapToDouble(Standing::gradientNorm).toArray());
  }

  /** The longest step that led to the present iterates. */
  public double step() {
    return standings.stream().mapToDouble(s -> s.iterate().step()).max().orElse(0);
  }
}
