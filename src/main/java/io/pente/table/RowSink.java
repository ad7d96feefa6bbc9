package io.pente.table;

/** Takes the numbers of one row, in any order; a feature that is not given is 0. */
public interface RowSink {
  /** Takes nothing. */
  RowSink NOWHERE =
      new RowSink() {
        @Override
        public void feature(int j, double value) {}

        @Override
        public void target(int k, double value) {}

        @Override
        public void weight(double value) {}

        @Override
        public void offset(double value) {}

        @Override
        public void key(int number, RowKey key) {}
      };

  void feature(int j, double value);

  void target(int k, double value);

  void weight(double value);

  /** What the row's targets are to be taken less of; only where an offset is selected. */
  default void offset(double value) {
    throw new IllegalStateException("An offset is selected and nobody takes it");
  }

  /** The group that the row belongs to; only where keys are selected. */
  default void key(int number, RowKey key) {
    throw new IllegalStateException("A key is selected and nobody takes it");
  }

  /** Features {@code j .. j + count}, copied. */
  default void features(int j, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      feature(j + i, values[i]);
    }
  }
}
