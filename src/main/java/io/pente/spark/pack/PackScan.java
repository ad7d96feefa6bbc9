package io.pente.spark.pack;

import io.pente.data.LinearBlock;
import io.pente.table.BadRow;
import io.pente.table.RowCursor;
import io.pente.table.Scan;
import io.pente.table.Selection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Packs the rows of a partition.
 *
 * @param naming the features' names, for numbers that fit no float; null where all fit, since a
 *     million names would travel with every pass
 */
record PackScan(Layout layout, Selection naming, SkipRule skips)
    implements Scan<Packed<LinearBlock>> {
  @Override
  public Iterator<Packed<LinearBlock>> over(RowCursor rows) {
    return new Blocks(rows, layout.packer(), naming, skips);
  }

  private static final class Blocks implements Iterator<Packed<LinearBlock>> {
    private final RowCursor cursor;
    private final Packer packer;
    private final Selection naming;
    private final SkipRule skips;
    private Packed<LinearBlock> next;
    private boolean ended;

    Blocks(RowCursor cursor, Packer packer, Selection naming, SkipRule skips) {
      this.cursor = cursor;
      this.packer = packer;
      this.naming = naming;
      this.skips = skips;
    }

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        next = pack();
      }
      return next != null;
    }

    @Override
    public Packed<LinearBlock> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Packed<LinearBlock> block = next;
      next = null;
      return block;
    }

    private Packed<LinearBlock> pack() {
      Rejections rejections = new Rejections();
      while (!ended && !packer.full()) {
        packer.begin();
        if (!cursor.next(packer)) {
          ended = true;
          rejections.addStrangers(cursor.strangers());
        } else {
          take(rejections);
        }
      }
      boolean nothing = packer.rows() == 0 && rejections.isEmpty();
      return nothing ? null : new Packed<>(packer.take(), rejections);
    }

    private void take(Rejections rejections) {
      BadRow bad = cursor.bad() == null ? misfit() : cursor.bad();
      if (bad == null) {
        packer.keep();
      } else {
        ended = !skips.skips(bad);
        rejections.add(bad, ended);
      }
    }

    /** The row, should one of its features not fit a block; null where all do. */
    private BadRow misfit() {
      int j = naming == null ? -1 : packer.misfit();
      return j < 0 ? null : cursor.reject(naming.featureNames(j + 1).get(j), packer.whyMisfit(j));
    }
  }
}
