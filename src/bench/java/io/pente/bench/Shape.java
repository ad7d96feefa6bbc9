package io.pente.bench;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The size of a problem.
 *
 * @param rows q
 * @param features n
 * @param targets p
 * @param stored non-zeros a row; 0 where rows are dense
 */
record Shape(String name, long rows, int features, int targets, int stored)
    implements Serializable {
  /** PERFORMANCE's four. */
  static final List<Shape> ALL =
      List.of(
          new Shape("A", 1_000_000, 100, 1, 0),
          new Shape("B", 250_000, 256, 32, 0),
          new Shape("C", 50_000, 2000, 1, 0),
          new Shape("D", 1_000_000, 1_000_000, 1, 20));

  static Shape dense(String name, long rows, int features, int targets) {
    return new Shape(name, rows, features, targets, 0);
  }

  static Shape sparse(String name, long rows, int features, int stored) {
    return new Shape(name, rows, features, 1, stored);
  }

  boolean sparse() {
    return stored > 0;
  }

  /** Bytes of one row of X as it is stored. */
  long rowBytes() {
    return sparse() ? 12L * stored + 4 : 8L * features;
  }

  /** Bytes of X. */
  long featureBytes() {
    return rows * rowBytes();
  }

  /** Bytes that a pass reads: X and Y. */
  long bytes() {
    return featureBytes() + 8L * rows * targets;
  }

  /** Operations of a gradient pass: forward and backward, a multiply-add being two. */
  double operations() {
    return 4.0 * rows * (sparse() ? stored : features) * targets;
  }

  /** Bytes of one partial sum, and of the weights that are sent to the tasks. */
  long sumBytes() {
    return 8L * features * targets;
  }

  Shape withRows(long count) {
    return new Shape(name, Math.max(8, count), features, targets, stored);
  }

  Shape named(String other) {
    return new Shape(other, rows, features, targets, stored);
  }

  /** The same with a factor times the rows; sparse features are scaled too, which keeps the density of columns. */
  Shape scaled(double factor) {
    int columns = sparse() ? (int) Math.max(2L * stored, Math.round(features * factor)) : features;
    return new Shape(name, Math.max(8, Math.round(rows * factor)), columns, targets, stored);
  }

  /** The same with about so many bytes of X. */
  Shape holding(double bytes) {
    return withRows(Math.round(bytes / rowBytes()));
  }

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rows", rows);
    facts.put("features", features);
    facts.put("targets", targets);
    facts.put("stored", stored);
    return facts;
  }
}
