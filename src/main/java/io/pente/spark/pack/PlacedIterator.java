package io.pente.spark.pack;

import io.pente.data.Block;
import io.pente.data.RowRun;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of a partition as it was packed, cut where those of another partition begin. */
final class PlacedIterator<B extends Block> implements Iterator<PlacedRows<B>> {
  private final PartitionBounds bounds;
  private final Iterator<Packed<B>> blocks;
  private final Runnable atEnd;
  private final long last;
  private long row;
  private Packed<B> block;
  private int from;

  /**
   * @param partition its number
   * @param blocks all of its blocks
   * @param atEnd what to do when they have been read
   */
  PlacedIterator(
      PartitionBounds bounds, int partition, Iterator<Packed<B>> blocks, Runnable atEnd) {
    this.bounds = bounds;
    this.blocks = blocks;
    this.atEnd = atEnd;
    this.row = bounds.packed()[partition];
    this.last = bounds.packed()[partition + 1];
  }

  @Override
  public boolean hasNext() {
    while (block == null || from == block.rows()) {
      if (!blocks.hasNext()) {
        end();
        return false;
      }
      block = blocks.next();
      from = 0;
    }
    return true;
  }

  private void end() {
    if (row != last) {
      throw new IllegalStateException(
          "a partition that ended before row " + last + " came again to end before row " + row);
    }
    atEnd.run();
  }

  @Override
  public PlacedRows<B> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long room = bounds.wanted()[bounds.owner(row) + 1] - row;
    int count = (int) Math.min(room, block.rows() - from);
    PlacedRows<B> rows = new PlacedRows<>(row, new RowRun<>(block, from, count));
    from += count;
    row += count;
    return rows;
  }
}
