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
      };

  void feature(int j, double value);

  void target(int k, double value);

  void weight(double value);

  /** Features {@code j .. j + count}, copied. */
  default void features(int j, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      feature(j + i, values[i]);
    }
  }
}
