package io.pente.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** The parameters that {@link MultiRegressionParams} has, made for one stage. */
public final class MultiRegressionParamSet implements Serializable {
  private static final long serialVersionUID = 1L;

  final StringArrayParam labelCols;
  final Param<String> labelCol;
  final Param<String> featuresCol;
  final Param<String> predictionCol;
  final Param<String> weightCol;
  final DoubleParam regParam;
  final DoubleParam elasticNetParam;
  final BooleanParam fitIntercept;
  final BooleanParam standardization;
  final IntParam maxIter;
  final DoubleParam tol;
  final Param<String> solver;
  final Param<String> loss;
  final DoubleParam epsilon;

  /**
   * @param stage whose identity is set already
   */
  MultiRegressionParamSet(Params stage) {
    labelCols = new StringArrayParam(stage, "labelCols", "label columns, of numbers");
    labelCol = new Param<>(stage, "labelCol", "label column, of vectors, in place of labelCols");
    featuresCol = new Param<>(stage, "featuresCol", "features column name");
    predictionCol =
        new Param<>(stage, "predictionCol", "prediction column name: a vector, a number a label");
    weightCol =
        new Param<>(
            stage,
            "weightCol",
            "weight column name. If this is not set or empty, we treat all instance weights as 1.0");
    regParam =
        new DoubleParam(
            stage, "regParam", "regularization parameter (>= 0)", ParamValidators.gtEq(0));
    elasticNetParam =
        new DoubleParam(
            stage,
            "elasticNetParam",
            "the ElasticNet mixing parameter, in range [0, 1]. For alpha = 0, the penalty is an L2"
                + " penalty. For alpha = 1, it is an L1 penalty",
            ParamValidators.inRange(0, 1));
    fitIntercept = new BooleanParam(stage, "fitIntercept", "whether to fit an intercept term");
    standardization =
        new BooleanParam(
            stage,
            "standardization",
            "whether to standardize the training features before fitting the model");
    maxIter =
        new IntParam(
            stage, "maxIter", "maximum number of iterations (>= 0)", ParamValidators.gtEq(0));
    tol =
        new DoubleParam(
            stage,
            "tol",
            "the convergence tolerance for iterative algorithms (>= 0)",
            ParamValidators.gtEq(0));
    solver =
        new Param<>(
            stage,
            "solver",
            "the solver algorithm for optimization: auto, normal, l-bfgs",
            ParamValidators.inArray(
                List.of(SparkObjective.AUTO, SparkObjective.NORMAL, SparkObjective.LBFGS)));
    loss =
        new Param<>(
            stage,
            "loss",
            "the loss function to be optimized: squaredError, huber",
            ParamValidators.inArray(List.of(SparkObjective.SQUARED, SparkObjective.HUBER)));
    epsilon =
        new DoubleParam(
            stage,
            "epsilon",
            "the shape parameter to control the amount of robustness. Must be > 1.0",
            ParamValidators.gt(1));
  }
}
