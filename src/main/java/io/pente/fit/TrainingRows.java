package io.pente.fit;

import io.pente.failure.BadInputException;
import io.pente.message.Count;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import java.util.List;
import java.util.Locale;

/**
 * The rows that a model was fitted to, as far as it knows them.
 *
 * @param name of the table that should have them
 */
record TrainingRows(String name, LinearModel model) {
  /** Beyond rounding, in a sum of weights. */
  private static final double WEIGHT = 1e-9;

  /** The same in a sum of squared residuals, and in what of the targets rounding leaves there. */
  private static final double SQUARES = 1e-4;

  private static final double ROUNDING = 1e-12;

  private static final String WHY =
      ": standard errors go by the rows of the training, and no other";

  /**
   * @throws BadInputException where the rows seen are others
   */
  void require(SeenRows seen) {
    require(seen, List.of());
  }

  /**
   * The same where a row needs values in other columns too.
   *
   * @param clusters the columns
   */
  void require(SeenRows seen, List<String> clusters) {
    long rows = model.training().rows();
    if (seen.rows() != rows) {
      String each =
          clusters.isEmpty()
              ? ""
              : String.format(
                  Locale.ROOT, " that have a value in '%s'", String.join("' and '", clusters));
      throw other(
          "has %s%s, and the model was trained on %,d", Count.of(seen.rows(), "row"), each, rows);
    }
    Inference inference = model.findings().inference();
    double weight = inference.design().totalWeight();
    if (Math.abs(seen.weight() - weight) > WEIGHT * weight) {
      throw other(
          "has weights that sum to %s, and those of the training to %s", seen.weight(), weight);
    }
    for (int k = 0; k < model.targets().size(); k++) {
      double stored = inference.residuals().product(k, k);
      double most = SQUARES * stored + ROUNDING * inference.residuals().squares(k);
      if (!(Math.abs(seen.squares(k) - stored) <= most)) {
        throw other(
            "has other residuals of '%s' than the training (%.6g of them squared where it had 1)",
            model.targets().get(k), seen.squares(k) / stored);
      }
    }
  }

  private BadInputException other(String format, Object... values) {
    return new BadInputException(name + " " + String.format(Locale.ROOT, format, values) + WHY);
  }
}
