package io.pente.generate;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.function.Rectifier;
import io.pente.model.RectifierModel;
import io.pente.model.Training;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of a rectifier's problem whose solution is known: x and δ are N(0, 1), M and A are N(0,
 * 1/d), and t = S(Mx)⁺ − Ax − noise · N(0, 1), each of the real and imaginary parts alike. Without
 * noise f(x) = 0, to rounding. A row depends on the seed and its own number alone, not on the
 * partitioning.
 *
 * @param rows k
 * @param dimension d
 */
public record SyntheticRectifier(
    long rows, int dimension, double lambda, boolean complex, double noise, long seed)
    implements Serializable {
  /**
   * @throws UsageException for a value out of its range
   */
  public SyntheticRectifier {
    if (rows < 1 || dimension < 1) {
      throw new UsageException(
          Sentence.of(
              "%s and %s must be 1 or more",
              Sentence.setting("rows"), Sentence.setting("dimension")));
    }
    if (!(lambda > 0) || !Double.isFinite(lambda)) {
      throw InvalidSettingException.range("lambda", lambda, "above 0");
    }
    if (!(noise >= 0) || !Double.isFinite(noise)) {
      throw InvalidSettingException.range("noise", noise, "0 or more");
    }
  }

  /**
   * The planted x. Its objective is what the noise makes it on average; its gradient is not known.
   */
  public RectifierModel truth() {
    double objective = rows * noise * noise * (complex ? 2 : 1);
    double norm = noise == 0 ? 0 : Double.NaN;
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("noise", noise);
    notes.put("seed", seed);
    Training training =
        new Training("generated", 0, 0, true, "planted", objective, objective, norm, rows, notes);
    return new RectifierModel(planted(), objective, norm, lambda, training);
  }

  private double[] planted() {
    SplittableRandom random = new SplittableRandom(~seed);
    double[] x = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      x[j] = random.nextGaussian();
    }
    return x;
  }

  /** A table with the columns m_0 …, a_0 …, s, t and, if complex, ai_0 …, si, ti. */
  public Dataset<Row> table(SparkSession spark) {
    StructType schema = new StructType();
    for (String name : names()) {
      schema = schema.add(name, DataTypes.DoubleType, false);
    }
    double[] x = planted();
    return spark.createDataFrame(
        spark.range(rows).toJavaRDD().map(row -> row((Long) row, x)), schema);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (String set : complex ? List.of("m", "a", "ai") : List.of("m", "a")) {
      for (int j = 0; j < dimension; j++) {
        names.add(set + "_" + j);
      }
    }
    names.addAll(complex ? List.of("s", "t", "si", "ti") : List.of("s", "t"));
    return names;
  }

  private Row row(long row, double[] x) {
    SplittableRandom random = RowRandom.of(seed, row);
    int parts = complex ? 2 : 1;
    Object[] cells = new Object[dimension * (1 + parts) + 2 * parts];
    double rectified = Rectifier.value(lambda, fill(random, x, cells, 0));
    for (int part = 0; part < parts; part++) {
      double linear = fill(random, x, cells, dimension * (1 + part));
      double scale = random.nextGaussian();
      int at = dimension * (1 + parts) + 2 * part;
      cells[at] = scale;
      cells[at + 1] = scale * rectified - linear - noise * random.nextGaussian();
    }
    return RowFactory.create(cells);
  }

  /** Fills in d cells; returns their product with x. */
  private double fill(SplittableRandom random, double[] x, Object[] cells, int from) {
    double scale = 1 / Math.sqrt(dimension);
    double product = 0;
    for (int j = 0; j < dimension; j++) {
      double entry = scale * random.nextGaussian();
      cells[from + j] = entry;
      product = Math.fma(entry, x[j], product);
    }
    return product;
  }
}
