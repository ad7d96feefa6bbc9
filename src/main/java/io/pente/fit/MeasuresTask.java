package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.ColumnMoments;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import java.util.Arrays;

/**
 * What a summary of a fit says of residuals r = y − ŷ and predictions, summed over rows in the
 * packed rows' units.
 *
 * @param errors how rows are predicted
 */
record MeasuresTask(ErrorTask errors) implements BlockTask<LinearBlock, MeasuresTask.Sums> {
  @Override
  public Sums zero() {
    return new Sums(errors.targets().length);
  }

  @Override
  public void add(LinearBlock block, long firstRow, Sums into) {
    double[] predictions = Predictions.of(errors.predictor(), block.features());
    double[] targets = errors.targets(block);
    int p = errors.targets().length;
    into.targets.addDense(targets, block.rows(), p, block.weights(), block.totalWeight());
    into.predictions.addDense(predictions, block.rows(), p, block.weights(), block.totalWeight());
    into.add(targets, predictions, block);
  }

  /** Sums over rows, one a target. */
  static final class Sums implements Sum<Sums> {
    private static final long serialVersionUID = 1L;

    final ColumnMoments targets = new ColumnMoments();
    final ColumnMoments predictions = new ColumnMoments();

    /** Σωr² and Σω|r|. */
    final double[] squares;

    final double[] absolutes;

    /** The least and the largest √ω r. */
    final double[] least;

    final double[] largest;

    long rows;
    long weighing;
    double weight;
    double squaredWeight;

    Sums(int count) {
      squares = new double[count];
      absolutes = new double[count];
      least = new double[count];
      largest = new double[count];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    }

    private void add(double[] targets, double[] predictions, LinearBlock block) {
      int p = squares.length;
      for (int i = 0; i < block.rows(); i++) {
        double omega = block.weights() == null ? 1 : block.weights()[i];
        rows++;
        weighing += omega == 0 ? 0 : 1;
        weight += omega;
        squaredWeight += omega * omega;
        for (int k = 0; k < p; k++) {
          add(k, targets[i * p + k] - predictions[i * p + k], omega);
        }
      }
    }

    private void add(int k, double residual, double omega) {
      double scaled = Math.sqrt(omega) * residual;
      squares[k] += scaled * scaled;
      absolutes[k] += omega * Math.abs(residual);
      least[k] = Math.min(least[k], scaled);
      largest[k] = Math.max(largest[k], scaled);
    }

    @Override
    public void add(Sums next) {
      rows += next.rows;
      weighing += next.weighing;
      weight += next.weight;
      squaredWeight += next.squaredWeight;
      targets.add(next.targets);
      predictions.add(next.predictions);
      for (int k = 0; k < squares.length; k++) {
        squares[k] += next.squares[k];
        absolutes[k] += next.absolutes[k];
        least[k] = Math.min(least[k], next.least[k]);
        largest[k] = Math.max(largest[k], next.largest[k]);
      }
    }

    @Override
    public long bytes() {
      return 160L * squares.length;
    }
  }
}
