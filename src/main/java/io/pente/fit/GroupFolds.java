package io.pente.fit;

import io.pente.data.LinearBlock;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.path.Folds;
import io.pente.table.RowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds that keep the rows of a group together: the groups, from the one of most rows on, those of
 * equally many in the order of a hash, are dealt out one by one to the fold that has fewest rows.
 * With as many folds as groups each is a fold. The same whatever the partitioning.
 *
 * @param byGroup the fold of each; empty where groups are too many, and a hash alone decides
 */
record GroupFolds(int count, long seed, Map<RowKey, Integer> byGroup) implements Folds {
  /**
   * Deals out groups.
   *
   * @param column what the groups are of
   * @throws BadInputException where there are fewer groups than folds
   */
  static GroupFolds of(GroupRows groups, int folds, long seed, String column) {
    Map<RowKey, Integer> byGroup = new HashMap<>();
    if (groups.areTooMany()) {
      return new GroupFolds(folds, seed, byGroup);
    }
    if (groups.counts().size() < folds) {
      throw new BadInputException(
          Sentence.of(
              "column '%s' has %,d groups, fewer than the %,d %s: take fewer",
              column, groups.counts().size(), folds, Sentence.setting("folds")));
    }
    List<Map.Entry<RowKey, Long>> largest = new ArrayList<>(groups.counts().entrySet());
    largest.sort(
        Map.Entry.<RowKey, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(group -> hash(seed, group.getKey()))
            .thenComparing(Map.Entry.comparingByKey()));
    long[] rows = new long[folds];
    for (Map.Entry<RowKey, Long> group : largest) {
      int fewest = 0;
      for (int k = 1; k < folds; k++) {
        fewest = rows[k] < rows[fewest] ? k : fewest;
      }
      byGroup.put(group.getKey(), fewest);
      rows[fewest] += group.getValue();
    }
    return new GroupFolds(folds, seed, byGroup);
  }

  /** The 64 bits of SplitMix64's finaliser of seed and key. */
  private static long hash(long seed, RowKey key) {
    return io.pente.data.Batch.hash(seed, key.high(), key.low());
  }

  @Override
  public boolean needsPositions() {
    return false;
  }

  @Override
  public int of(LinearBlock block, long firstRow, int row) {
    RowKey key = GroupRows.key(block, row);
    return byGroup.isEmpty()
        ? (int) Math.floorMod(hash(seed, key) >>> 1, (long) count)
        : byGroup.get(key);
  }
}
