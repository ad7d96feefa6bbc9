package io.pente.table.frame;

import io.pente.failure.PenteException;
import io.pente.table.BadRow;
import io.pente.table.files.FileWatch;
import io.pente.table.files.InputFile;
import io.pente.table.files.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.Partition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.FilePartition;
import org.apache.spark.sql.execution.datasources.PartitionedFile;

/**
 * Cuts the files of a frame so that every partition is one range of one file, and puts the ranges
 * into the order of paths and positions. Spark itself reads the largest files first.
 */
final class FileSplits {
  private final SparkSession session;
  private final List<InputFile> files;
  private final long bytes;

  /** Of the last scan. */
  private PartitionedFile[] splits;

  /**
   * @param session one of the frame's own, whose settings are changed
   */
  FileSplits(SparkSession session, List<InputFile> files) {
    this.session = session;
    this.files = files;
    this.bytes = files.stream().mapToLong(InputFile::length).sum();
    session.conf().set("spark.sql.files.maxPartitionNum", Integer.toString(Integer.MAX_VALUE));
  }

  int files() {
    return files.size();
  }

  /**
   * Threads that scan at once plan one after the other, as the settings are the session's.
   *
   * @param planned gives the rows, once the settings are made
   * @param scan makes something of them
   * @param partitions 0 for as many as the data asks for
   */
  synchronized <T> JavaRDD<T> inOrder(
      Supplier<JavaRDD<InternalRow>> planned, Scanned<T> scan, int partitions) {
    int cores = session.sparkContext().defaultParallelism();
    int count = partitions > 0 ? partitions : Slices.count(files, cores);
    String largest = Long.toString(Math.max(1, (bytes + count - 1) / count));
    session.conf().set("spark.sql.files.maxPartitionBytes", largest);
    session.conf().set("spark.sql.files.openCostInBytes", largest); // so that none joins another
    JavaRDD<InternalRow> rows = planned.get();
    splits = splits(rows.rdd().partitions());
    return splits == null
        ? PartitionMerge.atMost(scan.of(rows, Optional.empty()), partitions)
        : ordered(scan.of(rows, Optional.of(watch())), count);
  }

  /** Makes something of the rows of each part of a file, while its file is watched. */
  interface Scanned<T> {
    JavaRDD<T> of(JavaRDD<InternalRow> rows, Optional<FileWatch> watch);
  }

  private FileWatch watch() {
    Map<String, InputFile> byPath = new HashMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    List<InputFile> byPart = Arrays.stream(splits).map(split -> byPath.get(path(split))).toList();
    return FileWatch.of(new JavaSparkContext(session.sparkContext()), byPart);
  }

  /** The range that each partition reads; null where partitions are something else. */
  private static PartitionedFile[] splits(Partition[] partitions) {
    PartitionedFile[] splits = new PartitionedFile[partitions.length];
    for (int i = 0; i < splits.length; i++) {
      boolean one = partitions[i] instanceof FilePartition files && files.files().length == 1;
      if (!one) {
        return null;
      }
      splits[i] = ((FilePartition) partitions[i]).files()[0];
    }
    return splits;
  }

  private <T> JavaRDD<T> ordered(JavaRDD<T> scan, int count) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      groups.add(new ArrayList<>());
    }
    long before = 0;
    for (int i : order()) {
      double middle = before + splits[i].length() / 2.0;
      groups.get((int) Math.min(count - 1, middle / bytes * count)).add(i);
      before += splits[i].length();
    }
    return PartitionMerge.merge(scan, groups);
  }

  private List<Integer> order() {
    return IntStream.range(0, splits.length)
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> path(splits[i]))
                .thenComparingLong(i -> splits[i].start()))
        .toList();
  }

  private static String path(PartitionedFile split) {
    return split.toPath().toString();
  }

  /**
   * A bad row by its file and its number in that.
   *
   * @param counts the rows of each partition, cut as at the last scan
   */
  synchronized BadRow locate(BadRow row, JavaRDD<Long> counts) {
    PartitionedFile split = splits[row.part()];
    long before = row.fatal() ? 0 : rowsBefore(split, PenteException.unwrapped(counts::collect));
    return row.at(shown(path(split)), row.where(), before + row.position());
  }

  /** Rows of the same file in ranges before this one. */
  private long rowsBefore(PartitionedFile split, List<Long> rows) {
    long before = 0;
    for (int i = 0; i < splits.length; i++) {
      boolean earlier = path(splits[i]).equals(path(split)) && splits[i].start() < split.start();
      before += earlier ? rows.get(i) : 0;
    }
    return before;
  }

  private String shown(String path) {
    return files.stream()
        .filter(file -> file.path().equals(path))
        .map(InputFile::shown)
        .findFirst()
        .orElse(path);
  }
}
