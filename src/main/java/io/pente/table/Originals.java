package io.pente.table;

import java.io.Serializable;
import java.util.BitSet;

/**
 * Which cells of a row are kept beside its selected numbers, and how. Immutable.
 *
 * @param jsonNumbers of rows as JSON the columns whose cells are numbers, where they can be
 * @param columns the columns that are kept; null for all
 */
record Originals(Form form, boolean[] jsonNumbers, BitSet columns) implements Serializable {
  /** In which form. */
  enum Form {
    NOTHING,
    TEXT,
    TYPED,
    JSON
  }

  static final Originals NONE = of(Form.NOTHING);

  static Originals of(Form form) {
    return new Originals(form, new boolean[0], null);
  }

  static Originals json(boolean[] numbers) {
    return new Originals(Form.JSON, numbers.clone(), null);
  }

  static Originals typed(BitSet columns) {
    return new Originals(Form.TYPED, new boolean[0], (BitSet) columns.clone());
  }
}
