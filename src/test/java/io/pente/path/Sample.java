package io.pente.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pente.data.LinearBlock;
import io.pente.data.LocalBlocks;
import io.pente.linalg.DenseRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of a CSV file whose last column is the target, and what their products are summed in. */
record Sample(double[][] x, double[] y) {
  /** As src/test/r and src/test/python have it. */
  record FiveFolds() implements Folds {
    @Override
    public int count() {
      return 5;
    }

    @Override
    public boolean needsPositions() {
      return true;
    }

    @Override
    public int of(LinearBlock block, long firstRow, int row) {
      long i = firstRow + row;
      return (int) ((7 * i + i / 5) % 5);
    }
  }

  static Sample of(String file) {
    try {
      List<String> lines = Files.readAllLines(Path.of(file));
      double[][] x = new double[lines.size() - 1][];
      double[] y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double[] row =
            Arrays.stream(lines.get(i + 1).split(",")).mapToDouble(Double::parseDouble).toArray();
        x[i] = Arrays.copyOf(row, row.length - 1);
        y[i] = row[row.length - 1];
      }
      return new Sample(x, y);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode expected(String name) {
    try {
      return new ObjectMapper().readTree(Path.of("src/test/resources/paths", name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    Arrays.setAll(numbers, i -> array.get(i).asDouble());
    return numbers;
  }

  int features() {
    return x[0].length;
  }

  /** In blocks of so many rows, three to a partition. */
  LocalBlocks<LinearBlock> blocks(int rows) {
    List<List<LinearBlock>> partitions = new ArrayList<>();
    for (int from = 0; from < y.length; from += rows) {
      if (partitions.isEmpty() || partitions.get(partitions.size() - 1).size() == 3) {
        partitions.add(new ArrayList<>());
      }
      int to = Math.min(y.length, from + rows);
      double[] flat = Arrays.stream(x, from, to).flatMapToDouble(Arrays::stream).toArray();
      partitions
          .get(partitions.size() - 1)
          .add(
              new LinearBlock(
                  new DenseRows(to - from, features(), flat),
                  Arrays.copyOfRange(y, from, to),
                  null));
    }
    return new LocalBlocks<>(partitions);
  }

  /** In units of the columns' deviations, the target in its own. */
  FoldedRows.Space space(boolean intercept, boolean standardize) {
    double[] unit = new double[features() + 1];
    for (int j = 0; j < features(); j++) {
      unit[j] = 1 / deviation(j);
    }
    unit[features()] = 1;
    return new FoldedRows.Space(unit, features(), intercept, standardize);
  }

  double deviation(int j) {
    double mean = Arrays.stream(x).mapToDouble(row -> row[j] - x[0][j]).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(x)
            .mapToDouble(row -> row[j] - x[0][j] - mean)
            .map(v -> v * v)
            .average()
            .orElseThrow());
  }
}
