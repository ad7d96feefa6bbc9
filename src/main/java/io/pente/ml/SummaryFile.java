package io.pente.ml;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A summary's numbers in a file of this machine's, where Spark Connect puts a model aside. */
final class SummaryFile {
  private SummaryFile() {}

  static void write(SummaryNumbers numbers, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeLong(numbers.observations());
      out.writeDouble(numbers.weight());
      out.writeLong(numbers.degreesOfFreedom());
      out.writeDouble(numbers.meanSquare());
      out.writeDouble(numbers.meanAbsolute());
      out.writeDouble(numbers.explained());
      out.writeDouble(numbers.r2());
      out.writeDouble(numbers.r2adj());
      put(numbers.deviances(), out);
      put(numbers.errors(), out);
      put(numbers.tests(), out);
      put(numbers.chances(), out);
      out.writeUTF(numbers.absent());
      put(numbers.objectives(), out);
      out.writeInt(numbers.iterations());
    }
  }

  static SummaryNumbers read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return new SummaryNumbers(
          in.readLong(),
          in.readDouble(),
          in.readLong(),
          in.readDouble(),
          in.readDouble(),
          in.readDouble(),
          in.readDouble(),
          in.readDouble(),
          get(in),
          get(in),
          get(in),
          get(in),
          in.readUTF(),
          get(in),
          in.readInt());
    }
  }

  private static void put(double[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] get(DataInputStream in) throws IOException {
    double[] values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
