package io.pente.ml;

import io.pente.failure.UsageException;
import io.pente.optim.GaussNewton;
import io.pente.optim.GradientDescent;
import io.pente.optim.Lbfgs;
import io.pente.optim.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.storage.StorageLevel;

/**
 * How to minimize ‖S(Mx)⁺ − Ax − t‖². Every value but λ has the default of the command line.
 *
 * @param lambda λ, the steepness, &gt; 0
 * @param lambdaStart where continuation begins, in (0, λ]; λ for none
 * @param norm R of the constraint ‖x‖ = R; 0 for none
 * @param start x₀; null for random ones
 * @param starts how many random starts, all in the same passes
 * @param optimizer lbfgs, gd or gauss-newton
 * @param iterations the most updates of a start, over all of continuation
 * @param tolerance stop when ‖∇f‖ (tangential, where there is a norm) ≤ tolerance · its norm at x₀
 * @param partitions 0 for as many as the data asks for
 * @param seed of random starts
 * @param skipBadRows whether rows that cannot be used are left out and counted
 */
public record RectifierOptions(
    double lambda,
    double lambdaStart,
    double norm,
    double[] start,
    int starts,
    String optimizer,
    int iterations,
    double tolerance,
    int partitions,
    StorageLevel storageLevel,
    long seed,
    boolean skipBadRows) {
  private static final List<String> OPTIMIZERS = List.of("lbfgs", "gd", "gauss-newton");

  /**
   * @throws UsageException for a value out of its range
   */
  public RectifierOptions {
    require(positive(lambda), "lambda", lambda, "above 0");
    boolean below = positive(lambdaStart) && lambdaStart <= lambda;
    require(below, "lambda-start", lambdaStart, "above 0 and no more than --lambda");
    require(norm == 0 || positive(norm), "norm", norm, "above 0");
    require(starts >= 1, "starts", starts, "1 or more");
    require(iterations >= 0, "iterations", iterations, "0 or more");
    require(tolerance >= 0 && Double.isFinite(tolerance), "tolerance", tolerance, "0 or more");
    require(partitions >= 0, "partitions", partitions, "1 or more");
    require(storageLevel.isValid(), "storage-level", "NONE", "a level that keeps rows");
    if (!OPTIMIZERS.contains(optimizer)) {
      throw new UsageException(
          "--optimizer is one of %s, not '%s'".formatted(String.join(", ", OPTIMIZERS), optimizer));
    }
    if (start != null && !Arrays.stream(start).allMatch(Double::isFinite)) {
      throw new UsageException("the start must be finite numbers, not " + Arrays.toString(start));
    }
    if (start != null && starts > 1) {
      throw new UsageException("--start gives one start: leave out --starts");
    }
  }

  private static boolean positive(double value) {
    return value > 0 && Double.isFinite(value);
  }

  private static void require(boolean holds, String name, Object value, String range) {
    if (!holds) {
      throw new UsageException("--%s must be %s, not %s".formatted(name, range, value));
    }
  }

  Method<?> method() {
    return switch (optimizer) {
      case "gd" -> GradientDescent.backtracking();
      case "gauss-newton" -> new GaussNewton();
      default -> new Lbfgs();
    };
  }

  /** The defaults, for a steepness. */
  public static Builder builder(double lambda) {
    return new Builder(lambda);
  }

  /** Sets what differs from the defaults. */
  public static final class Builder {
    private final double lambda;
    private double lambdaStart;
    private double norm;
    private double[] start;
    private int starts = 1;
    private String optimizer = "lbfgs";
    private int iterations = 500;
    private double tolerance = 1e-9;
    private int partitions;
    private StorageLevel storageLevel = StorageLevel.MEMORY_AND_DISK();
    private long seed = 42;
    private boolean skipBadRows;

    private Builder(double lambda) {
      this.lambda = lambda;
      this.lambdaStart = lambda;
    }

    public Builder lambdaStart(double gentle) {
      lambdaStart = gentle;
      return this;
    }

    public Builder norm(double radius) {
      norm = radius;
      return this;
    }

    public Builder start(double[] point) {
      start = point;
      return this;
    }

    public Builder starts(int count) {
      starts = count;
      return this;
    }

    public Builder optimizer(String name) {
      optimizer = name;
      return this;
    }

    public Builder iterations(int most) {
      iterations = most;
      return this;
    }

    public Builder tolerance(double relative) {
      tolerance = relative;
      return this;
    }

    public Builder partitions(int count) {
      partitions = count;
      return this;
    }

    public Builder storageLevel(StorageLevel level) {
      storageLevel = level;
      return this;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    public Builder skipBadRows(boolean skip) {
      skipBadRows = skip;
      return this;
    }

    public RectifierOptions build() {
      return new RectifierOptions(
          lambda,
          lambdaStart,
          norm,
          start,
          starts,
          optimizer,
          iterations,
          tolerance,
          partitions,
          storageLevel,
          seed,
          skipBadRows);
    }
  }
}
