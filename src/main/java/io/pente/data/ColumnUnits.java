package io.pente.data;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How columns are packed: x′ = (x − pivot) · unit, units being powers of two, by which nothing is
 * rounded. A pivot is near the middle of a column that lies far from zero; a unit other than 1 is
 * for columns of numbers whose squares no double holds. Columns beyond those known are packed as
 * they are. Arrays are copied on their way in and out.
 *
 * @param pivots one a column
 * @param units the same, > 0
 */
public record ColumnUnits(double[] pivots, double[] units) implements Serializable {
  /** Columns that are packed as they are. */
  public static final ColumnUnits PLAIN = shifted();

  public ColumnUnits {
    pivots = pivots.clone();
    units = units.clone();
  }

  /** Columns less their pivots. */
  public static ColumnUnits shifted(double... pivots) {
    double[] units = new double[pivots.length];
    Arrays.fill(units, 1);
    return new ColumnUnits(pivots, units);
  }

  /** A number of columns as they are. */
  public static ColumnUnits plain(int count) {
    return shifted(new double[count]);
  }

  /** How many columns are known. */
  public int count() {
    return pivots.length;
  }

  @Override
  public double[] pivots() {
    return pivots.clone();
  }

  @Override
  public double[] units() {
    return units.clone();
  }

  public double pivot(int j) {
    return j < pivots.length ? pivots[j] : 0;
  }

  public double unit(int j) {
    return j < units.length ? units[j] : 1;
  }

  /** Whether every unit is 1. */
  public boolean unscaled() {
    return Arrays.stream(units).allMatch(unit -> unit == 1);
  }

  /** The same of so many columns, those not known before as they are. */
  public ColumnUnits of(int count) {
    double[] allPivots = new double[count];
    double[] allUnits = new double[count];
    Arrays.setAll(allPivots, this::pivot);
    Arrays.setAll(allUnits, this::unit);
    return new ColumnUnits(allPivots, allUnits);
  }

  /** x of x′. */
  public double original(int j, double packed) {
    return packed / unit(j) + pivot(j);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnUnits that
        && Arrays.equals(pivots, that.pivots)
        && Arrays.equals(units, that.units);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(pivots) + Arrays.hashCode(units);
  }

  @Override
  public String toString() {
    return "less " + Arrays.toString(pivots) + ", times " + Arrays.toString(units);
  }
}
