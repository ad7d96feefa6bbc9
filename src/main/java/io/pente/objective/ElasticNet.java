package io.pente.objective;

/**
 * Σᵢ (squareᵢ zᵢ² + absoluteᵢ|zᵢ|): ridge, lasso, or both (Zou and Hastie, J. R. Stat. Soc. B 67,
 * 2005). It makes zeros exactly zero where it has absolute values.
 *
 * @param squares the factors of the squares, ≥ 0; of length 0 for none
 * @param absolutes those of the absolute values, ≥ 0; of length 0 for none
 */
public record ElasticNet(double[] squares, double[] absolutes) implements Penalty {
  /** Σᵢ absoluteᵢ|zᵢ| alone. */
  public static ElasticNet lasso(double... absolutes) {
    return new ElasticNet(new double[0], absolutes);
  }

  @Override
  public double smooth(double[] z) {
    double sum = 0;
    for (int i = 0; i < squares.length; i++) {
      sum += squares[i] * z[i] * z[i];
    }
    return sum;
  }

  @Override
  public void addGradient(double[] z, double[] gradient) {
    for (int i = 0; i < squares.length; i++) {
      gradient[i] += 2 * squares[i] * z[i];
    }
  }

  @Override
  public double kinked(double[] z) {
    double sum = 0;
    for (int i = 0; i < absolutes.length; i++) {
      sum += absolutes[i] * Math.abs(z[i]);
    }
    return sum;
  }

  @Override
  public boolean differentiable() {
    return absolutes.length == 0;
  }

  @Override
  public boolean unbounded() {
    return true;
  }

  @Override
  public double[] allowed(double[] z) {
    return z;
  }

  /** Every zᵢ moved towards zero by step·absoluteᵢ, exactly +0 where it would cross. */
  @Override
  public double[] prox(double[] z, double step) {
    if (absolutes.length == 0) {
      return z;
    }
    double[] u = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double beyond = Math.abs(z[i]) - step * absolutes[i];
      u[i] = beyond > 0 || Double.isNaN(beyond) ? Math.copySign(beyond, z[i]) : 0;
    }
    return u;
  }

  @Override
  public double[] subgradient(double[] z, double[] gradient) {
    if (absolutes.length == 0) {
      return gradient;
    }
    double[] smallest = gradient.clone();
    for (int i = 0; i < absolutes.length; i++) {
      double g = gradient[i];
      if (absolutes[i] == 0) {
        continue;
      }
      smallest[i] =
          z[i] != 0
              ? g + Math.copySign(absolutes[i], z[i])
              : Math.copySign(Math.max(Math.abs(g) - absolutes[i], 0), g);
    }
    return smallest;
  }

  /** The orthant: each zᵢ keeps its sign, takes the one that it descends to from 0, or stays 0. */
  @Override
  public Face face(double[] z, double[] subgradient) {
    Face face = Face.everywhere(z.length);
    for (int i = 0; i < absolutes.length; i++) {
      if (absolutes[i] != 0) {
        double sign = Math.signum(z[i] != 0 ? z[i] : -subgradient[i]);
        face.low()[i] = sign > 0 || sign == 0 ? 0 : Double.NEGATIVE_INFINITY;
        face.high()[i] = sign < 0 || sign == 0 ? 0 : Double.POSITIVE_INFINITY;
        face.slopes()[i] = absolutes[i] * sign;
      }
    }
    return face;
  }
}
