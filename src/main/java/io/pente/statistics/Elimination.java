package io.pente.statistics;

import io.pente.failure.BadInputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds, in whole numbers and so exactly, a restriction that the ones before it say already. */
record Elimination(String hypothesis) {
  /**
   * @throws BadInputException for one that follows from others, or contradicts them
   */
  void require(List<LinearHypothesis.Restriction> restrictions) {
    Set<String> names = new LinkedHashSet<>();
    restrictions.forEach(each -> names.addAll(each.factors().keySet()));
    List<BigInteger[]> reduced = new ArrayList<>();
    for (LinearHypothesis.Restriction restriction : restrictions) {
      BigInteger[] row = whole(restriction, List.copyOf(names));
      for (BigInteger[] before : reduced) {
        row = without(row, before, first(before));
      }
      if (first(row) == names.size()) {
        boolean follows = row[names.size()].signum() == 0;
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "the hypothesis '%s': '%s' %s the others, so that there is nothing to test: leave it"
                    + " out",
                hypothesis,
                restriction.text(),
                follows ? "follows from" : "contradicts"));
      }
      reduced.add(row);
    }
  }

  /** A restriction's factors and its constant, times a power of ten. */
  private static BigInteger[] whole(LinearHypothesis.Restriction restriction, List<String> names) {
    BigDecimal[] row = new BigDecimal[names.size() + 1];
    int scale = 0;
    for (int j = 0; j <= names.size(); j++) {
      row[j] =
          j == names.size()
              ? restriction.constant()
              : restriction.factors().getOrDefault(names.get(j), BigDecimal.ZERO);
      scale = Math.max(scale, row[j].scale());
    }
    BigInteger[] whole = new BigInteger[row.length];
    for (int j = 0; j < row.length; j++) {
      whole[j] = row[j].movePointRight(scale).toBigIntegerExact();
    }
    return whole;
  }

  /** The row with a 0 in a column, where another has something. */
  private static BigInteger[] without(BigInteger[] row, BigInteger[] other, int column) {
    BigInteger[] left = new BigInteger[row.length];
    BigInteger common = BigInteger.ZERO;
    for (int j = 0; j < row.length; j++) {
      left[j] = row[j].multiply(other[column]).subtract(other[j].multiply(row[column]));
      common = common.gcd(left[j]);
    }
    for (int j = 0; j < row.length && common.signum() > 0; j++) {
      left[j] = left[j].divide(common);
    }
    return left;
  }

  /** The first factor that is not 0; the number of factors where all are. */
  private static int first(BigInteger[] row) {
    int j = 0;
    while (j < row.length - 1 && row[j].signum() == 0) {
      j++;
    }
    return j;
  }
}
