package io.pente.path;

import io.pente.data.Sum;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;

/** {@link CenteredProducts} of each fold, added in row order. */
final class FoldProducts implements Sum<FoldProducts> {
  private static final long serialVersionUID = 1L;

  private final double[] unit;
  private final CenteredProducts[] done;
  private transient ProductsOfRows[] open;

  FoldProducts(int folds, double[] unit) {
    this.unit = unit;
    this.done = new CenteredProducts[folds];
  }

  /** Adds a row of a fold. */
  void add(int fold, double[] values, int from, double weight) {
    if (open == null) {
      open = new ProductsOfRows[done.length];
    }
    if (open[fold] == null) {
      open[fold] = new ProductsOfRows(unit);
    }
    open[fold].add(values, from, weight);
  }

  private void finish() {
    for (int k = 0; open != null && k < open.length; k++) {
      if (open[k] != null) {
        CenteredProducts more = open[k].sum();
        done[k] = done[k] == null ? more : done[k].and(more);
      }
    }
    open = null;
  }

  @Override
  public void add(FoldProducts next) {
    finish();
    next.finish();
    for (int k = 0; k < done.length; k++) {
      if (next.done[k] != null) {
        done[k] = done[k] == null ? next.done[k] : done[k].and(next.done[k]);
      }
    }
  }

  /** One a fold. */
  List<CenteredProducts> folds() {
    finish();
    List<CenteredProducts> all = new ArrayList<>();
    for (CenteredProducts each : done) {
      all.add(each == null ? CenteredProducts.none(unit) : each);
    }
    return all;
  }

  @Override
  public long bytes() {
    long width = unit.length;
    return 8 * done.length * (width * width + 3 * width);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    finish();
    out.defaultWriteObject();
  }
}
