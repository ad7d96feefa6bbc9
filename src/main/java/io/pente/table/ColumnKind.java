package io.pente.table;

/** What the cells of a column are. */
public enum ColumnKind {
  /** Finite numbers. */
  NUMBER,
  /** True and false, read as 1 and 0. */
  BOOLEAN,
  /** Dates or timestamps, read as seconds since 1970 in UTC; one without a zone counts as UTC. */
  TIME,
  /** Several numbers a cell, each a feature of its own. */
  VECTOR,
  /** Anything else; never a feature. */
  TEXT,
  /** Numbers of types that differ between files, and that no one type holds exactly. */
  MIXED
}
