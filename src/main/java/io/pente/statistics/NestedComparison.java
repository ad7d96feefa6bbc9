package io.pente.statistics;

import io.pente.failure.BadInputException;
import io.pente.model.DataSummary;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one target says of two models of the same rows, of which the larger has all columns of the
 * smaller (R's {@code anova}): that the others' coefficients are 0 is tested by
 *
 * <pre>
 *   F = ((RSS₀ − RSS₁)/(d₀ − d₁)) / (RSS₁/d₁)
 * </pre>
 *
 * @param restrictions d₀ − d₁
 * @param degreesOfFreedom d₁, of the larger
 * @param smallerSquares RSS₀
 * @param largerSquares RSS₁
 * @param p P(F ≥ f)
 */
public record NestedComparison(
    String target,
    double f,
    double restrictions,
    double degreesOfFreedom,
    double smallerSquares,
    double largerSquares,
    double p) {
  private static final double SAME = 1e-9;

  /**
   * Compares two models, in any order, by every target.
   *
   * @throws BadInputException where they are not nested, of other rows, or do not know their
   *     residuals
   */
  public static List<NestedComparison> of(LinearModel one, LinearModel other) {
    Inference own = inference(one);
    Inference theirs = inference(other);
    boolean smaller = own.design().rank() < theirs.design().rank();
    LinearModel small = smaller ? one : other;
    LinearModel large = smaller ? other : one;
    requireSameRows(small, large);
    requireNested(small, large);
    if (own.design().rank() == theirs.design().rank()) {
      throw no("they have the same number of coefficients");
    }
    List<NestedComparison> comparisons = new ArrayList<>();
    for (int k = 0; k < large.targets().size(); k++) {
      int l = small.targets().indexOf(large.targets().get(k));
      comparisons.add(of(small, l, large, k));
    }
    return List.copyOf(comparisons);
  }

  private static NestedComparison of(LinearModel small, int l, LinearModel large, int k) {
    double rss0 = squares(small, l);
    double rss1 = squares(large, k);
    double df0 = small.findings().inference().residuals().degreesOfFreedom();
    double df1 = large.findings().inference().residuals().degreesOfFreedom();
    double f = df1 > 0 ? Math.max(0, rss0 - rss1) / (df0 - df1) / (rss1 / df1) : Double.NaN;
    double p = Distributions.upperF(f, df0 - df1, df1);
    return new NestedComparison(large.targets().get(k), f, df0 - df1, df1, rss0, rss1, p);
  }

  private static double squares(LinearModel model, int k) {
    double unit = model.findings().inference().residuals().unit(k);
    return model.findings().inference().residuals().product(k, k) * unit * unit;
  }

  private static Inference inference(LinearModel model) {
    Inference inference = model.findings().inference();
    if (!inference.present()) {
      throw no("one does not know its residuals: " + inference.absent());
    }
    if (model.roles().sampling()) {
      throw no("weights of sampling make no sums of squares to compare: test a hypothesis");
    }
    return inference;
  }

  private static void requireNested(LinearModel small, LinearModel large) {
    Set<String> others = new HashSet<>(small.features());
    large.features().forEach(others::remove);
    if (!others.isEmpty()) {
      throw no(
          String.format(
              Locale.ROOT,
              "neither has all columns of the other: the smaller has '%s', and the larger has not",
              others.stream().sorted().findFirst().orElseThrow()));
    }
    boolean intercept = small.findings().inference().design().intercept();
    if (intercept && !large.findings().inference().design().intercept()) {
      throw no("the smaller has an intercept, and the larger has none");
    }
  }

  private static void requireSameRows(LinearModel small, LinearModel large) {
    if (!new HashSet<>(small.targets()).equals(new HashSet<>(large.targets()))) {
      throw no("they have other targets");
    }
    if (!small.roles().offset().equals(large.roles().offset())
        || !small.roles().weights().equals(large.roles().weights())
        || !small.roles().weightsKind().equals(large.roles().weightsKind())) {
      throw no("they have other weights or offsets");
    }
    long rows = small.training().rows();
    if (rows != large.training().rows()) {
      throw no(
          String.format(
              Locale.ROOT,
              "they were trained on other rows, %,d and %,d",
              rows,
              large.training().rows()));
    }
    for (int k = 0; k < large.targets().size(); k++) {
      int l = small.targets().indexOf(large.targets().get(k));
      if (!same(small, l, large, k)) {
        throw no(
            String.format(
                Locale.ROOT,
                "they were trained on other rows: '%s' has another mean or deviation",
                large.targets().get(k)));
      }
    }
  }

  private static boolean same(LinearModel small, int l, LinearModel large, int k) {
    DataSummary one = small.training().data();
    DataSummary other = large.training().data();
    int i = small.features().size() + l;
    int j = large.features().size() + k;
    double spread = Math.abs(other.deviation()[j]);
    double mean = Math.abs(other.mean()[j]);
    return Math.abs(one.weight() - other.weight()) <= SAME * other.weight()
        && Math.abs(one.mean()[i] - other.mean()[j]) <= SAME * spread + Math.ulp(mean) * 16
        && Math.abs(one.deviation()[i] - other.deviation()[j]) <= SAME * spread;
  }

  private static BadInputException no(String why) {
    return new BadInputException("the models cannot be compared: " + why);
  }
}
