package io.pente.function;

import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.RandomAccess;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Partial derivatives of a scalar function by central differences, in two parts: first the points
 * to be evaluated, so that they can all be asked of the data at once, then the derivatives from the
 * values there.
 *
 * <p>Central differences at a falling series of steps h are extrapolated to h = 0 (Richardson: an
 * error in h² becomes one in h⁶), and of all results the one whose neighbors agree best, the
 * values' rounding considered, is taken: Ridders, Advances in Engineering Software 4 (1982), 75–76.
 * So no step has to be chosen for a function.
 */
public final class Differences {
  private static final int ORDERS = 3;
  private static final double ROUNDING = 8 * 0x1.0p-53;

  private final double[] point;
  private final int[] coordinates;
  private final int levels;
  private final int ratio;
  private final int offset;

  /**
   * A derivative.
   *
   * @param uncertainty how far its neighbors are from it, and the rounding of the values; infinite
   *     where no step gave finite values
   */
  public record Derivative(double value, double uncertainty) {}

  private Differences(double[] point, int[] coordinates, int levels, int ratio, int offset) {
    if (coordinates.length == 0) {
      throw new IllegalArgumentException("no coordinate is chosen");
    }
    for (int coordinate : coordinates) {
      if (coordinate < 0 || coordinate >= point.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "there is no coordinate %d among %d", coordinate, point.length));
      }
    }
    this.point = point.clone();
    this.coordinates = coordinates.clone();
    this.levels = levels;
    this.ratio = ratio;
    this.offset = offset;
  }

  /**
   * For any smooth function: ten steps, from about max(1, |xⱼ|)/4 down to a millionth of it, which
   * are twenty points per coordinate.
   */
  public static Differences of(double[] point, int... coordinates) {
    return new Differences(point, coordinates, 10, 4, -2);
  }

  /**
   * For a quadratic, whose central differences are exact at any step: two large steps, about max(1,
   * |xⱼ|) and half of it, which are four points (a five-point stencil) per coordinate.
   */
  public static Differences ofQuadratic(double[] point, int... coordinates) {
    return new Differences(point, coordinates, 2, 2, 0);
  }

  /** All coordinates of a point of a dimension. */
  public static int[] all(int dimension) {
    return IntStream.range(0, dimension).toArray();
  }

  /**
   * Some coordinates, all equally likely, different and ascending; every one if {@code count}
   * reaches that far. R. W. Floyd's sampling: Bentley, Communications of the ACM 30 (1987),
   * 754–757.
   */
  public static int[] sample(int dimension, int count, long seed) {
    if (count >= dimension) {
      return all(dimension);
    }
    Random random = new Random(seed);
    TreeSet<Integer> chosen = new TreeSet<>();
    for (int last = dimension - count; last < dimension; last++) {
      if (!chosen.add(random.nextInt(last + 1))) {
        chosen.add(last);
      }
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The coordinates, in the order of {@link #derivative}'s indices. */
  public int[] coordinates() {
    return coordinates.clone();
  }

  /**
   * Where the function is to be evaluated. Each point is made when it is asked for: a caller with
   * little memory takes a few at a time.
   */
  public List<double[]> points() {
    return new Points();
  }

  /**
   * The derivative in coordinate {@code coordinates()[index]}.
   *
   * @param values the function's values at all the {@link #points}, in their order
   */
  public Derivative derivative(int index, double[] values) {
    int expected = coordinates.length * levels * 2;
    if (values.length != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d points have as many values, given were %d",
              expected,
              values.length));
    }
    double[][] table = new double[levels][ORDERS];
    Derivative best = new Derivative(Double.NaN, Double.POSITIVE_INFINITY);
    for (int level = 0; level < levels; level++) {
      table[level][0] = central(index, level, values);
      double power = 1;
      for (int k = 1; k <= Math.min(level, ORDERS - 1); k++) {
        power *= ratio * ratio;
        double finer = table[level][k - 1];
        double coarser = table[level - 1][k - 1];
        table[level][k] = finer + (finer - coarser) / (power - 1);
        double uncertainty =
            rounding(index, level, values)
                + Math.max(Math.abs(table[level][k] - finer), Math.abs(table[level][k] - coarser));
        if (uncertainty < best.uncertainty) {
          best = new Derivative(table[level][k], uncertainty);
        }
      }
    }
    return best;
  }

  private double central(int index, int level, double[] values) {
    int at = at(index, level);
    return (values[at] - values[at + 1]) / (moved(index, level, 1) - moved(index, level, -1));
  }

  private double rounding(int index, int level, double[] values) {
    int at = at(index, level);
    double largest = Math.max(Math.abs(values[at]), Math.abs(values[at + 1]));
    return ROUNDING * largest / step(index, level);
  }

  private int at(int index, int level) {
    return (index * levels + level) * 2;
  }

  private double moved(int index, int level, int sign) {
    return point[coordinates[index]] + sign * step(index, level);
  }

  /** A power of two, so that little is lost in adding it to a coordinate. */
  private double step(int index, int level) {
    double size = Math.max(1, Math.abs(point[coordinates[index]]));
    return Math.scalb(Math.pow(ratio, -level), Math.getExponent(size) + offset);
  }

  private final class Points extends AbstractList<double[]> implements RandomAccess {
    @Override
    public int size() {
      return coordinates.length * levels * 2;
    }

    @Override
    public double[] get(int i) {
      int index = Objects.checkIndex(i, size()) / (levels * 2);
      double[] moved = point.clone();
      moved[coordinates[index]] = moved(index, i / 2 % levels, i % 2 == 0 ? 1 : -1);
      return moved;
    }
  }
}
