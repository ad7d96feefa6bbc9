package io.pente.pins;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is pinned: data sets × optimizers × options, as command lines. */
final class PinnedCases {
  private static final List<String> LINEAR =
      List.of("newton", "cg", "lbfgs", "gd", "momentum", "nesterov", "adam");
  private static final List<String> WITH_L1 = List.of("lbfgs", "gd", "momentum", "nesterov");
  private static final List<String> ON_BATCHES = List.of("gd", "momentum", "nesterov", "adam");
  private static final List<String> RECTIFIER = List.of("lbfgs", "gd", "gauss-newton");

  private static final String DIABETES = "--input data/diabetes.csv --targets target";
  private static final String LINNERUD = "--input data/linnerud.csv --targets Weight,Waist,Pulse";
  private static final String HOUSING = "--input data/cal_housing.csv --targets medianHouseValue";
  private static final String SPARSE =
      "--input data/sample_linear_regression_data.txt --format libsvm --targets label";
  private static final String ENB = "--input data/enb.csv --targets Y1,Y2";
  private static final String AIR =
      "--input data/beijing_air.csv.gz --targets PM2.5 --features TEMP,PRES,DEWP,WSPM,O3"
          + " --bad-rows skip";

  /**
   * One model.
   *
   * @param command the command line but for {@code --model}; FOLDER stands for the folder of the
   *     tables that {@link #tables} makes
   */
  record Case(String name, String command) {}

  private final List<Case> cases = new ArrayList<>();

  private PinnedCases() {}

  static List<Case> all() {
    PinnedCases pinned = new PinnedCases();
    pinned.linear();
    pinned.penalties();
    pinned.dataSets();
    pinned.rectifiers();
    return pinned.cases;
  }

  /** Commands that make tables in FOLDER, and the text of a start. */
  static List<String> tables() {
    return List.of(
        "generate --rows 600 --features 40 --targets 2 --density 0.05 --noise 0.1 --seed 5"
            + " --format parquet --output FOLDER/thin",
        "generate --rows 300 --features 170 --targets 12 --noise 0.1 --seed 4 --output FOLDER/wide",
        "generate --kind rectifier --rows 400 --dimension 5 --lambda 20 --complex --noise 0.05"
            + " --seed 3 --output FOLDER/complex");
  }

  static final String START = "[0.5, -0.25, 0.125, 1, -1, 2]";

  private void train(String name, String optimizer, String options) {
    String limit = optimizer.equals("newton") ? "" : " --iterations 15";
    cases.add(
        new Case(name + " " + optimizer, "train " + options + limit + " --optimizer " + optimizer));
  }

  private void linear() {
    for (String optimizer : LINEAR) {
      train("diabetes", optimizer, DIABETES + " --partitions 1");
      train("diabetes weighted", optimizer, DIABETES + " --weights age --partitions 2");
      train("diabetes l2, as it is", optimizer, DIABETES + " --l2 0.1 --no-standardize");
      train("linnerud, 3 targets, no intercept", optimizer, LINNERUD + " --no-intercept");
      train("housing float32", optimizer, HOUSING + " --float32 --partitions 7");
      train("libsvm", optimizer, SPARSE + " --l2 0.01 --partitions 2");
    }
  }

  private void penalties() {
    for (String optimizer : WITH_L1) {
      train("diabetes l1", optimizer, DIABETES + " --l1 4 --partitions 2");
      train("libsvm l1 l2", optimizer, SPARSE + " --l1 0.3 --l2 0.05 --partitions 7");
    }
    for (String optimizer : ON_BATCHES) {
      train("diabetes batches", optimizer, DIABETES + " --batch 0.3 --seed 7 --partitions 2");
    }
    train("diabetes steps", "gd", DIABETES + " --step 0.1");
  }

  private void dataSets() {
    for (String optimizer : List.of("newton", "lbfgs", "cg")) {
      train("longley", optimizer, "--input data/longley.csv --targets y");
      train("norris", optimizer, "--input data/norris.csv --targets y");
      train("enb, 2 targets", optimizer, ENB + " --partitions 7");
      train("thin parquet", optimizer, "--input FOLDER/thin --targets y1,y2 --partitions 2");
    }
    String wide = "y1,y2,y3,y4,y5,y6,y7,y8,y9,y10,y11,y12";
    for (String optimizer : List.of("newton", "lbfgs", "cg", "gd")) {
      train("wide, 12 targets", optimizer, "--input FOLDER/wide --format csv --targets " + wide);
      train(
          "wide, 1 target",
          optimizer,
          "--input FOLDER/wide --format csv --targets y1 --features "
              + features(165)
              + " --partitions 2");
    }
    train("enb", "auto", ENB);
    train("diabetes l1", "auto", DIABETES + " --l1 4");
    train("diabetes batches", "auto", DIABETES + " --batch 0.3");
    train("libsvm", "auto", SPARSE);
    train("air", "newton", AIR);
    train("air", "lbfgs", AIR + " --partitions 7");
  }

  private static String features(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(j -> "x" + j).collect(Collectors.joining(","));
  }

  private void rectify(String name, String optimizer, String options) {
    cases.add(
        new Case(
            name + " " + optimizer,
            "rectify --iterations 25 " + options + " --optimizer " + optimizer));
  }

  private void rectifiers() {
    String real = "--input data/rectifier.csv --lambda 50";
    String complex = "--input FOLDER/complex --format csv --lambda 20";
    for (String optimizer : RECTIFIER) {
      rectify("rectifier", optimizer, real + " --partitions 1");
      rectify("rectifier norm", optimizer, real + " --norm 2 --partitions 2");
      rectify("rectifier continuation", optimizer, real + " --lambda-start 2 --starts 3");
      rectify("rectifier start", optimizer, real + " --start FOLDER/start.json --partitions 7");
      rectify("complex", optimizer, complex + " --seed 9");
      rectify("complex norm", optimizer, complex + " --norm 1 --starts 2 --partitions 7");
    }
  }
}
