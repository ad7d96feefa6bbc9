package io.pente.app;

import io.pente.model.LinearModel;
import java.util.Arrays;
import java.util.Locale;

/** A linear model's coefficients as a table, where they fit a screen. */
final class Coefficients {
  private static final int MOST_FEATURES = 20;
  private static final int WIDTH = 79;
  private static final int NUMBER = 14;

  private Coefficients() {}

  /**
   * A line for each feature and one for the bias: for each target the coefficient, and the change
   * of the prediction over one standard deviation of the feature; empty where that is too much for
   * a screen.
   */
  static String table(LinearModel model) {
    int n = model.features().size();
    int p = model.targets().size();
    int name = Math.max(7, model.features().stream().mapToInt(String::length).max().orElse(0));
    if (n > MOST_FEATURES || name + 2 * p * (NUMBER + 2) > WIDTH) {
      return "";
    }
    double[] deviation = model.training().data().deviation();
    StringBuilder text = new StringBuilder("\n");
    text.append(pad("feature", name));
    for (String target : model.targets()) {
      text.append(right(target)).append(right("per deviation"));
    }
    text.append('\n');
    for (int j = 0; j < n; j++) {
      text.append(pad(model.features().get(j), name));
      for (int k = 0; k < p; k++) {
        double weight = model.weight(j, k);
        text.append(right(Summary.number(weight)))
            .append(right(j < deviation.length ? Summary.number(weight * deviation[j]) : "-"));
      }
      text.append('\n');
    }
    text.append(pad("(bias)", name));
    Arrays.stream(model.bias())
        .forEach(b -> text.append(right(Summary.number(b))).append(right("")));
    return text.toString().stripTrailing() + "\n";
  }

  private static String pad(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }

  private static String right(String text) {
    String cut = text.length() > NUMBER ? text.substring(0, NUMBER - 3) + "..." : text;
    return String.format(Locale.ROOT, "  %" + NUMBER + "s", cut);
  }
}
