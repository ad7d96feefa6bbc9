package io.pente.settings;

import java.util.Optional;
import org.apache.spark.storage.StorageLevel;

/**
 * How a table's rows are read and kept.
 *
 * @param partitions into how many parts the rows go; 0 for as many as the data asks for. Parts
 *     begin with a block of rows, of about half a megabyte: where there are more parts than blocks,
 *     some are empty
 * @param storageLevel where packed rows are kept between passes; never NONE
 * @param singlePrecision whether dense features are kept as floats; all sums are in doubles
 * @param skipBadRows whether rows that cannot be used are left out, counted and reported, those
 *     that lack a value among them
 * @param missing what becomes of rows that lack a value, where {@code skipBadRows} is not set
 * @param mostSkipped the share of rows beyond which leaving out is refused
 * @param where a condition in Spark's SQL over the columns, as it is written: rows for which it is
 *     not true are left out of the training and counted; predictions and evaluations know none
 */
public record RowSettings(
    int partitions,
    StorageLevel storageLevel,
    boolean singlePrecision,
    boolean skipBadRows,
    Missing missing,
    double mostSkipped,
    Optional<String> where) {
  public static final RowSettings DEFAULTS =
      new RowSettings(
          0, StorageLevel.MEMORY_AND_DISK(), false, false, Missing.FAIL, 0.5, Optional.empty());

  /**
   * @throws io.pente.failure.InvalidSettingException for a value out of its range
   */
  public RowSettings {
    Ranges.require(
        partitions >= 0, "partitions", partitions, "1 or more, or 0 for the data to say");
    Ranges.require(
        mostSkipped >= 0 && mostSkipped <= 1, "mostSkipped", mostSkipped, "a share from 0 to 1");
    Ranges.require(storageLevel.isValid(), "storageLevel", "NONE", "a level that keeps rows");
  }

  public RowSettings withPartitions(int count) {
    return new RowSettings(
        count, storageLevel, singlePrecision, skipBadRows, missing, mostSkipped, where);
  }

  public RowSettings withStorageLevel(StorageLevel level) {
    return new RowSettings(
        partitions, level, singlePrecision, skipBadRows, missing, mostSkipped, where);
  }

  public RowSettings withSinglePrecision(boolean floats) {
    return new RowSettings(
        partitions, storageLevel, floats, skipBadRows, missing, mostSkipped, where);
  }

  public RowSettings withSkipBadRows(boolean skip) {
    return new RowSettings(
        partitions, storageLevel, singlePrecision, skip, missing, mostSkipped, where);
  }

  public RowSettings withMissing(Missing policies) {
    return new RowSettings(
        partitions, storageLevel, singlePrecision, skipBadRows, policies, mostSkipped, where);
  }

  public RowSettings withMostSkipped(double share) {
    return new RowSettings(
        partitions, storageLevel, singlePrecision, skipBadRows, missing, share, where);
  }

  public RowSettings withWhere(String condition) {
    return new RowSettings(
        partitions,
        storageLevel,
        singlePrecision,
        skipBadRows,
        missing,
        mostSkipped,
        Optional.of(condition));
  }
}
