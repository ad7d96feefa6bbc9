package io.pente.bench;

import io.pente.Tables;
import io.pente.data.Batch;
import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import io.pente.data.LocalBlocks;
import io.pente.data.Moments;
import io.pente.objective.ChangedObjective;
import io.pente.objective.LinearObjective;
import io.pente.objective.LinearSpace;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.Packed;
import io.pente.spark.pack.PackedRows;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.spark.pack.SkipRule;
import io.pente.table.ColumnRoles;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.RDDInfo;
import org.apache.spark.storage.StorageLevel;

/** A shape's rows in cached blocks, and the passes over them. Released by {@link #close}. */
final class BlockRows implements AutoCloseable {
  private final JavaRDD<LinearBlock> cached;
  private final LinearSpace space;
  private final Objective objective;
  private final Objective standardized;
  private final List<Query> queries;

  private BlockRows(JavaRDD<LinearBlock> blocks, ColumnUnits features, ColumnUnits targets) {
    this.cached = blocks.persist(StorageLevel.MEMORY_ONLY());
    SparkBlocks<LinearBlock> rows = new SparkBlocks<>(cached);
    Moments moments = rows.sum(new Moments.Task(), "moments");
    this.space =
        new LinearSpace(
            moments.features(), moments.targets(), features, targets, true, true);
    this.objective =
        new LinearObjective(rows, true, space.featureSizes(), space.targetSizes());
    this.standardized = new ChangedObjective(objective, space.standardization());
    this.queries = queries();
  }

  /** A frame's, packed as training packs them. */
  static BlockRows packed(SparkSession spark, Dataset<Row> frame, Shape shape) {
    Table table = new Tables(spark).open(frame);
    PackedRows packed =
        Packing.pack(
            table,
            Selection.of(table, ColumnRoles.training(Frames.targets(shape), List.of())),
            new PackingOptions(true, true, SkipRule.NONE, false, 0, PackingOptions.BLOCK_BYTES));
    return new BlockRows(
        packed.blocks().map(Packed::block), packed.features(), packed.targets());
  }

  /** Made where they are kept. */
  static BlockRows generated(SparkSession spark, Shape shape, int parts, long seed) {
    return new BlockRows(
        GeneratedBlocks.of(spark, shape, parts, seed), ColumnUnits.PLAIN, ColumnUnits.PLAIN);
  }

  private List<Query> queries() {
    double[] point = new double[objective.dimension()];
    Arrays.setAll(point, i -> 0.01 * (i % 7 - 3));
    return IntStream.range(0, space.targets())
        .mapToObj(k -> Query.gradient(k, point))
        .toList();
  }

  /** Seconds of one gradient pass of all targets, Spark's share included. */
  double passSeconds() {
    return Rounds.seconds(() -> objective.evaluate(queries, Batch.ALL, "pass"));
  }

  /** The same arithmetic on the same blocks by plain threads: what is left without Spark. */
  Kernels kernels(CachedBlocks<LinearBlock> held) {
    List<Objective> local =
        held.partitions().stream()
            .<Objective>map(
                blocks ->
                    new LinearObjective(
                        new LocalBlocks<>(List.of(blocks)),
                        true,
                        space.featureSizes(),
                        space.targetSizes()))
            .toList();
    return new Kernels(local, queries);
  }

  /** A pass without Spark, one partition a thread. */
  record Kernels(List<Objective> partitions, List<Query> queries) {
    double seconds(Machine machine) {
      return machine.seconds(
          t ->
              t < partitions.size()
                  ? partitions.get(t).evaluate(queries, Batch.ALL, "").get(0).value()
                  : 0);
    }
  }

  /**
   * ‖∇f‖ of target k at a model over ‖∇f‖ at W = 0, b = mean, in standardized variables: the measure
   * that all tools' answers are held to.
   *
   * @param weights n, in original units
   */
  double relativeGradient(int k, double[] weights, double bias) {
    int p = space.targets();
    double[] column = new double[weights.length * p];
    for (int j = 0; j < weights.length; j++) {
      column[j * p + k] = weights[j];
    }
    double[] z = space.standardized(k, column, bias);
    return norm(k, z) / norm(k, new double[z.length]);
  }

  private double norm(int k, double[] z) {
    List<Query> query = List.of(Query.gradient(k, z));
    double[] gradient = standardized.evaluate(query, Batch.ALL, "judge").get(0).gradient();
    return Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
  }

  CachedBlocks<LinearBlock> held() {
    return CachedBlocks.of(cached);
  }

  /** Bytes that Spark counts for the blocks, all of which must be in memory. */
  long cachedBytes() {
    for (RDDInfo info : cached.context().getRDDStorageInfo()) {
      if (info.id() == cached.id() && info.numCachedPartitions() == cached.getNumPartitions()) {
        return info.memSize();
      }
    }
    throw new IllegalStateException("the heap is too small for these blocks: give more by --heap");
  }

  @Override
  public void close() {
    cached.unpersist(true);
  }
}
