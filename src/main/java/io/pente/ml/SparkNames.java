package io.pente.ml;

import io.pente.failure.PenteException;
import io.pente.failure.Sentence;
import java.util.Map;
import java.util.function.Supplier;

/** How spark.ml says what the library calls by a setting's field, and its users' remedies. */
final class SparkNames {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "features", "featuresCol",
          "intercept", "fitIntercept",
          "iterations", "maxIter",
          "l1", "regParam",
          "l2", "regParam",
          "missingSkip", "na().drop()",
          "optimizer", "solver",
          "skipBadRows", "filter",
          "standardize", "standardization",
          "tolerance", "tol");

  private static final Map<String, String> CHOICES =
      Map.of(
          "cg", SparkObjective.LBFGS,
          "lbfgs", SparkObjective.LBFGS,
          "newton", SparkObjective.NORMAL);

  private SparkNames() {}

  /** The sentence, with parameters for the settings. */
  static String text(Sentence sentence) {
    return sentence.naming(
        field -> SETTINGS.getOrDefault(field, field), name -> CHOICES.getOrDefault(name, name));
  }

  /** What a fit gives, whose failures come out in these names. */
  static <T> T told(Supplier<T> fit) {
    try {
      return fit.get();
    } catch (PenteException e) {
      throw e.saying(sentence -> Sentence.plain(text(sentence)));
    }
  }
}
