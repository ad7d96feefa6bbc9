package io.pente.bench;


/**
 * A pass somewhere: what the cost model is asked about.
 *
 * @param executors processes with a network between them and the driver
 * @param cores of each executor
 * @param tasks partitions of the rows
 * @param crowding how many times slower a core reads memory while the machine's other cores that
 *     are at work read too; 1 for a core alone
 */
record Setup(Shape shape, int executors, int cores, int tasks, double crowding) {
  /** Bytes of partial sums up to which the driver takes them directly; {@code SparkBlocks}'s. */
  private static final double LARGEST_COLLECT = 256 << 20;

  /** What the constants of {@link CostModel} are multiplied with, in the order of its names. */
  double[] amounts() {
    double inTurn = Math.ceil((double) tasks / slots());
    double share = inTurn / tasks;
    return new double[] {
      shape.bytes() * share * crowding,
      shape.operations() * share,
      inTurn * shape.sumBytes(),
      merges() ? (inTurn + groupsInTurn() * groupSize()) * shape.sumBytes() : 0,
      (collected() + broadcastSteps()) * shape.sumBytes(),
      merges() ? 2 : 1,
      tasks + (merges() ? groups() : 0),
      inTurn + groupsInTurn()
    };
  }

  int slots() {
    return executors * cores;
  }

  /** Whether a second stage merges neighboring partitions' sums. */
  boolean merges() {
    return tasks > 4 && (double) shape.sumBytes() * tasks > LARGEST_COLLECT;
  }

  private double groupSize() {
    return merges() ? Math.ceil(Math.sqrt(tasks)) : 0;
  }

  private double groups() {
    return Math.ceil(tasks / groupSize());
  }

  private double groupsInTurn() {
    return merges() ? Math.ceil(groups() / slots()) : 0;
  }

  private double collected() {
    return merges() ? groups() : tasks;
  }

  /** The weights reach executors from executors that have them: rounds of doubling. */
  private double broadcastSteps() {
    return Math.ceil(Math.log(executors + 1) / Math.log(2));
  }
}
