package io.pente.spark.pack;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.Moments;
import io.pente.data.SumContract;
import io.pente.failure.Sentence;
import io.pente.table.BadRow;

/** Of rows of which every tenth is followed by one that cannot be used, the fortieth's fatal. */
class SumAndRejectionsTest extends SumContract<Packed<LinearBlock>, SumAndRejections<Moments>> {
  @Override
  protected BlockTask<? super Packed<LinearBlock>, SumAndRejections<Moments>> task() {
    return new SumAndRejections.Task<LinearBlock, Moments>(new Moments.Task());
  }

  @Override
  protected Packed<LinearBlock> rows(int from, int to) {
    Rejections rejections = new Rejections();
    for (int row = from; row < to; row++) {
      if (row % 10 == 0) {
        Sentence why = Sentence.of("no %s", row);
        rejections.add(
            new BadRow("a", 0, BadRow.Where.ROW, row, "x", why, BadRow.Kind.CELL), row == 40);
      }
    }
    return new Packed<>(LinearRows.of(from, to), rejections);
  }

  @Override
  protected double[] values(SumAndRejections<Moments> sum) {
    return new double[] {
      sum.sum().rows(),
      sum.sum().weight(),
      sum.sum().features().mean()[0],
      sum.rejections().count(),
      sum.rejections().first().stream().mapToDouble(BadRow::position).sum()
    };
  }

  /** The first few are as many as there are, up to five. */
  @Override
  protected boolean growsWithTheRows() {
    return true;
  }
}
