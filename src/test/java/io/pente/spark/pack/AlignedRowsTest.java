package io.pente.spark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.Tables;
import io.pente.data.Block;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.data.RectifierBlock;
import io.pente.data.RectifierMoments;
import io.pente.linalg.DenseRows;
import io.pente.linalg.RowMatrix;
import io.pente.spark.LocalSpark;
import io.pente.spark.engine.SparkBlocks;
import io.pente.table.ColumnRoles;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

/** What cutting blocks anew costs, and what becomes of it when blocks are lost. */
class AlignedRowsTest {
  private static final int ROWS = 1000;
  private static final ColumnRoles Y = ColumnRoles.training(List.of("y"), List.of());

  @TempDir private Path folder;

  private final SparkContext context = LocalSpark.session().sparkContext();
  private Table table;

  @BeforeEach
  void write() throws IOException {
    StringBuilder text = new StringBuilder("a,b,c,d,y\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("%d,%d,%d,%d,%d%n".formatted(i, i % 7, i % 11, -i, i));
    }
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    table = new Tables(LocalSpark.session()).open(Source.of(file.toString()));
  }

  private static PackedRows packed(Table table, int partitions) {
    PackingOptions options =
        new PackingOptions(false, false, SkipRule.NONE, false, partitions, 1024);
    return Packing.pack(table, Selection.of(table, Y), options);
  }

  private CachedRows<LinearBlock> aligned(int partitions, StorageLevel level) {
    PackedRows packed = packed(table, partitions);
    CachedRows<LinearBlock> rows = new CachedRows<>(packed.blocks(), packed.cut(), level);
    rows.pack(new Moments.Task(), table, note -> {});
    rows.align();
    return rows;
  }

  private static double[] targets(CachedRows<LinearBlock> rows) {
    return rows.blocks().sum(new GatheredBlocks.Task<>(), "all").blocks.stream()
        .flatMapToDouble(block -> Arrays.stream(block.targets()))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 2", "64, 2"})
  void packingIsOneJobAndCuttingAnewOneMore(int partitions, int jobs) throws Exception {
    AtomicInteger started = new AtomicInteger();
    SparkListener counting =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            started.incrementAndGet();
          }
        };
    context.addSparkListener(counting);
    try (CachedRows<LinearBlock> rows = aligned(partitions, StorageLevel.MEMORY_ONLY())) {
      rows.align();
      context.listenerBus().waitUntilEmpty();
      assertThat(started).hasValue(jobs);
      assertThat(rows.partitions()).isEqualTo(partitions);
    } finally {
      context.removeSparkListener(counting);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MEMORY_ONLY", "MEMORY_AND_DISK_SER", "DISK_ONLY"})
  void whatIsLostWithItsExecutorComesAgainWithTheSameBits(String level) {
    try (CachedRows<LinearBlock> rows = aligned(7, StorageLevel.fromString(level))) {
      double[] before = targets(rows);
      assertThat(before).hasSize(ROWS);
      loseAll();
      assertThat(targets(rows)).isEqualTo(before);
    }
  }

  /** Everything that executors keep: cached blocks and what shuffles wrote. */
  private void loseAll() {
    Set<Object> cached =
        new TreeSet<>(CollectionConverters.asJava(context.getPersistentRDDs().keySet()));
    cached.forEach(rdd -> SparkEnv.get().blockManager().master().removeRdd((Integer) rdd, true));
    MapOutputTrackerMaster shuffles = (MapOutputTrackerMaster) SparkEnv.get().mapOutputTracker();
    for (Object shuffle : CollectionConverters.asJava(shuffles.shuffleStatuses().keySet())) {
      shuffles.unregisterAllMapAndMergeOutput((Integer) shuffle);
    }
  }

  @Test
  void thePackedPartitionsAreDroppedWhileTheNewOnesAreMade() {
    PackedRows packed = packed(table, 7);
    JavaRDD<Packed<LinearBlock>> old = packed.blocks().persist(StorageLevel.MEMORY_AND_DISK());
    SparkBlocks<Packed<LinearBlock>> counted = new SparkBlocks<>(old);
    counted.sum(new Rejections.Task<>(), "count");
    assertThat(partitionsCached(old)).isEqualTo(7);
    PartitionBounds bounds = PartitionBounds.of(counted.sizes(), packed.cut().rows());
    JavaRDD<Packed<LinearBlock>> cut =
        HandOver.of(old, bounds, packed.cut()).persist(StorageLevel.MEMORY_AND_DISK());
    cut.count();
    assertThat(partitionsCached(cut)).isEqualTo(7);
    assertThat(partitionsCached(old)).isZero();
    cut.unpersist();
    old.unpersist();
  }

  /** Those that this executor, the only one, has itself in memory or on disk. */
  private static long partitionsCached(JavaRDD<?> rdd) {
    return IntStream.range(0, rdd.getNumPartitions())
        .filter(
            part ->
                SparkEnv.get()
                    .blockManager()
                    .getStatus(new RDDBlockId(rdd.id(), part))
                    .isDefined())
        .count();
  }

  @Test
  void rowsThatMayComeInAnotherOrderStayInTheirPartitions() {
    Table frame =
        new Tables(LocalSpark.session())
            .open(
                LocalSpark.session()
                    .read()
                    .option("header", true)
                    .option("inferSchema", true)
                    .csv(folder.resolve("a.csv").toString())
                    .repartition(3));
    PackedRows packed = packed(frame, 0);
    try (CachedRows<LinearBlock> rows =
        new CachedRows<>(packed.blocks(), packed.cut(), StorageLevel.MEMORY_ONLY())) {
      rows.pack(new Moments.Task(), frame, note -> {});
      List<Long> before = starts(rows);
      rows.align();
      assertThat(starts(rows)).isEqualTo(before).contains(334L); // Spark deals 334, 333, 333
    }
  }

  private static <B extends Block> List<Long> starts(CachedRows<B> rows) {
    return rows.blocks().sum(new GatheredBlocks.Task<>(), "all").firstRows;
  }

  @Test
  void rectifierBlocksAreTheSameWhateverThePartitions() {
    RectifierLayout layout = new RectifierLayout(1, true, -1, -1, -1);
    List<double[]> expected = rectifier(layout, 1);
    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(rectifier(layout, 2)).usingRecursiveComparison().isEqualTo(expected);
    assertThat(rectifier(layout, 7)).usingRecursiveComparison().isEqualTo(expected);
  }

  /** M, A and Im A of each block, and δ. */
  private List<double[]> rectifier(RectifierLayout layout, int partitions) {
    PackedRows packed = packed(table, partitions);
    List<double[]> numbers = new ArrayList<>();
    try (CachedRows<RectifierBlock> rows =
        new CachedRows<>(
            packed.blocks().map(block -> block.as(layout::split)),
            packed.cut(),
            StorageLevel.MEMORY_ONLY())) {
      rows.pack(new RectifierMoments.Task(1), table, note -> {});
      rows.align();
      for (RectifierBlock block : rows.blocks().sum(new GatheredBlocks.Task<>(), "all").blocks) {
        numbers.add(values(block.m()));
        block.parts().forEach(part -> numbers.add(values(part.a())));
        block.parts().forEach(part -> numbers.add(part.scale()));
      }
    }
    return numbers;
  }

  private static double[] values(RowMatrix matrix) {
    return ((DenseRows) matrix).values();
  }
}
