package io.pente.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionSummary;
import org.apache.spark.ml.regression.LinearRegressionTrainingSummary;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** Every public member of Spark's classes, in docs/spark-ml.md, with the value that it says. */
class SparkMembersTest {
  private static final Dataset<Row> ROWS = Rows.plain(70);

  /** Of Scala's and Java's own, and of Spark's log. */
  private static final Pattern NO_MEMBERS =
      Pattern.compile(
          "log|log[A-Z].*|LogStringContext|MDC|withLogContext|isTraceEnabled|initialize.*"
              + "|wait|notify|notifyAll|getClass|equals|hashCode|.*\\$.*");

  private static final Map<Class<?>, Class<?>> PENTES =
      Map.of(
          LinearRegression.class,
          PenteRegression.class,
          LinearRegressionModel.class,
          PenteRegressionModel.class,
          LinearRegressionTrainingSummary.class,
          PenteTrainingSummary.class);

  private static Set<String> members(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getMethods()) {
      boolean own = !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic();
      if (own && !NO_MEMBERS.matcher(method.getName()).matches()) {
        names.add(method.getName());
      }
    }
    return names;
  }

  /** What the page says of each member of a class. */
  private static Map<String, String> page(Class<?> type) throws IOException {
    Map<String, String> told = new HashMap<>();
    boolean within = false;
    for (String line : Files.readAllLines(Path.of("docs/spark-ml.md"))) {
      if (line.startsWith("#")) {
        within = line.equals("### " + type.getSimpleName());
      }
      String[] cells = line.split(" \\| ", 2);
      if (within && cells.length == 2) {
        Matcher names = Pattern.compile("`(\\w+)`").matcher(cells[0]);
        while (names.find()) {
          assertThat(told.put(names.group(1), cells[1])).as(names.group(1)).isNull();
        }
      }
    }
    return told;
  }

  @Test
  void thePageHasEveryMemberOfSparksClassesAndNoOther() throws IOException {
    for (Class<?> type : PENTES.keySet()) {
      assertThat(new TreeSet<>(page(type).keySet()))
          .as(type.getSimpleName())
          .isEqualTo(members(type));
      assertThat(page(type).values())
          .allMatch(told -> told.startsWith("same") || told.startsWith("other: "));
    }
    Set<String> evaluated = members(LinearRegressionTrainingSummary.class);
    evaluated.removeAll(Set.of("objectiveHistory", "totalIterations"));
    assertThat(members(LinearRegressionSummary.class)).isEqualTo(evaluated);
  }

  @Test
  void pentesClassesHaveEveryMember() {
    PENTES.forEach((spark, own) -> assertThat(members(own)).containsAll(members(spark)));
  }

  @Test
  void everySetterReturnsTheOwnType() throws ReflectiveOperationException {
    for (Method setter : LinearRegression.class.getMethods()) {
      boolean chained = setter.getName().matches("set[A-Z].*") && setter.getParameterCount() == 1;
      if (chained && !setter.isSynthetic() && !setter.getName().equals("setDefault")) {
        assertThat(
                PenteRegression.class
                    .getMethod(setter.getName(), setter.getParameterTypes())
                    .getReturnType())
            .as(setter.getName())
            .isEqualTo(PenteRegression.class);
      }
    }
  }

  @Test
  void parametersHaveSparksNamesWordsAndDefaults() {
    LinearRegression spark = new LinearRegression();
    PenteRegression pente = new PenteRegression();
    assertThat(pente.explainParams()).isEqualTo(spark.explainParams());
    for (Param<?> param : spark.params()) {
      Param<Object> own = pente.getParam(param.name());
      assertThat(own.doc()).isEqualTo(param.doc());
      assertThat(pente.getDefault(own)).isEqualTo(spark.getDefault(spark.getParam(param.name())));
    }
  }

  @Test
  void membersWithoutArgumentsHaveSparksValues() throws Exception {
    LinearRegression spark = new LinearRegression("the same");
    PenteRegression pente = new PenteRegression("the same");
    compare(LinearRegression.class, spark, pente);
    LinearRegressionModel theirs = spark.fit(ROWS);
    PenteRegressionModel ours = pente.fit(ROWS);
    compare(LinearRegressionModel.class, theirs, ours);
    int compared = compare(LinearRegressionTrainingSummary.class, theirs.summary(), ours.summary());
    assertThat(compared).isGreaterThanOrEqualTo(17);
    assertThat(ours.summary().diagInvAtWA()).hasSize(5);
  }

  private static int compare(Class<?> type, Object spark, Object pente) throws Exception {
    Map<String, String> told = page(type);
    int compared = 0;
    for (String name : members(type)) {
      if (told.get(name).startsWith("same") && takesNothing(type, name)) {
        Object expected = call(type, spark, name);
        if (comparable(expected)) {
          assertSame(name, call(type, pente, name), expected);
          compared++;
        }
      }
    }
    return compared;
  }

  private static boolean takesNothing(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .anyMatch(method -> method.getParameterCount() == 0);
  }

  private static Object call(Class<?> type, Object on, String name) throws Exception {
    try {
      return type.getMethod(name).invoke(on);
    } catch (InvocationTargetException e) {
      return e.getCause().getClass();
    }
  }

  private static boolean comparable(Object value) {
    return value instanceof Number
        || value instanceof Boolean
        || value instanceof String
        || value instanceof double[]
        || value instanceof Vector
        || value instanceof Class<?>
        || value instanceof Dataset<?>;
  }

  private static void assertSame(String name, Object found, Object expected) {
    if (expected instanceof Dataset<?> rows) {
      List<?> own = ((Dataset<?>) found).collectAsList();
      List<?> theirs = rows.collectAsList();
      assertThat(((Dataset<?>) found).columns()).as(name).isEqualTo(rows.columns());
      assertThat(own).as(name).hasSameSizeAs(theirs);
      for (int i = 0; i < own.size(); i++) {
        Row row = (Row) own.get(i);
        assertSame(name, row.get(row.size() - 1), ((Row) theirs.get(i)).get(row.size() - 1));
      }
    } else if (expected instanceof Number number) {
      assertClose(name, ((Number) found).doubleValue(), number.doubleValue());
    } else if (expected instanceof double[] || expected instanceof Vector) {
      double[] own = array(found);
      double[] theirs = array(expected);
      assertThat(own).as(name).hasSameSizeAs(theirs);
      for (int i = 0; i < own.length; i++) {
        assertClose(name, own[i], theirs[i]);
      }
    } else {
      assertThat(found).as(name).isEqualTo(expected);
    }
  }

  private static double[] array(Object value) {
    return value instanceof Vector vector ? vector.toArray() : (double[]) value;
  }

  private static void assertClose(String name, double found, double expected) {
    assertThat(found).as(name).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
  }

  @Test
  void weightedSummariesAreTheSameButForTheTotalSumOfSquares() {
    LinearRegressionTrainingSummary spark =
        new LinearRegression().setWeightCol("weight").fit(ROWS).summary();
    PenteTrainingSummary pente =
        new PenteRegression().setWeightCol("weight").setSolver("l-bfgs").fit(ROWS).summary();
    assertClose("mse", pente.meanSquaredError(), spark.meanSquaredError());
    assertClose("mae", pente.meanAbsoluteError(), spark.meanAbsoluteError());
    assertClose("explained", pente.explainedVariance(), spark.explainedVariance());
    assertSame("deviance", pente.devianceResiduals(), spark.devianceResiduals());
    assertSame("errors", pente.coefficientStandardErrors(), spark.coefficientStandardErrors());
    assertSame("t", pente.tValues(), spark.tValues());
    assertSame("p", pente.pValues(), spark.pValues());
    assertClose("r2", 1 - (1 - pente.r2()) / totalOfSparks(ROWS), spark.r2());
  }

  /** Spark's total sum of squares beside the weighted one. */
  private static double totalOfSparks(Dataset<Row> rows) {
    double weight = 0;
    double squares = 0;
    for (Row row : rows.select("weight").collectAsList()) {
      weight += row.getDouble(0);
      squares += row.getDouble(0) * row.getDouble(0);
    }
    return (weight - 1) / (weight - squares / weight);
  }

  @Test
  void aWeightedEvaluationIsSparks() {
    Dataset<Row> others = Rows.plain(33);
    LinearRegressionSummary spark =
        new LinearRegression().setWeightCol("weight").fit(ROWS).evaluate(others);
    PenteSummary pente = new PenteRegression().setWeightCol("weight").fit(ROWS).evaluate(others);
    assertClose("mse", pente.meanSquaredError(), spark.meanSquaredError());
    assertClose("mae", pente.meanAbsoluteError(), spark.meanAbsoluteError());
    assertClose("explained", pente.explainedVariance(), spark.explainedVariance());
    assertSame("deviance", pente.devianceResiduals(), spark.devianceResiduals());
    assertClose("r2", 1 - (1 - pente.r2()) / totalOfSparks(others), spark.r2());
  }

  @Test
  void rowsThatWeighNothingAreCountedAsSparkDoes() {
    Dataset<Row> rows =
        ROWS.withColumn("weight", functions.expr("if(label > 5, 0.0, weight)")).cache();
    LinearRegressionTrainingSummary spark =
        new LinearRegression().setWeightCol("weight").fit(rows).summary();
    PenteRegressionModel pente = new PenteRegression().setWeightCol("weight").fit(rows);
    assertThat(spark.numInstances()).isLessThan(ROWS.count());
    for (LinearRegressionSummary each : List.of(pente.summary(), pente.evaluate(rows))) {
      assertThat(each.numInstances()).isEqualTo(spark.numInstances());
      assertThat(each.degreesOfFreedom()).isEqualTo(spark.degreesOfFreedom());
    }
    assertSame(
        "errors", pente.summary().coefficientStandardErrors(), spark.coefficientStandardErrors());
  }

  @Test
  void degreesOfFreedomAreNeverBelowNone() {
    PenteRegressionModel model = new PenteRegression().fit(ROWS);
    assertThat(model.evaluate(Rows.plain(3)).degreesOfFreedom()).isZero();
    PenteRegression ridge = new PenteRegression().setRegParam(0.1);
    assertThat(ridge.fit(Rows.plain(3)).summary().degreesOfFreedom()).isZero();
  }

  @Test
  void withoutAnInterceptR2IsThroughTheOrigin() {
    LinearRegressionTrainingSummary spark =
        new LinearRegression().setFitIntercept(false).fit(ROWS).summary();
    PenteTrainingSummary pente = new PenteRegression().setFitIntercept(false).fit(ROWS).summary();
    assertClose("r2", pente.r2(), spark.r2());
    assertClose("r2adj", pente.r2adj(), spark.r2adj());
    assertSame("errors", pente.coefficientStandardErrors(), spark.coefficientStandardErrors());
    assertThat(pente.degreesOfFreedom()).isEqualTo(spark.degreesOfFreedom());
  }

  @Test
  void anEvaluationIsSparks() {
    LinearRegressionSummary spark = new LinearRegression().fit(ROWS).evaluate(Rows.plain(33));
    PenteSummary pente = new PenteRegression().fit(ROWS).evaluate(Rows.plain(33));
    assertClose("r2", pente.r2(), spark.r2());
    assertClose("mae", pente.meanAbsoluteError(), spark.meanAbsoluteError());
    assertClose("explained", pente.explainedVariance(), spark.explainedVariance());
    assertSame("deviance", pente.devianceResiduals(), spark.devianceResiduals());
    assertSame("residuals", pente.residuals(), spark.residuals());
    assertThat(pente.numInstances()).isEqualTo(33);
    assertThatThrownBy(pente::tValues)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("ask the model's summary");
  }

  @Test
  void aPenalizedFitSaysWhyItHasNoStandardErrors() {
    PenteTrainingSummary summary = new PenteRegression().setRegParam(0.1).fit(ROWS).summary();
    assertThatThrownBy(summary::pValues)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("penalty");
    assertThat(summary.whyNoStandardErrors()).isPresent();
  }
}
