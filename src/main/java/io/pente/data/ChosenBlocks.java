package io.pente.data;

/** Some of the rows of blocks, chosen by position in every pass: nothing is copied or moved. */
public final class ChosenBlocks<B extends Block> implements Blocks<B> {
  private final Blocks<B> all;
  private final RowSet rows;

  public ChosenBlocks(Blocks<B> all, RowSet rows) {
    this.all = all;
    this.rows = rows;
  }

  @Override
  public <S extends Sum<S>> S sum(BlockTask<? super B, S> task, String label) {
    return all.sum(on(task), label);
  }

  /** A choice within a choice goes by the rows' positions among all. */
  private <S extends Sum<S>> BlockTask<? super B, S> on(BlockTask<? super B, S> task) {
    if (task instanceof OnRows<?, ?>) {
      return within(task);
    }
    return OnRows.of(task, rows);
  }

  @SuppressWarnings("unchecked") // it is a task over B as a whole, and so in its part
  private <S extends Sum<S>> BlockTask<? super B, S> within(BlockTask<? super B, S> task) {
    OnRows<B, S> part = (OnRows<B, S>) task;
    return OnRows.of(part.task(), part.rows().and(rows));
  }

  @Override
  public long passes() {
    return all.passes();
  }
}
