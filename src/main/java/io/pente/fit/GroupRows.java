package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import io.pente.table.RowKey;
import java.util.HashMap;
import java.util.Map;

/**
 * How many rows each group has, as long as there are not too many groups to be held.
 *
 * @param counts by group; empty where there are too many
 * @param tooMany 1 where there are
 */
record GroupRows(Map<RowKey, Long> counts, int[] tooMany) implements Sum<GroupRows> {
  /** Groups that the driver holds and deals out; more are put into folds by a hash. */
  static final int MOST = 1_000_000;

  private static final long BYTES = 100;

  /** The task that counts, by a row's first key. */
  record Task() implements BlockTask<LinearBlock, GroupRows> {
    @Override
    public GroupRows zero() {
      return new GroupRows(new HashMap<>(), new int[1]);
    }

    @Override
    public void add(LinearBlock block, long firstRow, GroupRows into) {
      for (int i = 0; i < block.rows(); i++) {
        into.add(key(block, i), 1);
      }
    }
  }

  static RowKey key(LinearBlock block, int row) {
    return new RowKey(block.keys().high(row, 0), block.keys().low(row, 0));
  }

  boolean areTooMany() {
    return tooMany[0] > 0;
  }

  private void add(RowKey group, long rows) {
    if (!areTooMany()) {
      counts.merge(group, rows, Long::sum);
      if (counts.size() > MOST) {
        counts.clear();
        tooMany[0] = 1;
      }
    }
  }

  @Override
  public void add(GroupRows next) {
    if (next.areTooMany()) {
      counts.clear();
      tooMany[0] = 1;
    }
    next.counts.forEach(this::add);
  }

  @Override
  public long bytes() {
    return BYTES * counts.size();
  }
}
