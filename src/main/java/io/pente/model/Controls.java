package io.pente.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Features that a model was fitted with and predicts without. */
final class Controls {
  private Controls() {}

  /**
   * The model without them, their terms left out as if they were 0: W and b of the other features
   * are as they were.
   */
  static LinearModel leftOut(LinearModel model) {
    List<String> controls = model.roles().controls();
    List<String> features = model.features();
    int p = model.targets().size();
    int[] kept =
        IntStream.range(0, features.size())
            .filter(j -> !controls.contains(features.get(j)))
            .toArray();
    double[] weights = new double[kept.length * p];
    double[] centre = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      for (int k = 0; k < p; k++) {
        weights[i * p + k] = model.weight(kept[i], k);
      }
      centre[i] = model.centre()[kept[i]];
    }
    Origins all = model.origins();
    Origins origins =
        all.none()
            ? all
            : new Origins(Arrays.stream(kept).mapToObj(all::feature).toList(), all.targets());
    return new LinearModel(
        Arrays.stream(kept).mapToObj(features::get).toList(),
        model.targets(),
        weights,
        model.bias(),
        centre,
        atCentre(model),
        origins,
        model.training(),
        Findings.NONE,
        model.roles().withoutControls());
  }

  /** ŷ₀ less Σ (o + x₀) W over the controls: exact, rounded once. */
  private static double[] atCentre(LinearModel model) {
    double[] centre = model.centre();
    double[] at = model.atCentre();
    for (int k = 0; k < at.length; k++) {
      BigDecimal sum = new BigDecimal(at[k]);
      for (String name : model.roles().controls()) {
        int j = model.features().indexOf(name);
        BigDecimal mean = model.origins().feature(j).add(new BigDecimal(centre[j]));
        sum = sum.subtract(mean.multiply(new BigDecimal(model.weight(j, k))));
      }
      at[k] = sum.doubleValue();
    }
    return at;
  }
}
