/**
 * Citizens of spark.ml: estimators and models that stand wherever its own do, in pipelines, cross-
 * validators and on disk. {@link io.pente.ml.PenteRegression} takes {@code LinearRegression}'s
 * place, with its parameters and its objective as Spark computes it; {@link
 * io.pente.ml.PenteMultiRegression} fits several labels at once. docs/spark-ml.md has every member
 * beside Spark's.
 *
 * <p>Start at {@link io.pente.ml.PenteRegression}, then {@code SparkObjective}, which says what its
 * parameters mean to Pente, and {@code Fitted}, through the front door.
 *
 * <p>Imports {@code io.pente}, {@code event}, {@code failure}, {@code fit}, {@code model}, {@code
 * settings}, {@code spark.store}, {@code statistics} and {@code table}. Public API.
 */
package io.pente.ml;
