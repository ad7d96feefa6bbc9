package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import io.pente.path.Folds;

/**
 * The rows of one fold, or all others, chosen in every pass.
 *
 * @param heldOut whether it is the fold itself
 */
record FoldBlocks(Blocks<LinearBlock> all, Folds folds, int fold, boolean heldOut)
    implements Blocks<LinearBlock> {
  @Override
  public <S extends Sum<S>> S sum(BlockTask<? super LinearBlock, S> task, String label) {
    return all.sum(new OnFold<>(task, folds, fold, heldOut), label);
  }

  @Override
  public long passes() {
    return all.passes();
  }

  private record OnFold<S extends Sum<S>>(
      BlockTask<? super LinearBlock, S> task, Folds folds, int fold, boolean heldOut)
      implements BlockTask<LinearBlock, S> {
    @Override
    public S zero() {
      return task.zero();
    }

    @Override
    public boolean needsPositions() {
      return folds.needsPositions();
    }

    @Override
    public void add(LinearBlock block, long firstRow, S into) {
      int[] chosen =
          java.util.stream.IntStream.range(0, block.rows())
              .filter(i -> folds.of(block, firstRow, i) == fold == heldOut)
              .toArray();
      task.add(block.select(chosen), firstRow, into);
    }
  }
}
