package io.pente.settings;

import org.apache.spark.storage.StorageLevel;

/**
 * How a table's rows are read and kept.
 *
 * @param partitions into how many parts the rows go; 0 for as many as the data asks for
 * @param storageLevel where packed rows are kept between passes; never NONE
 * @param singlePrecision whether dense features are kept as floats; all sums are in doubles
 * @param skipBadRows whether rows that cannot be used are left out, counted and reported
 */
public record RowSettings(
    int partitions, StorageLevel storageLevel, boolean singlePrecision, boolean skipBadRows) {
  public static final RowSettings DEFAULTS =
      new RowSettings(0, StorageLevel.MEMORY_AND_DISK(), false, false);

  /**
   * @throws io.pente.failure.InvalidSettingException for a value out of its range
   */
  public RowSettings {
    Ranges.require(
        partitions >= 0, "partitions", partitions, "1 or more, or 0 for the data to say");
    Ranges.require(storageLevel.isValid(), "storageLevel", "NONE", "a level that keeps rows");
  }

  public RowSettings withPartitions(int count) {
    return new RowSettings(count, storageLevel, singlePrecision, skipBadRows);
  }

  public RowSettings withStorageLevel(StorageLevel level) {
    return new RowSettings(partitions, level, singlePrecision, skipBadRows);
  }

  public RowSettings withSinglePrecision(boolean floats) {
    return new RowSettings(partitions, storageLevel, floats, skipBadRows);
  }

  public RowSettings withSkipBadRows(boolean skip) {
    return new RowSettings(partitions, storageLevel, singlePrecision, skip);
  }
}
