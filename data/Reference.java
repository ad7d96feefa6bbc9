import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The least-squares solutions of the sets in this folder, in rational arithmetic: {@code java
 * Reference.java > reference.json}. Every cell is read as the decimal that the file shows, sums and
 * elimination are exact, and each result is rounded once, to the nearest double. Shares no code with
 * Pente, so that tests can hold Pente against it.
 */
class Reference {
  private static final MathContext DIGITS = new MathContext(60);

  public static void main(String[] args) throws IOException {
    System.out.println("{");
    print("linnerud", csv("linnerud.csv"), "Weight", "Waist", "Pulse");
    print("diabetes", csv("diabetes.csv"), "target");
    print("enb", csv("enb.csv"), "Y1", "Y2");
    print("cal_housing", csv("cal_housing.csv"), "medianHouseValue");
    print("longley", csv("longley.csv"), "y");
    print("norris", csv("norris.csv"), "y");
    print("sample_linear_regression_data", libsvm("sample_linear_regression_data.txt"), "label");
    print("beijing_air", csv("beijing_air.csv.gz"), "PM2.5", "PM10", "SO2", "NO2", "CO", "O3");
    System.out.println("\n}");
  }

  /** Columns of decimals under their names. */
  record Table(List<String> names, List<BigDecimal[]> rows) {
    /** Column j times 10^scale(j): integers. */
    int scale(int j) {
      return rows.stream().mapToInt(row -> Math.max(0, row[j].scale())).max().orElse(0);
    }
  }

