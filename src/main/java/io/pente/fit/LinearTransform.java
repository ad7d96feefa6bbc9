package io.pente.fit;

import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import io.pente.model.LinearModel;
import io.pente.model.LinearPredictor;
import io.pente.table.Origin;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Predictions as column expressions, so that Spark prunes columns, pushes filters down and streams.
 * A row that cannot be used is a value: its predictions are null, and a column may say why.
 */
final class LinearTransform {
  private static final String RESULT = "__pente_result";
  private static final BigDecimal MILLION = new BigDecimal(1_000_000);

  private LinearTransform() {}

  /** Where features come from. Read from one column: itself, or some of its elements. */
  private record Part(String column, List<Integer> features, List<Integer> elements)
      implements Serializable {}

  /**
   * The frame with a prediction a target appended.
   *
   * @param reason a column to say why a row has no prediction; empty for none
   * @throws BadInputException where the frame lacks a feature, or has a column of the name of one
   *     that is appended
   */
  static Dataset<Row> of(
      Dataset<?> given, LinearModel model, PredictionExtras extras, Optional<String> reason) {
    Dataset<Row> frame = classic(given).toDF();
    StructType schema = frame.schema();
    List<String> numbers = Prediction.columns(model, extras);
    List<String> added = new ArrayList<>(numbers);
    reason.ifPresent(added::add);
    refuseTaken(frame, added);
    List<Part> parts = parts(schema, model);
    List<Column> inputs = new ArrayList<>();
    for (Part part : parts) {
      inputs.add(input(frame, schema, part, exact(model, part)));
    }
    StructType result =
        new StructType()
            .add("predictions", DataTypes.createArrayType(DataTypes.DoubleType, false))
            .add("reason", DataTypes.StringType);
    model.roles().offset().ifPresent(name -> inputs.add(offset(frame, schema, name)));
    UDF1<Row, Row> predict = new Predict(model, RowExtras.of(model, extras), parts);
    Column input =
        inputs.isEmpty()
            ? functions.struct(functions.lit(0))
            : functions.struct(inputs.toArray(new Column[0]));
    String between = free(schema);
    Dataset<Row> predicted = frame.withColumn(between, functions.udf(predict, result).apply(input));
    for (int k = 0; k < numbers.size(); k++) {
      Column one = predicted.col(between).getField("predictions").getItem(k);
      predicted = predicted.withColumn(added.get(k), one);
    }
    if (reason.isPresent()) {
      predicted = predicted.withColumn(reason.get(), predicted.col(between).getField("reason"));
    }
    return predicted.drop(between);
  }

  private static Column offset(Dataset<Row> frame, StructType schema, String name) {
    if (!has(schema, name)) {
      throw new BadInputException(
          String.format(Locale.ROOT, "the data set lacks the model's offset '%s'", name));
    }
    return input(frame, schema, new Part(name, List.of(), List.of(-1)), false);
  }

