package io.pente.table.text;

import io.pente.table.CellReading;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;

/** Text of cells as the readers of rows understand it. */
final class TextReading implements CellReading {
  private static final long serialVersionUID = 1L;

  private final NumberStyle style;
  private final MissingWords missing;
  private transient CellNumbers numbers;

  TextReading(NumberStyle style, MissingWords missing) {
    this.style = style;
    this.missing = missing;
  }

  private CellNumbers numbers() {
    if (numbers == null) {
      numbers = new CellNumbers(style, new Decimals(), missing);
    }
    return numbers;
  }

  @Override
  public double value(ColumnKind kind, String cell) {
    return numbers().value(kind, cell);
  }

  @Override
  public ColumnKind kind(String cell) {
    return numbers().kind(cell);
  }
}