  private static List<String> lines(String file) throws IOException {
    InputStream bytes = new FileInputStream(file);
    InputStream text = file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    try (var reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static Table csv(String file) throws IOException {
    List<String> lines = lines(file);
    List<BigDecimal[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(Arrays.stream(line.split(",")).map(BigDecimal::new).toArray(BigDecimal[]::new));
    }
    return new Table(List.of(lines.get(0).split(",")), rows);
  }

  /** Lines {@code label 1:v 2:v ...} in which no feature is left out. */
  private static Table libsvm(String file) throws IOException {
    List<BigDecimal[]> rows = new ArrayList<>();
    for (String line : lines(file)) {
      String[] words = line.trim().split(" ");
      BigDecimal[] row = new BigDecimal[words.length];
      for (int j = 0; j < words.length; j++) {
        row[j] = new BigDecimal(words[j].substring(words[j].indexOf(':') + 1));
      }
      rows.add(row);
    }
    List<String> names = new ArrayList<>(List.of("label"));
    IntStream.range(1, rows.get(0).length).forEach(j -> names.add("f" + j));
    return new Table(names, rows);
  }

  private static String separator = "";

  private static void print(String name, Table table, String... targets) {
    System.out.printf("%s\"%s\": %s", separator, name, solve(table, List.of(targets)));
    separator = ",\n";
  }

  /** Minimises |XW + 1b' - Y|^2 over W and b; a feature that depends on those before it gets 0. */
  private static String solve(Table table, List<String> targets) {
    List<String> features = new ArrayList<>(table.names());
    features.removeAll(targets);
    int n = features.size();
    int p = targets.size();
    List<String> order = new ArrayList<>(features);
    order.addAll(targets);
    BigInteger[][] products = products(table, order);
    BigInteger[][] system = new BigInteger[n + 1][];
    for (int i = 0; i <= n; i++) {
      system[i] = products[i].clone();
    }
    List<Integer> pivots = new ArrayList<>();
    BigInteger determinant = eliminate(system, pivots);

    int[] scale = IntStream.range(0, n + p + 1)
        .map(i -> i == 0 ? 0 : table.scale(table.names().indexOf(order.get(i - 1)))).toArray();
    String[][] weights = new String[n + 1][p];
    String[] rss = new String[p];
    String[] r2 = new String[p];
    BigDecimal mse = BigDecimal.ZERO;
    BigDecimal rows = new BigDecimal(products[0][0]);
    for (int k = 0; k < p; k++) {
      int y = n + 1 + k;
      BigInteger explained = BigInteger.ZERO;
      for (int i = 0; i <= n; i++) {
        BigInteger numerator = pivots.contains(i) ? system[i][y] : BigInteger.ZERO;
        explained = explained.add(numerator.multiply(products[i][y]));
        weights[i][k] = rounded(quotient(numerator, determinant).scaleByPowerOfTen(scale[i] - scale[y]));
      }
      BigInteger residual = products[y][y].multiply(determinant).subtract(explained);
      BigDecimal squares = quotient(residual, determinant).scaleByPowerOfTen(-2 * scale[y]);
      BigInteger spread = products[y][y].multiply(products[0][0]).subtract(products[0][y].pow(2));
      BigDecimal total = quotient(spread, products[0][0]).scaleByPowerOfTen(-2 * scale[y]);
      rss[k] = rounded(squares);
      r2[k] = rounded(BigDecimal.ONE.subtract(squares.divide(total, DIGITS)));
      mse = mse.add(squares.divide(rows, DIGITS));
    }
    return "{\n  \"rows\": " + rows + ",\n  \"rank\": " + pivots.size()
        + ",\n  \"features\": " + array(n, i -> "\"" + features.get(i) + "\"")
        + ",\n  \"targets\": " + array(p, i -> "\"" + targets.get(i) + "\"")
        + (pivots.size() <= n ? "" : ",\n  \"weights\": " + array(n, i -> array(p, k -> weights[i + 1][k]))
            + ",\n  \"bias\": " + array(p, k -> weights[0][k]))
        + ",\n  \"rss\": " + array(p, k -> rss[k]) + ",\n  \"r2\": " + array(p, k -> r2[k])
        + ",\n  \"mse\": " + rounded(mse) + "\n}";
  }

  /** [1 X Y]'[1 X Y] of the scaled columns. */
  private static BigInteger[][] products(Table table, List<String> order) {
    int size = order.size() + 1;
    int[] column = order.stream().mapToInt(table.names()::indexOf).toArray();
    int[] scale = Arrays.stream(column).map(table::scale).toArray();
    BigInteger[][] sums = new BigInteger[size][size];
    Arrays.stream(sums).forEach(row -> Arrays.fill(row, BigInteger.ZERO));
    BigInteger[] row = new BigInteger[size];
    row[0] = BigInteger.ONE;
    for (BigDecimal[] cells : table.rows()) {
      for (int j = 1; j < size; j++) {
        row[j] = cells[column[j - 1]].scaleByPowerOfTen(scale[j - 1]).toBigIntegerExact();
      }
      for (int i = 0; i < size; i++) {
        for (int j = i; j < size; j++) {
          sums[i][j] = sums[i][j].add(row[i].multiply(row[j]));
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        sums[i][j] = sums[j][i];
      }
    }
    return sums;
  }

  /**
   * Fraction-free Gauss-Jordan elimination (Bareiss) in place. Its left square is a Gram matrix, in
   * which a pivot is zero just where a column depends on those before it. Afterwards the solution's
   * entry i is system[i][right hand side] / the value returned, for every pivot i.
   */
  private static BigInteger eliminate(BigInteger[][] system, List<Integer> pivots) {
    BigInteger previous = BigInteger.ONE;
    for (int k = 0; k < system.length; k++) {
      BigInteger pivot = system[k][k];
      if (pivot.signum() == 0) {
        continue;
      }
      pivots.add(k);
      for (int i = 0; i < system.length; i++) {
        if (i != k) {
          BigInteger factor = system[i][k];
          for (int j = 0; j < system[i].length; j++) {
            system[i][j] = system[i][j].multiply(pivot).subtract(factor.multiply(system[k][j])).divide(previous);
          }
        }
      }
      previous = pivot;
    }
    return previous;
  }

  private static BigDecimal quotient(BigInteger numerator, BigInteger denominator) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS);
  }

  private static String rounded(BigDecimal value) {
    return Double.toString(value.doubleValue());
  }

  private static String array(int size, IntFunction<String> entry) {
    return IntStream.range(0, size).mapToObj(entry).collect(Collectors.joining(", ", "[", "]"));
  }
}
