package io.pente.table.text;

import io.pente.table.ColumnRoles;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.files.EachFile;
import io.pente.table.files.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What one thread reads of CSV that is in memory already, 20 columns of numbers: their lines alone,
 * their numbers alone, and whole rows given to a sink.
 */
public final class ParsingRates {
  private static final int COLUMNS = 20;
  private static final int CAPACITY = 1 << 17;

  private final byte[] bytes;
  private final LineFormat format;
  private final Selection selection;

  private ParsingRates(JavaSparkContext spark, Path file, String text) throws IOException {
    this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    Files.write(file, bytes);
    InputFile input = new InputFile(file.toUri().toString(), "made", bytes.length, false);
    Source source = Source.of(file.toString());
    List<InputFile> files = List.of(input);
    this.format = CsvHead.of(source, files, EachFile.on(spark)).format();
    this.selection =
        Selection.of(
            TextTable.open(spark, source, files, "csv"),
            ColumnRoles.training(List.of("c" + COLUMNS), List.of()));
  }

  /** A kind of number that files hold. */
  public enum Numbers {
    /** As programs print doubles: 15 to 17 digits. */
    DOUBLES(random -> Double.toString(10 * random.nextGaussian())),
    /** With three decimals. */
    SHORT(random -> Double.toString(Math.rint(1e4 * random.nextGaussian()) / 1e3)),
    /** Of up to five digits. */
    INTEGERS(random -> Integer.toString(random.nextInt(100_000)));

    private final Function<Random, String> text;

    Numbers(Function<Random, String> text) {
      this.text = text;
    }

    private String rows(int rows) {
      Random random = new Random(1);
      StringBuilder text = new StringBuilder();
      for (int c = 1; c <= COLUMNS; c++) {
        text.append('c').append(c).append(c < COLUMNS ? ',' : '\n');
      }
      for (int cell = 1; cell <= rows * COLUMNS; cell++) {
        text.append(this.text.apply(random)).append(cell % COLUMNS > 0 ? ',' : '\n');
      }
      return text.toString();
    }
  }

  /** Rows of so many lines; the file is for what tells columns, and is read once. */
  public static ParsingRates of(JavaSparkContext spark, Path file, Numbers numbers, int rows) {
    try {
      return new ParsingRates(spark, file, numbers.rows(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long length() {
    return bytes.length;
  }

  /** Finds all lines. */
  public long lines() {
    try (Records lines = records()) {
      long count = 0;
      while (lines.next()) {
        lines.check();
        count += lines.end() - lines.start();
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads all numbers where they stand, without lines or cells. */
  public double numbers() {
    Decimals decimals = new Decimals();
    double sum = 0;
    for (int at = 0; at < bytes.length; at = decimals.end() + 1) {
      sum += decimals.read(bytes, at, bytes.length);
    }
    return sum;
  }

  /** Reads all rows. */
  public double rows() {
    LineReader reader = format.reader(selection);
    Sink sink = new Sink();
    try (Records lines = records()) {
      lines.next();
      while (lines.next()) {
        if (!format.passesOver(lines)) {
          lines.check();
          if (reader.read(lines.bytes(), lines.start(), lines.end(), sink) != null) {
            throw new IllegalStateException("a row that cannot be used");
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.sum();
  }

  private Records records() {
    byte[] empty = new byte[CAPACITY];
    return new Lines(new ByteArrayInputStream(bytes), empty, 0, 0, 0, (byte) '\n');
  }

  /** Keeps one row, as packing does many. */
  private static final class Sink implements RowSink {
    private final double[] pivots = new double[COLUMNS];
    private final double[] row = new double[COLUMNS];
    private double target;

    @Override
    public void feature(int j, double value) {
      row[j] = value - pivots[j];
    }

    @Override
    public void features(int first, double[] values, int count) {
      for (int j = 0; j < count; j++) {
        row[first + j] = values[j] - pivots[first + j];
      }
    }

    @Override
    public void target(int k, double value) {
      target += value;
    }

    @Override
    public void weight(double value) {
      target += value;
    }

    private double sum() {
      double sum = target;
      for (double value : row) {
        sum += value;
      }
      return sum;
    }
  }
}
