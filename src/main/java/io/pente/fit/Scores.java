package io.pente.fit;

import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import io.pente.linalg.Kernels;
import io.pente.model.Design;
import io.pente.model.LinearModel;
import io.pente.model.LinearPredictor;
import io.pente.model.Whitening;
import java.io.Serializable;
import java.util.Arrays;

/**
 * From packed rows to what sandwich covariances are made of: for row i the whitened features dᵢ =
 * (Yzᵢ, 1), without an intercept (Yzᵢ, 0), and for each target the residual e = y − ŷ in its unit.
 * The score of a target is ωe dᵢ. DᵀΩD/Σω is the unit matrix, so that the features' condition
 * number takes no digits. Rows are packed as they are, less a model's origins.
 *
 * @param predictor of packed targets from packed features
 * @param packed what features are multiplied by where they are packed
 * @param toTarget from packed residuals to those in the targets' units, p
 * @param mean of the features
 * @param meanLow what rounding dropped from the means
 * @param inverseUnit of the features, 0 for one that does not vary
 * @param whitening Y
 * @param intercept 1 with an intercept, 0 without
 * @param frequencies whether a row stands for as many as it weighs
 */
record Scores(
    LinearPredictor predictor,
    double[] packed,
    double[] toTarget,
    double[] mean,
    double[] meanLow,
    double[] inverseUnit,
    Whitening whitening,
    double intercept,
    boolean frequencies)
    implements Serializable {
  static Scores of(
      LinearModel model, LinearPredictor predictor, ColumnUnits features, ColumnUnits targets) {
    Design design = model.findings().inference().design();
    int n = design.features();
    int p = model.targets().size();
    double[] packed = new double[n];
    double[] inverse = new double[n];
    double[] toTarget = new double[p];
    for (int j = 0; j < n; j++) {
      packed[j] = features.unit(j);
      inverse[j] = design.unit(j) == 0 ? 0 : 1 / design.unit(j);
    }
    for (int k = 0; k < p; k++) {
      toTarget[k] = 1 / targets.unit(k) / model.findings().inference().residuals().unit(k);
    }
    return new Scores(
        predictor,
        packed,
        toTarget,
        design.mean(),
        design.meanLow(),
        inverse,
        design.whitening(),
        design.intercept() ? 1 : 0,
        model.roles().frequencies());
  }

  /** n. */
  int features() {
    return mean.length;
  }

  /** Numbers a row: the whitened features, and the mean. */
  int width() {
    return whitening.coordinates() + 1;
  }

  /** p. */
  int targets() {
    return toTarget.length;
  }

  double weight(LinearBlock block, int row) {
    return block.weights() == null ? 1 : block.weights()[row];
  }

  /** The rows of a block, one after the other; used by one task at a time. */
  Reader over(LinearBlock block) {
    return new Reader(block);
  }

  final class Reader {
    private static final int TILE = 64;

    private final double[] residuals;
    private final double[] standard = new double[TILE * features()];
    private final double[] tile = new double[TILE * whitening.coordinates()];
    private final double[] root = transposedRoot();
    private final double[] white = new double[width()];
    private final LinearBlock block;
    private int from;
    private int filled;

    private Reader(LinearBlock block) {
      this.block = block;
      this.residuals = Predictions.of(predictor, block.features());
      for (int e = 0; e < residuals.length; e++) {
        residuals[e] = (block.targets()[e] - residuals[e]) * toTarget[e % toTarget.length];
      }
    }

    /** Yᵀ, n × coordinates row-major. */
    private double[] transposedRoot() {
      int n = features();
      double[] rows = whitening.root();
      double[] turned = new double[rows.length];
      int r = whitening.coordinates();
      for (int i = 0; i < r; i++) {
        for (int j = 0; j < n; j++) {
          turned[j * r + i] = rows[i * n + j];
        }
      }
      return turned;
    }

    /** d of a row; overwritten by the next. Rows are whitened many at a time. */
    double[] white(int i) {
      if (i < from || i >= from + filled) {
        fill(i);
      }
      int r = white.length - 1;
      System.arraycopy(tile, (i - from) * r, white, 0, r);
      white[r] = intercept;
      return white;
    }

    private void fill(int first) {
      int n = features();
      from = first;
      filled = Math.min(TILE, block.rows() - first);
      if (block.features().columns() < n) {
        Arrays.fill(standard, 0);
      }
      block.features().copyTo(first, filled, standard, n);
      for (int e = 0; e < filled * n; e++) {
        int j = e % n;
        standard[e] = ((standard[e] / packed[j] - mean[j]) - meanLow[j]) * inverseUnit[j];
      }
      Arrays.fill(tile, 0);
      if (tile.length > 0) {
        Kernels.best().times(standard, 0, filled, n, root, tile.length / TILE, tile);
      }
    }

    /** The residual of a target, in its unit. */
    double residual(int i, int k) {
      return residuals[i * toTarget.length + k];
    }
  }
}
