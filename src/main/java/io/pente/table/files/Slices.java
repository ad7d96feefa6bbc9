package io.pente.table.files;

import java.util.ArrayList;
import java.util.List;

/** Cuts files into the byte ranges that the partitions of a scan read, in order. */
public final class Slices {
  /** Bytes of text below which a further task costs more than it saves. */
  private static final long WORTHWHILE = 2L << 20;

  /** Bytes of text that one task reads at most when the partitions are not given. */
  private static final long LARGEST = 128L << 20;

  private Slices() {}

  /**
   * As many as the data asks for: one for tiny files, one a core as soon as that pays, then
   * multiples of the cores.
   */
  public static int count(List<InputFile> files, int cores) {
    long bytes = files.stream().mapToLong(InputFile::length).sum();
    long worthwhile = Math.max(1, (bytes + WORTHWHILE - 1) / WORTHWHILE);
    long needed = (bytes + LARGEST - 1) / LARGEST;
    long rounds = Math.max(1, (needed + cores - 1) / cores);
    return (int) Math.min(Integer.MAX_VALUE, Math.min(worthwhile, rounds * cores));
  }

  /**
   * Cuts the files, taken one after the other, into {@code count} runs of equal bytes. A compressed
   * file is not cut: it belongs to the run that holds its first byte.
   */
  public static List<ArrayList<FileRange>> cut(List<InputFile> files, int count) {
    long total = files.stream().mapToLong(InputFile::length).sum();
    List<ArrayList<FileRange>> slices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      slices.add(new ArrayList<>());
    }
    long before = 0;
    for (InputFile file : files) {
      for (int i = sliceOf(before, total, count); i < count; i++) {
        long start = Math.max(0, bound(i, total, count) - before);
        long end = bound(i + 1, total, count) - before;
        boolean last = file.compressed() || end >= file.length();
        slices.get(i).add(new FileRange(file, start, last ? Long.MAX_VALUE : end));
        if (last) {
          break;
        }
      }
      before += file.length();
    }
    return slices;
  }

  /** The first byte of slice i. */
  private static long bound(int i, long total, int count) {
    return (long) ((double) total * i / count);
  }

  /** The slice that holds a byte: the last one that starts at or before it. */
  private static int sliceOf(long position, long total, int count) {
    int slice = total == 0 ? 0 : (int) Math.min(count - 1, (double) position / total * count);
    while (slice > 0 && bound(slice, total, count) > position) {
      slice--;
    }
    while (slice < count - 1 && bound(slice + 1, total, count) <= position) {
      slice++;
    }
    return slice;
  }
}
