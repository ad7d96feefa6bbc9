package io.pente.data;

/** A task over some of the rows. */
public record OnRows<B extends Block, S extends Sum<S>>(BlockTask<? super B, S> task, RowSet rows)
    implements BlockTask<B, S> {
  /** The task itself where no row is left out. */
  public static <B extends Block, S extends Sum<S>> BlockTask<? super B, S> of(
      BlockTask<? super B, S> task, RowSet rows) {
    return rows.all() ? task : new OnRows<>(task, rows);
  }

  @Override
  public S zero() {
    return task.zero();
  }

  @Override
  public boolean needsPositions() {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // what is selected from a block is a block of its kind
  public void add(B block, long firstRow, S into) {
    task.add((B) block.select(rows.choose(firstRow, block.rows())), firstRow, into);
  }
}
