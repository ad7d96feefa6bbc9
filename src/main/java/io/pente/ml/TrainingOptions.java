package io.pente.ml;

import io.pente.failure.UsageException;
import org.apache.spark.storage.StorageLevel;

/**
 * How to train a linear model. Every value has the default of the command line.
 *
 * @param optimizer auto, gd, momentum, nesterov, adam, lbfgs, cg or newton
 * @param step the step length; NaN for automatic
 * @param batch the fraction of the rows in each step, in (0, 1]
 * @param iterations the most updates
 * @param tolerance stop when ‖gradient‖ ≤ tolerance · ‖gradient at W = 0, b = mean(Y)‖, for each
 *     target
 * @param l2 the factor of Σ σⱼ²Wⱼₖ²
 * @param l1 the factor of Σ σⱼ|Wⱼₖ|
 * @param intercept whether there is a bias
 * @param standardize whether columns are scaled by their deviations
 * @param partitions 0 for as many as the data asks for
 * @param singlePrecision whether dense features are kept as floats; all sums are in doubles
 * @param seed of mini-batches
 * @param skipBadRows whether rows that cannot be used are left out and counted
 */
public record TrainingOptions(
    String optimizer,
    double step,
    double batch,
    int iterations,
    double tolerance,
    double l2,
    double l1,
    boolean intercept,
    boolean standardize,
    int partitions,
    StorageLevel storageLevel,
    boolean singlePrecision,
    long seed,
    boolean skipBadRows) {

  public TrainingOptions {
    require(Double.isNaN(step) || (step > 0 && Double.isFinite(step)), "step", step, "above 0");
    require(batch > 0 && batch <= 1, "batch", batch, "in (0, 1]");
    require(iterations >= 0, "iterations", iterations, "0 or more");
    require(tolerance >= 0 && Double.isFinite(tolerance), "tolerance", tolerance, "0 or more");
    require(l2 >= 0 && Double.isFinite(l2), "l2", l2, "0 or more");
    require(l1 >= 0 && Double.isFinite(l1), "l1", l1, "0 or more");
    require(partitions >= 0, "partitions", partitions, "1 or more");
    require(storageLevel.isValid(), "storage-level", "NONE", "a level that keeps rows");
    Optimizers.check(optimizer, batch, l1);
  }

  private static void require(boolean holds, String name, Object value, String range) {
    if (!holds) {
      throw new UsageException("--%s must be %s, not %s".formatted(name, range, value));
    }
  }

  /** The defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Sets what differs from the defaults. */
  public static final class Builder {
    private String optimizer = "auto";
    private double step = Double.NaN;
    private double batch = 1;
    private int iterations = 200;
    private double tolerance = 1e-9;
    private double l2;
    private double l1;
    private boolean intercept = true;
    private boolean standardize = true;
    private int partitions;
    private StorageLevel storageLevel = StorageLevel.MEMORY_AND_DISK();
    private boolean singlePrecision;
    private long seed = 42;
    private boolean skipBadRows;

    private Builder() {}

    public Builder optimizer(String name) {
      optimizer = name;
      return this;
    }

    public Builder step(double length) {
      step = length;
      return this;
    }

    public Builder batch(double fraction) {
      batch = fraction;
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

    public Builder l2(double factor) {
      l2 = factor;
      return this;
    }

    public Builder l1(double factor) {
      l1 = factor;
      return this;
    }

    public Builder intercept(boolean with) {
      intercept = with;
      return this;
    }

    public Builder standardize(boolean scaled) {
      standardize = scaled;
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

    public Builder singlePrecision(boolean floats) {
      singlePrecision = floats;
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

    public TrainingOptions build() {
      return new TrainingOptions(
          optimizer,
          step,
          batch,
          iterations,
          tolerance,
          l2,
          l1,
          intercept,
          standardize,
          partitions,
          storageLevel,
          singlePrecision,
          seed,
          skipBadRows);
    }
  }
}
