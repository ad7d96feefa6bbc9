package io.pente.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file of rows to be read.
 *
 * @param format as Spark names it
 */
record BenchFile(String name, Path path, String format, Shape shape) {
  private static final int PIECE = 1 << 20;

  long bytes() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> features() {
    return names("x", shape.features());
  }

  List<String> targets() {
    return format.equals("libsvm") ? List.of("label") : names("y", shape.targets());
  }

  private static List<String> names(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
  }

  /** Reads all bytes and sums them, each thread its share. */
  long sum(int threads) {
    long bytes = bytes();
    return IntStream.range(0, threads)
        .parallel()
        .mapToLong(i -> sum(bytes * i / threads, bytes * (i + 1) / threads))
        .sum();
  }

  private long sum(long from, long to) {
    byte[] piece = new byte[PIECE];
    long sum = 0;
    try (FileChannel in = FileChannel.open(path)) {
      for (long at = from; at < to; ) {
        int count =
            in.read(ByteBuffer.wrap(piece, 0, (int) Math.min(PIECE, to - at)), at);
        sum += sum(piece, count);
        at += count;
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sum(byte[] bytes, int count) {
    int sum = 0; // of a piece: no more than 2²⁰ · 128
    for (int i = 0; i < count; i++) {
      sum += bytes[i];
    }
    return sum;
  }
}