  /** Names are told apart as the session tells them apart. */
  private static void refuseTaken(Dataset<Row> frame, List<String> added) {
    boolean cased =
        Boolean.parseBoolean(frame.sparkSession().conf().get("spark.sql.caseSensitive"));
    List<String> taken = new ArrayList<>(List.of(frame.schema().fieldNames()));
    for (String column : added) {
      boolean clash =
          taken.stream().anyMatch(t -> cased ? t.equals(column) : t.equalsIgnoreCase(column));
      if (clash) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "the data set, with what is appended, has a column '%s' already: rename it or leave"
                    + " it out",
                column));
      }
      taken.add(column);
    }
  }

  /** A name for the predictions on their way that no column has. */
  private static String free(StructType schema) {
    String name = RESULT;
    while (List.of(schema.fieldNames()).stream().anyMatch(name::equalsIgnoreCase)) {
      name += "_";
    }
    return name;
  }

  private static Dataset<?> classic(Dataset<?> given) {
    if (given instanceof org.apache.spark.sql.classic.Dataset<?>) {
      return given;
    }
    throw new UsageException(
        "a data set of Spark Connect stays on its server: open the table where Spark runs, or"
            + " collect it");
  }

  private static List<Part> parts(StructType schema, LinearModel model) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (int j = 0; j < model.features().size(); j++) {
      String feature = model.features().get(j);
      String column = feature;
      int element = -1;
      if (!has(schema, feature) && feature.endsWith("]") && feature.lastIndexOf('[') > 0) {
        column = feature.substring(0, feature.lastIndexOf('['));
        String index = feature.substring(feature.lastIndexOf('[') + 1, feature.length() - 1);
        element = index.matches("\\d{1,9}") ? Integer.parseInt(index) : -1;
      }
      if (!has(schema, column)) {
        throw new BadInputException(
            String.format(Locale.ROOT, "the data set lacks the model's feature '%s'", feature));
      }
      Part part =
          parts.computeIfAbsent(column, c -> new Part(c, new ArrayList<>(), new ArrayList<>()));
      part.features().add(j);
      part.elements().add(element);
    }
    return List.copyOf(parts.values());
  }

  private static boolean has(StructType schema, String name) {
    for (String field : schema.fieldNames()) {
      if (field.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a column's cells are to be kept exact, to be read less an origin. */
  private static boolean exact(LinearModel model, Part part) {
    return part.features().stream().anyMatch(j -> model.origins().feature(j).signum() != 0);
  }

  /** A column as the numbers that training reads of it; exact ones as they are. */
  private static Column input(Dataset<Row> frame, StructType schema, Part part, boolean exact) {
    Column column = frame.col("`" + part.column().replace("`", "``") + "`");
    StructField field = schema.fields()[schema.fieldIndex(part.column())];
    DataType type = field.dataType();
    boolean elements = part.elements().get(0) >= 0;
    if (elements
        && (type.equals(SQLDataTypes.VectorType())
            || type instanceof ArrayType array && array.elementType() instanceof NumericType)) {
      return type instanceof ArrayType && !exact ? column.cast("array<double>") : column;
    }
    if (!elements && (type instanceof NumericType || type instanceof BooleanType)) {
      boolean kept = exact && (type instanceof LongType || type instanceof DecimalType);
      return kept ? column : column.cast(DataTypes.DoubleType);
    }
    if (!elements && type instanceof DateType) {
      return functions.unix_date(column).cast(DataTypes.DoubleType).multiply(86_400.0);
    }
    if (!elements && type instanceof TimestampType) {
      return seconds(functions.unix_micros(column), exact);
    }
    if (!elements && type instanceof TimestampNTZType) {
      Column zero = functions.lit(LocalDateTime.of(1970, 1, 1, 0, 0));
      return seconds(functions.timestamp_diff("MICROSECOND", zero, column), exact);
    }
    throw new BadInputException(
        String.format(
            Locale.ROOT,
            "column '%s' is of type %s where the model has %s",
            part.column(),
            type.simpleString(),
            elements ? "a vector" : "a number"));
  }

  private static Column seconds(Column micros, boolean exact) {
    return exact
        ? micros.cast(DataTypes.createDecimalType(19, 0)).divide(functions.lit(MILLION))
        : micros.cast(DataTypes.DoubleType).divide(1e6);
  }

  /** From a row's features to its predictions, or to why there are none. */
  private static final class Predict implements UDF1<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final LinearPredictor predictor;
    private final RowExtras extras;
    private final List<Part> parts;
    private final List<String> names;
    private final Origin[] origins;

    /** The offset's column; null for none. */
    private final String offset;

    Predict(LinearModel model, RowExtras extras, List<Part> parts) {
      this.extras = extras;
      this.predictor = model.predictorLessOrigins();
      this.parts = parts;
      this.names = model.features();
      this.offset = model.roles().offset().orElse(null);
      this.origins = model.origins().features().stream().map(Origin::of).toArray(Origin[]::new);
    }

    @Override
    public Row call(Row row) {
      double[] x = new double[predictor.features()];
      for (int c = 0; c < parts.size(); c++) {
        Object cell = row.isNullAt(c) ? null : row.get(c);
        String bad =
            cell == null ? parts.get(c).column() + " is null" : take(cell, parts.get(c), x);
        if (bad != null) {
          return RowFactory.create(null, bad);
        }
      }
      int more = extras == null ? 0 : extras.count();
      double[] predictions = new double[predictor.targets() + more];
      predictor.predict(x, 0, predictions, 0);
      String bad = offset == null ? null : add(row, predictions);
      if (bad == null && extras != null) {
        extras.append(x, predictions, 1, predictions);
      }
      return bad == null ? RowFactory.create(predictions, null) : RowFactory.create(null, bad);
    }

    /** Adds the offset; what is wrong with it, or null where nothing is. */
    private String add(Row row, double[] predictions) {
      int last = parts.size();
      double added = row.isNullAt(last) ? Double.NaN : row.getDouble(last);
      if (!Double.isFinite(added)) {
        return offset
            + (row.isNullAt(last) ? " is null" : " is " + added + ", not a finite number");
      }
      for (int k = 0; k < predictor.targets(); k++) {
        predictions[k] += added;
      }
      return null;
    }

    /** What is wrong with a cell; null where nothing is. */
    private String take(Object cell, Part part, double[] x) {
      int size = size(cell);
      for (int e = 0; e < part.features().size(); e++) {
        int j = part.features().get(e);
        int at = part.elements().get(e);
        if (size >= 0 && at >= size) {
          return String.format(
              Locale.ROOT,
              "%s has %d elements, and the model %s",
              part.column(),
              size,
              names.get(j));
        }
        Object number = at < 0 ? cell : element(cell, at);
        if (number == null) {
          return names.get(j) + " is null";
        }
        x[j] = number(number, j < origins.length ? origins[j] : null);
        if (!Double.isFinite(x[j])) {
          return names.get(j) + " is " + x[j] + ", not a finite number";
        }
      }
      if (size > part.features().size() && whole(part)) {
        return String.format(
            Locale.ROOT,
            "%s has %d elements where the model has %d",
            part.column(),
            size,
            part.features().size());
      }
      return null;
    }

    private static double number(Object cell, Origin origin) {
      if (origin != null && cell instanceof Long whole) {
        return origin.less(whole, 0);
      } else if (origin != null && cell instanceof BigDecimal decimal) {
        return origin.less(decimal);
      }
      double value = ((Number) cell).doubleValue();
      return origin == null ? value : origin.less(value);
    }

    /** Whether the model has a vector's elements from the first on, and so all of it. */
    private static boolean whole(Part part) {
      for (int e = 0; e < part.elements().size(); e++) {
        if (part.elements().get(e) != e) {
          return false;
        }
      }
      return true;
    }

    private static int size(Object cell) {
      if (cell instanceof Vector vector) {
        return vector.size();
      }
      return cell instanceof scala.collection.Seq<?> array ? array.size() : -1;
    }

    private static Object element(Object cell, int at) {
      return cell instanceof Vector vector
          ? (Object) vector.apply(at)
          : ((scala.collection.Seq<?>) cell).apply(at);
    }
  }
}
