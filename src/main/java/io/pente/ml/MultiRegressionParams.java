package io.pente.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * The parameters of {@link PenteMultiRegression} and its model: {@code LinearRegression}'s, with
 * {@code labelCols} for {@code labelCol}, and without the two that change nothing.
 */
public interface MultiRegressionParams extends Params {
  /** The parameters themselves. */
  MultiRegressionParamSet paramSet();

  /** The columns of labels, each of numbers. */
  default StringArrayParam labelCols() {
    return paramSet().labelCols;
  }

  /** A column of labels, of vectors, in place of {@link #labelCols}. */
  default Param<String> labelCol() {
    return paramSet().labelCol;
  }

  /** The column of features, of vectors; {@code features}. */
  default Param<String> featuresCol() {
    return paramSet().featuresCol;
  }

  /** The column of predictions, vectors of a number a label; {@code prediction}. */
  default Param<String> predictionCol() {
    return paramSet().predictionCol;
  }

  /** The column of row weights, ≥ 0; none. */
  default Param<String> weightCol() {
    return paramSet().weightCol;
  }

  /** λ; 0. */
  default DoubleParam regParam() {
    return paramSet().regParam;
  }

  /** α, the share of absolute values in the penalty; 0. */
  default DoubleParam elasticNetParam() {
    return paramSet().elasticNetParam;
  }

  /** Whether there are intercepts; true. */
  default BooleanParam fitIntercept() {
    return paramSet().fitIntercept;
  }

  /** Whether weights cost in units of their features' deviations; true. */
  default BooleanParam standardization() {
    return paramSet().standardization;
  }

  /** The most updates of l-bfgs, and of fits with an l1; 100. */
  default IntParam maxIter() {
    return paramSet().maxIter;
  }

  /** A thousandth of it is what the gradient comes to; 10⁻⁶. */
  default DoubleParam tol() {
    return paramSet().tol;
  }

  /** {@code auto}, {@code normal} or {@code l-bfgs}. */
  default Param<String> solver() {
    return paramSet().solver;
  }

  /** {@code squaredError} or {@code huber}. */
  default Param<String> loss() {
    return paramSet().loss;
  }

  /** From how many scales on Huber's loss is linear, > 1; 1.35. */
  default DoubleParam epsilon() {
    return paramSet().epsilon;
  }

  default String[] getLabelCols() {
    return getOrDefault(labelCols());
  }

  default String getLabelCol() {
    return getOrDefault(labelCol());
  }

  default String getFeaturesCol() {
    return getOrDefault(featuresCol());
  }

  default String getPredictionCol() {
    return getOrDefault(predictionCol());
  }

  default String getWeightCol() {
    return getOrDefault(weightCol());
  }

  default double getRegParam() {
    return (Double) getOrDefault(regParam());
  }

  default double getElasticNetParam() {
    return (Double) getOrDefault(elasticNetParam());
  }

  default boolean getFitIntercept() {
    return (Boolean) getOrDefault(fitIntercept());
  }

  default boolean getStandardization() {
    return (Boolean) getOrDefault(standardization());
  }

  default int getMaxIter() {
    return (Integer) getOrDefault(maxIter());
  }

  default double getTol() {
    return (Double) getOrDefault(tol());
  }

  default String getSolver() {
    return getOrDefault(solver());
  }

  default String getLoss() {
    return getOrDefault(loss());
  }

  default double getEpsilon() {
    return (Double) getOrDefault(epsilon());
  }
}
