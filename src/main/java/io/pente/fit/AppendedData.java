package io.pente.fit;

import io.pente.model.Account;
import io.pente.model.DataSummary;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The summary of rows in two parts as that of all of them, but for means and deviations. */
final class AppendedData {
  private AppendedData() {}

  /** The same with columns in another order: column c is {@code order[c]}. */
  static DataSummary ordered(DataSummary data, int[] order) {
    return new DataSummary(
        data.rows(),
        data.skippedRows(),
        data.partitions(),
        data.weight(),
        data.constantFeatures(),
        MomentsMerge.picked(data.mean(), order),
        MomentsMerge.picked(data.deviation(), order),
        MomentsMerge.picked(data.min(), order),
        MomentsMerge.picked(data.max(), order),
        data.account());
  }

  /** Of both. */
  static DataSummary sum(DataSummary a, DataSummary b) {
    double[] min = a.min();
    double[] max = a.max();
    double[] otherMin = b.min();
    double[] otherMax = b.max();
    Arrays.setAll(min, c -> Math.min(min[c], otherMin[c]));
    Arrays.setAll(max, c -> Math.max(max[c], otherMax[c]));
    return new DataSummary(
        Math.addExact(a.rows(), b.rows()),
        a.skippedRows() + b.skippedRows(),
        a.partitions() + b.partitions(),
        a.weight() + b.weight(),
        List.of(),
        a.mean(),
        a.deviation(),
        min,
        max,
        sum(a.account(), b.account()));
  }

  private static Account sum(Account a, Account b) {
    Map<String, Long> skipped = new LinkedHashMap<>(a.rowsSkipped());
    b.rowsSkipped().forEach((reason, rows) -> skipped.merge(reason, rows, Long::sum));
    Map<String, String> leftOut = new LinkedHashMap<>(a.columnsLeftOut());
    b.columnsLeftOut().forEach(leftOut::putIfAbsent);
    return new Account(
        a.files() + b.files(),
        a.rowsRead() + b.rowsRead(),
        a.rowsUsed() + b.rowsUsed(),
        skipped,
        a.columnsUsed(),
        leftOut);
  }
}
