package io.pente.settings;

import org.apache.spark.storage.StorageLevel;

/**
 * What every training has to be told: the optimizer, when to stop, and how rows are read and kept.
 *
 * @param <S> the settings of a problem, which are immutable: each {@code with} is another value
 */
public interface RunSettings<S extends RunSettings<S>> {
  Optimizer optimizer();

  Stopping stopping();

  RowSettings rows();

  S withOptimizer(Optimizer choice);

  S withStopping(Stopping when);

  S withRows(RowSettings how);

  default S withIterations(int most) {
    return withStopping(stopping().withIterations(most));
  }

  default S withTolerance(double relative) {
    return withStopping(stopping().withTolerance(relative));
  }

  default S withPartitions(int count) {
    return withRows(rows().withPartitions(count));
  }

  default S withStorageLevel(StorageLevel level) {
    return withRows(rows().withStorageLevel(level));
  }

  default S withSkipBadRows(boolean skip) {
    return withRows(rows().withSkipBadRows(skip));
  }
}
