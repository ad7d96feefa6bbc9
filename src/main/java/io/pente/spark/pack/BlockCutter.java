package io.pente.spark.pack;

import io.pente.data.Block;
import io.pente.data.RowRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Makes the rows of a partition, some of them handed over by others, into blocks that end where
 * they should. A block that came as it is to be is not copied.
 */
final class BlockCutter<B extends Block> implements Iterator<Packed<B>> {
  private final BlockCut cut;
  private final Iterator<PlacedRows<B>> own;
  private final Iterator<PlacedRows<B>> handed;
  private PlacedRows<B> nextOwn;
  private PlacedRows<B> nextHanded;

  /**
   * @param own rows in their order
   * @param handed rows in their order that fill what is missing of them
   */
  BlockCutter(BlockCut cut, Iterator<PlacedRows<B>> own, Iterator<PlacedRows<B>> handed) {
    this.cut = cut;
    this.own = own;
    this.handed = handed;
  }

  @Override
  public boolean hasNext() {
    return peek() != null;
  }

  @Override
  public Packed<B> next() {
    PlacedRows<B> rows = peek();
    if (rows == null) {
      throw new NoSuchElementException();
    }
    int before = cut.before(rows.first());
    List<RowRun<Packed<B>>> runs = new ArrayList<>();
    long end = rows.first();
    long stored = 0;
    int within = 0;
    for (; rows != null && (within == 0 || !cut.ends(before, within, stored)); rows = peek()) {
      RowRun<Packed<B>> run = rows.run();
      int count = cut.room(before, within, stored, run.block(), run.from(), run.count());
      if (rows.first() != end) {
        throw new IllegalStateException("rows " + end + " to " + rows.first() + " are missing");
      }
      runs.add(rows.head(count));
      stored += run.block().stored(run.from(), count);
      within += count;
      end += count;
      put(rows, count);
    }
    RowRun<Packed<B>> first = runs.get(0);
    return runs.size() == 1 && first.whole() ? first.block() : first.block().join(runs);
  }

  /** The rows that come next; null where there are no more. */
  private PlacedRows<B> peek() {
    nextOwn = nextOwn == null && own.hasNext() ? own.next() : nextOwn;
    nextHanded = nextHanded == null && handed.hasNext() ? handed.next() : nextHanded;
    boolean mine = nextHanded == null || nextOwn != null && nextOwn.first() < nextHanded.first();
    return mine ? nextOwn : nextHanded;
  }

  /** Goes on behind the first few of what came next. */
  private void put(PlacedRows<B> rows, int taken) {
    PlacedRows<B> rest = taken == rows.run().count() ? null : rows.tail(taken);
    if (rows == nextOwn) {
      nextOwn = rest;
    } else {
      nextHanded = rest;
    }
  }
}
