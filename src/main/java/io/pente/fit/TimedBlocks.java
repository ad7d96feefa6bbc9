package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;

/** Blocks whose passes are told. */
record TimedBlocks(Blocks<LinearBlock> inner, FitListener listener) implements Blocks<LinearBlock> {
  @Override
  public <S extends Sum<S>> S sum(BlockTask<? super LinearBlock, S> task, String label) {
    long start = System.nanoTime();
    S sum = inner.sum(task, label);
    listener.on(new FitEvent.Passed(label, (System.nanoTime() - start) * 1e-9));
    return sum;
  }

  @Override
  public long passes() {
    return inner.passes();
  }
}
