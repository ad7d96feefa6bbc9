package io.pente.statistics;

import io.pente.model.Design;
import io.pente.model.Inference;
import java.util.Optional;

/**
 * That of errors which are independent of each other and of one variance (times 1/ω): {@code s²/Σω
 * · inverse} of the slopes, s²/Σω of the prediction at the means, and 0 between them.
 *
 * @param inference one that is present
 */
public record IidCovariance(Inference inference) implements CoefficientCovariance {
  public static final String KIND = "iid";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int features() {
    return inference.design().features();
  }

  @Override
  public double degreesOfFreedom() {
    return inference.residuals().degreesOfFreedom();
  }

  @Override
  public double entry(int k, int i, int j) {
    return factor(k) * entry(i, j);
  }

  /** s²/Σω in the target's squared unit. */
  private double factor(int k) {
    double square = inference.residuals().product(k, k) / degreesOfFreedom();
    return square / inference.design().totalWeight();
  }

  private double entry(int i, int j) {
    Design design = inference.design();
    int n = design.features();
    if (i == n || j == n) {
      return i == j ? 1 : 0;
    }
    return design.whitening().inverse(i, j);
  }

  @Override
  public double covariance(int k, double[] a, double[] b) {
    double[] left = inference.design().whitening().combination(a);
    double[] right = inference.design().whitening().combination(b);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum = Math.fma(left[i], right[i], sum);
    }
    return factor(k) * sum;
  }

  @Override
  public Optional<Images> images(int k) {
    double root = Math.sqrt(factor(k));
    return Optional.of(
        c -> {
          double[] image = inference.design().whitening().combination(c);
          for (int i = 0; i < image.length; i++) {
            image[i] *= root;
          }
          return image;
        });
  }
}
