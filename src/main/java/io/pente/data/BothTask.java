package io.pente.data;

/** Two tasks in one read of the rows. */
public record BothTask<B extends Block, S extends Sum<S>, T extends Sum<T>>(
    BlockTask<? super B, S> first, BlockTask<? super B, T> second)
    implements BlockTask<B, BothTask.Both<S, T>> {
  @Override
  public Both<S, T> zero() {
    return new Both<>(first.zero(), second.zero());
  }

  @Override
  public boolean needsPositions() {
    return first.needsPositions() || second.needsPositions();
  }

  @Override
  public void add(B block, long firstRow, Both<S, T> into) {
    first.add(block, firstRow, into.first);
    second.add(block, firstRow, into.second);
  }

  /** What each of them adds up. */
  public record Both<S extends Sum<S>, T extends Sum<T>>(S first, T second)
      implements Sum<Both<S, T>> {
    @Override
    public void add(Both<S, T> next) {
      first.add(next.first);
      second.add(next.second);
    }

    @Override
    public long bytes() {
      return first.bytes() + second.bytes();
    }
  }
}
