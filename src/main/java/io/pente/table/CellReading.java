package io.pente.table;

import java.io.Serializable;

/** How the text of a cell is understood. Used by one thread at a time; sent to tasks. */
public interface CellReading extends Serializable {
  /** What a cell of a kind stands for: seconds for a time, 1 and 0 for a truth; NaN for nothing. */
  double value(ColumnKind kind, String cell);

  /** What a cell looks like; null where it says nothing. */
  ColumnKind kind(String cell);
}
