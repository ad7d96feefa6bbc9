package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.model.TargetFit;
import io.pente.model.file.LocalFolder;
import io.pente.model.file.ModelFiles;
import io.pente.model.file.ModelJson;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Columns whose digits no double holds: the same whole numbers, less than 2¹², at offsets far from
 * zero, in every format and type. Right is what the small numbers give.
 */
class ExactDigitsTest {
  private static final int ROWS = 60;
  private static final String SMALL = "small";
  private static final List<String> TARGETS = List.of("y", "u");

  private static final long[][] ROW = rows();
  private static final LinearModel EXACT = small();

  @TempDir Path folder;

  /** x, z, y and u = −x + 5z + noise. */
  private static long[][] rows() {
    Random random = new Random(12);
    long[][] rows = new long[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      long x = random.nextInt(1000);
      long z = random.nextInt(20) - 10;
      rows[i] =
          new long[] {
            x, z, 3 * x - 2 * z + random.nextInt(9), 5 * z - x + random.nextInt(7) + 1000
          };
    }
    return rows;
  }

  /** By the oracle in 200 digits; R² and RMSE by a fit to the small numbers. */
  private static LinearModel small() {
    StringBuilder text = new StringBuilder("x,z,y,u\n");
    for (long[] row : ROW) {
      text.append(row[0]).append(',').append(row[1]).append(',').append(row[2]).append(',');
      text.append(row[3]).append('\n');
    }
    try {
      Path file = Files.createTempFile(SMALL, ".csv");
      Files.writeString(file, text);
      LinearModel model = Data.train(Data.open(file.toString()), TARGETS, Data.options()).model();
      double[][] x = new double[ROWS][];
      double[] y = new double[ROWS];
      double[] ones = new double[ROWS];
      java.util.Arrays.fill(ones, 1);
      for (int k = 0; k < 2; k++) {
        for (int i = 0; i < ROWS; i++) {
          x[i] = new double[] {ROW[i][0], ROW[i][1]};
          y[i] = ROW[i][2 + k];
        }
        double[] weights = {model.weight(0, k), model.weight(1, k)};
        assertThat(new ExactFit(x, y, ones).excess(weights, model.bias()[k])).isLessThan(1e-28);
      }
      return model;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Where x and u lie, and the size of their units. */
  private record Place(BigDecimal offset, BigDecimal unit) {
    static Place of(String offset, String unit) {
      return new Place(new BigDecimal(offset), new BigDecimal(unit));
    }

    BigDecimal at(long small) {
      return offset.add(unit.multiply(BigDecimal.valueOf(small)));
    }

    Instant time(long small) {
      BigDecimal seconds = at(small);
      BigInteger whole = seconds.toBigInteger();
      long nanos =
          seconds.subtract(new BigDecimal(whole)).movePointRight(9).toBigIntegerExact().longValue();
      return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }
  }

  private void check(Table table, Place place) throws IOException {
    check(table, place, ColumnRoles.training(TARGETS, List.of("x", "z")));
  }

  private void check(Table table, Place place, ColumnRoles roles) throws IOException {
    check(table, table, place, roles);
  }

  /**
   * @param features the table, or one without the targets
   */
  private void check(Table table, Table features, Place place, ColumnRoles roles)
      throws IOException {
    TrainedLinear trained = Data.train(table, roles, Data.options());
    LinearModel model = trained.model();
    double unit = place.unit().doubleValue();
    near(model.weight(0, 0), EXACT.weight(0, 0) / unit);
    near(model.weight(1, 0), EXACT.weight(1, 0));
    near(model.weight(0, 1), EXACT.weight(0, 1));
    near(model.weight(1, 1), EXACT.weight(1, 1) * unit);
    near(model.bias()[0], bias(model, place, 0));
    LinearEvaluation.Errors errors = LinearEvaluation.of(table, model);
    for (int k = 0; k < 2; k++) {
      TargetFit fit = EXACT.training().targets().get(k);
      double rmse = fit.rmse() * (k == 0 ? 1 : unit);
      assertThat(trained.determination()[k]).isCloseTo(fit.r2(), within(1e-12));
      near(trained.rootMeanSquaredErrors()[k], rmse);
      assertThat(errors.r2()[k]).isCloseTo(trained.determination()[k], within(1e-12));
      near(errors.rmse()[k], trained.rootMeanSquaredErrors()[k]);
    }
    List<Row> rows =
        Prediction.of(LocalSpark.session(), features, model, false)
            .select("prediction_" + model.targets().get(0), "prediction_" + model.targets().get(1))
            .collectAsList();
    for (int i = 0; i < ROWS; i++) {
      checkPrediction(rows.get(i).getDouble(0), rows.get(i).getDouble(1), i, place);
    }
    LocalFolder stored = new LocalFolder(folder);
    ModelFiles.write(model, stored);
    assertThat(ModelFiles.linear(stored)).isEqualTo(model);
    String shown = ModelJson.show(model).toString();
    assertThat(shown.contains("origins")).isEqualTo(!model.origins().none());
  }

  private static double bias(LinearModel model, Place place, int k) {
    BigDecimal small = BigDecimal.ZERO;
    for (int j = 0; j < 2; j++) {
      small =
          small.add(
              new BigDecimal(model.centre()[j])
                  .add(model.origins().feature(j))
                  .multiply(new BigDecimal(model.weight(j, k))));
    }
    return new BigDecimal(model.atCentre()[k])
        .add(model.origins().target(k))
        .subtract(small)
        .doubleValue();
  }

  private static void checkPrediction(double y, double u, int i, Place place) {
    double[] small = EXACT.predict(ROW[i][0], ROW[i][1]);
    assertThat(y).isCloseTo(small[0], within(1e-9));
    double right =
        place.offset().add(place.unit().multiply(new BigDecimal(small[1]))).doubleValue();
    assertThat(u)
        .isCloseTo(right, within(Math.ulp(right) * 1.01 + 1e-9 * place.unit().doubleValue()));
  }

  private static void near(double found, double right) {
    assertThat(found).isCloseTo(right, within(1e-12 * Math.abs(right)));
  }

  private Path write(String name, String head, java.util.function.Function<long[], String> line)
      throws IOException {
    StringBuilder text = new StringBuilder(head);
    for (long[] row : ROW) {
      text.append(line.apply(row)).append('\n');
    }
    Path file = Files.createDirectories(folder.resolve("in")).resolve(name);
    Files.writeString(file, text);
    return file;
  }

  static List<Place> places() {
    return List.of(
        Place.of("9007199254740992", "1"), // 2^53
        Place.of("1152921504606846976", "1"), // 2^60
        Place.of("9223372036854774000", "1"), // towards 2^63
        Place.of("-9223372036854775807", "1"),
        Place.of("18446744073709550000", "1"), // towards 2^64
        Place.of("1700000000000000000", "250"),
        Place.of("123456789012345678901234567890123456", "1"),
        Place.of("123456789012345678.000000000", "1e-9"),
        Place.of("1e38", "0.001"),
        Place.of("-0.30000000000000000000", "1e-18"),
        Place.of("12345678.9", "0.0000001"),
        Place.of("1000000000000", "0.001"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void csv(Place place) throws IOException {
    Path file =
        write(
            "a.csv",
            "x,z,y,u\n",
            r ->
                place.at(r[0]).toPlainString()
                    + String.format(",%d,%d, \"%s\"", r[1], r[2], place.at(r[3]).toPlainString())
                        .replace(" \"", "\""));
    check(Data.open(file.toString()), place);
  }

  @ParameterizedTest
  @MethodSource("places")
  void csvWithExponents(Place place) throws IOException {
    Path file =
        write(
            "a.csv",
            "x,z,y,u\n",
            r ->
                exponent(place.at(r[0]))
                    + ","
                    + r[1]
                    + ","
                    + r[2]
                    + ","
                    + exponent(place.at(r[3])));
    check(Data.open(file.toString()), place);
  }

  private static String exponent(BigDecimal value) {
    return value.movePointLeft(7).toPlainString() + "e+7";
  }

  @ParameterizedTest
  @MethodSource("places")
  void json(Place place) throws IOException {
    Path file =
        write(
            "a.json",
            "",
            r ->
                "{\"x\":"
                    + place.at(r[0]).toPlainString()
                    + ",\"z\":"
                    + r[1]
                    + ",\"y\":"
                    + r[2]
                    + ",\"u\":"
                    + place.at(r[3])
                    + "}");
    check(Data.open(file.toString()), place);
  }

  @ParameterizedTest
  @MethodSource("places")
  void jsonArrays(Place place) throws IOException {
    Path file =
        write(
            "a.json",
            "",
            r ->
                "{\"v\":["
                    + place.at(r[0]).toPlainString()
                    + ","
                    + r[1]
                    + "],\"y\":"
                    + r[2]
                    + ",\"u\":"
                    + place.at(r[3])
                    + "}");
    check(Data.open(file.toString()), place, ColumnRoles.training(TARGETS, List.of()));
  }

  /** Features of LIBSVM are sparse, and those far from zero are in every row, or nearly. */
  @ParameterizedTest
  @MethodSource("places")
  void libsvmFeatures(Place place) throws IOException {
    Path file =
        write(
            "a.libsvm",
            "",
            r ->
                "0 1:"
                    + place.at(r[0]).toPlainString()
                    + (r[1] == 0 ? "" : " 2:" + r[1])
                    + " 3:"
                    + r[2]
                    + " 4:"
                    + place.at(r[3]));
    Path alone =
        write(
            "b.libsvm",
            "",
            r -> "0 1:" + place.at(r[0]).toPlainString() + (r[1] == 0 ? "" : " 2:" + r[1]));
    check(
        Data.open(file.toString()),
        Data.open(alone.toString()),
        place,
        ColumnRoles.training(List.of("f3", "f4"), List.of("f1", "f2")));
  }

  @ParameterizedTest
  @MethodSource("places")
  void libsvmLabels(Place place) throws IOException {
    Path file =
        write("a.libsvm", "", r -> place.at(r[3]) + " 1:" + r[0] + (r[1] == 0 ? "" : " 2:" + r[1]));
    LinearModel model =
        Data.train(Data.open(file.toString()), List.of("label"), Data.options()).model();
    double unit = place.unit().doubleValue();
    near(model.weight(0, 0), EXACT.weight(0, 1) * unit);
    near(model.weight(1, 0), EXACT.weight(1, 1) * unit);
    near(model.training().targets().get(0).rmse(), EXACT.training().targets().get(1).rmse() * unit);
  }

  @ParameterizedTest
  @MethodSource("places")
  void openLibsvm(Place place) throws IOException {
    Path file =
        write(
            "a.libsvm",
            "",
            r -> r[2] + " 1:" + place.at(r[0]).toPlainString() + (r[1] == 0 ? "" : " 2:" + r[1]));
    Table table = Data.open(file.toString());
    LinearModel model = Data.train(table, List.of("label"), Data.options()).model();
    near(model.weight(0, 0), EXACT.weight(0, 0) / place.unit().doubleValue());
    near(model.weight(1, 0), EXACT.weight(1, 0));
    double rmse = EXACT.training().targets().get(0).rmse();
    near(model.training().targets().get(0).rmse(), rmse);
    near(LinearEvaluation.of(table, model).rmse()[0], rmse);
  }

  private Table parquet(DataType type, Place place, java.util.function.LongFunction<Object> cell) {
    StructType schema =
        new StructType()
            .add("x", type)
            .add("z", DataTypes.IntegerType)
            .add("y", DataTypes.DoubleType)
            .add("u", type);
    List<Row> rows = new ArrayList<>();
    for (long[] r : ROW) {
      rows.add(RowFactory.create(cell.apply(r[0]), (int) r[1], (double) r[2], cell.apply(r[3])));
    }
    String path = folder.resolve("a.parquet").toString();
    LocalSpark.session().createDataFrame(rows, schema).coalesce(1).write().parquet(path);
    return Data.open(path);
  }

  private void checkFrame(Table table, Place place) throws IOException {
    check(table, place);
    LinearModel model =
        Data.train(table, ColumnRoles.training(TARGETS, List.of("x", "z")), Data.options()).model();
    Dataset<Row> frame =
        LocalSpark.session().read().parquet(folder.resolve("a.parquet").toString());
    List<Row> rows =
        Prediction.of(frame, model, Optional.empty())
            .select("prediction_y", "prediction_u")
            .collectAsList();
    List<Row> same =
        Prediction.of(LocalSpark.session(), table, model, false)
            .select("prediction_y", "prediction_u")
            .collectAsList();
    assertThat(rows).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740992",
    "1152921504606846976",
    "9223372036854774000",
    "-9223372036854775807"
  })
  void parquetIntegers(String offset) throws IOException {
    Place place = Place.of(offset, "1");
    checkFrame(parquet(DataTypes.LongType, place, v -> place.at(v).longValueExact()), place);
  }

  @ParameterizedTest
  @CsvSource({
    "18446744073709550000, 1, 20, 0",
    "12345678901234.567, 0.001, 18, 3",
    "99999999999999999999999999999999990000, 1, 38, 0",
    "9999999999999999999.0000000000000000000, 1e-19, 38, 19"
  })
  void parquetDecimals(String offset, String unit, int precision, int scale) throws IOException {
    Place place = Place.of(offset, unit);
    checkFrame(parquet(DataTypes.createDecimalType(precision, scale), place, place::at), place);
  }

  @Test
  void parquetTimestamps() throws IOException {
    Place place = Place.of("1700000000.123456", "1e-6");
    checkFrame(parquet(DataTypes.TimestampType, place, place::time), place);
  }

  @Test
  void parquetTimestampsWithoutZone() throws IOException {
    Place place = Place.of("-1700000000", "1e-6");
    checkFrame(
        parquet(
            DataTypes.TimestampNTZType,
            place,
            v -> LocalDateTime.ofInstant(place.time(v), ZoneOffset.UTC)),
        place);
  }

  @Test
  void timesInNanoseconds() throws IOException {
    Place place = Place.of("1700000000.000000003", "1e-9");
    Path csv =
        write(
            "a.csv",
            "x,z,y,u\n",
            r -> place.time(r[0]) + "," + r[1] + "," + r[2] + "," + place.time(r[3]));
    check(Data.open(csv.toString()), place);
    Path json =
        write(
            "b.json",
            "",
            r ->
                String.format(
                    "{\"x\":\"%s\",\"z\":%d,\"y\":%d,\"u\":\"%s\"}",
                    place.time(r[0]), r[1], r[2], place.time(r[3])));
    check(Data.open(json.toString()), place);
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWTON", "CG", "LBFGS"})
  void everyMethod(Optimizer optimizer) throws IOException {
    Place place = Place.of("1152921504606846976", "1");
    Table table = parquet(DataTypes.LongType, place, v -> place.at(v).longValueExact());
    LinearSettings settings = Data.options().withOptimizer(optimizer).withTolerance(1e-13);
    LinearModel model =
        Data.train(table, ColumnRoles.training(TARGETS, List.of("x", "z")), settings).model();
    assertThat(model.weight(0, 0)).isCloseTo(EXACT.weight(0, 0), within(1e-9));
  }

  @Test
  void aStartAtOtherOriginsIsTheSamePoint() throws IOException {
    Place place = Place.of("1152921504606846976", "1");
    Table table = parquet(DataTypes.LongType, place, v -> place.at(v).longValueExact());
    ColumnRoles roles = ColumnRoles.training(TARGETS, List.of("x", "z"));
    LinearModel model = Data.train(table, roles, Data.options()).model();
    Table part =
        Data.csv(
            folder,
            "z,u,y,x\n" + cells(place, 5) + cells(place, 30) + cells(place, 31) + cells(place, 40));
    List<String> notes = new ArrayList<>();
    FitListener listener =
        event -> {
          if (event instanceof io.pente.event.FitEvent.Noted noted) {
            notes.add(noted.note().toString());
          }
          return FitListener.Answer.GO_ON;
        };
    LinearTraining.train(
        part,
        ColumnRoles.training(List.of("u", "y"), List.of("z", "x")),
        Data.options().withOptimizer(Optimizer.LBFGS),
        Optional.of(model),
        listener);
    double loss = 0;
    for (int i : new int[] {5, 30, 31, 40}) {
      double[] small = EXACT.predict(ROW[i][0], ROW[i][1]);
      loss += (Math.pow(small[0] - ROW[i][2], 2) + Math.pow(small[1] - ROW[i][3], 2)) / 4;
    }
    String begun = String.format(java.util.Locale.ROOT, "of objective %.6g on these rows", loss);
    assertThat(notes).anyMatch(note -> note.contains(begun));
    try (PreparedRows rows = PreparedRows.of(table, roles, Data.options(), FitListener.NONE)) {
      near(rows.errors(model).rmse()[1], EXACT.training().targets().get(1).rmse());
      LinearModel fold = rows.fold(0, 2, 1, false).fit(Data.options());
      near(rows.errors(fold).rmse()[0], LinearEvaluation.of(table, fold).rmse()[0]);
    }
  }

  private static String cells(Place place, int i) {
    return ROW[i][1]
        + ","
        + place.at(ROW[i][3])
        + ","
        + ROW[i][2]
        + ","
        + place.at(ROW[i][0])
        + "\n";
  }

  @Test
  void firstRowsThatWeighNothingOrAreElsewhereCostNoDigit() throws IOException {
    Place place = Place.of("1152921504606846976", "1");
    StringBuilder text = new StringBuilder("x,z,y,u,w\n");
    for (int i = 0; i < 1200; i++) {
      text.append("5,5,5,5,0\n");
    }
    for (long[] r : ROW) {
      text.append(place.at(r[0])).append(',').append(r[1]).append(',').append(r[2]).append(',');
      text.append(place.at(r[3])).append(",1\n");
    }
    LinearModel model =
        Data.train(
                Data.csv(folder, text.toString()),
                ColumnRoles.training(TARGETS, List.of("x", "z")).withWeights("w"),
                Data.options())
            .model();
    near(model.weight(0, 0), EXACT.weight(0, 0));
    near(model.weight(1, 1), EXACT.weight(1, 1));
    near(model.training().targets().get(1).rmse(), EXACT.training().targets().get(1).rmse());
  }

  /** As any program writes them, in 16 or 17 digits. */
  @ParameterizedTest
  @ValueSource(strings = {"%s", "%.16e", "%.17e", "%.20f"})
  void doublesThatWereWrittenAreReadAsDoubles(String format) throws IOException {
    Random random = new Random(3);
    double[][] x = new double[ROWS][];
    double[] y = new double[ROWS];
    double[] ones = new double[ROWS];
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < ROWS; i++) {
      double value = 1e12 + random.nextGaussian();
      x[i] = new double[] {value - 1e12};
      y[i] = random.nextInt(100) + 30 * (value - 1e12);
      ones[i] = 1;
      text.append(String.format(java.util.Locale.ROOT, format, value)).append(',').append(y[i]);
      text.append('\n');
    }
    LinearModel model =
        Data.train(Data.csv(folder, text.toString()), List.of("y"), Data.options()).model();
    assertThat(model.origins().none()).isTrue();
    double bias = model.predict(1e12)[0];
    assertThat(new ExactFit(x, y, ones).excess(model.weights(), bias)).isLessThan(1e-28);
  }

  @Test
  void numbersThatAreDoublesAreReadAsTheyAre() throws IOException {
    Path file =
        write(
            "a.csv",
            "x,z,y,u\n",
            r -> (1e9 + r[0]) + "," + r[1] + "," + r[2] + "," + (r[3] - 4e12));
    LinearModel model = Data.train(Data.open(file.toString()), TARGETS, Data.options()).model();
    assertThat(model.origins().none()).isTrue();
    near(model.weight(0, 0), EXACT.weight(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "01-int64-1e18.csv, x, 3",
    "01-uint64.parquet, x, 3",
    "01-iso-nanos.csv, t, 4e6",
    "01-ns-timestamps.csv, t, 0.04"
  })
  void cases(String file, String feature, double slope) {
    Table table = Data.open("src/test/resources/cases/" + file);
    TrainedLinear trained =
        Data.train(table, ColumnRoles.training(List.of("y"), List.of(feature)), Data.options());
    near(trained.model().weight(0, 0), slope);
    assertThat(trained.determination()[0]).isCloseTo(1, within(1e-14));
    assertThat(LinearEvaluation.of(table, trained.model()).r2()[0]).isCloseTo(1, within(1e-14));
  }
}
