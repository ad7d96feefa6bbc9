package io.pente.ml;

import io.pente.Pente;
import io.pente.failure.BadInputException;
import io.pente.table.ColumnKind;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The columns that a fit or an evaluation reads.
 *
 * @param features of vectors
 * @param labels of numbers, or one of vectors
 * @param weight empty for rows of equal weight
 */
record TrainingColumns(String features, List<String> labels, Optional<String> weight) {
  /** As spark.ml has it: no weights where the name is empty. */
  static Optional<String> weight(String name) {
    return Optional.ofNullable(name).filter(given -> !given.isEmpty());
  }

  /** These alone. */
  Dataset<Row> of(Dataset<?> dataset) {
    List<Column> columns = new ArrayList<>();
    columns.add(functions.col(features).as(features));
    labels.forEach(label -> columns.add(functions.col(label).as(label)));
    weight.ifPresent(name -> columns.add(functions.col(name).as(name)));
    return dataset.select(columns.toArray(new Column[0]));
  }

  /**
   * The same as a table to evaluate a model on.
   *
   * @throws BadInputException where it has nothing to predict
   */
  Table evaluated(Pente pente, Dataset<?> dataset) {
    Table table = pente.table(of(dataset));
    boolean none =
        table.columns().stream()
            .anyMatch(column -> column.kind() == ColumnKind.VECTOR && column.size() == 0);
    if (none) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "there is nothing to evaluate: no row of the data set has a vector '%s'",
              features));
    }
    return table;
  }

  ColumnRoles roles() {
    ColumnRoles roles = ColumnRoles.training(labels, List.of(features));
    return weight.map(roles::withWeights).orElse(roles);
  }
}
