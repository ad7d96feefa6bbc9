"""Pente's estimators for PySpark: LinearRegression's place, and several labels at once.

Needs pente.jar on Spark's class path (spark-submit --jars pente.jar). Parameters are
LinearRegression's, by the same names; docs/spark-ml.md says what differs.

Not tested with PySpark: neither PySpark nor py4j can be installed where Pente is built.
python/test_jpype.py runs the Java classes beneath from Python.
"""

import sys

from pyspark import keyword_only
from pyspark.ml.common import inherit_doc
from pyspark.ml.param import Param, Params, TypeConverters
from pyspark.ml.param.shared import HasPredictionCol
from pyspark.ml.regression import LinearRegression, LinearRegressionModel
from pyspark.ml.util import JavaMLReadable, JavaMLReader, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel

__all__ = [
    "PenteRegression",
    "PenteRegressionModel",
    "PenteMultiRegression",
    "PenteMultiRegressionModel",
]


# PySpark finds a stage's class by its Java name's module, as when a pipeline is loaded.
sys.modules.setdefault("io.pente.ml", sys.modules[__name__])


class _PenteReader(JavaMLReader):
    """Reads by the Java class of the same name in io.pente.ml."""

    @classmethod
    def _java_loader_class(cls, clazz):
        return "io.pente.ml." + clazz.__name__


@inherit_doc
class PenteRegression(LinearRegression):
    """pyspark.ml.regression.LinearRegression, fitted by Pente."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._java_obj = self._new_java_obj("io.pente.ml.PenteRegression", self.uid)

    def _create_model(self, java_model):
        return PenteRegressionModel(java_model)

    @classmethod
    def read(cls):
        return _PenteReader(cls)


@inherit_doc
class PenteRegressionModel(LinearRegressionModel):
    """pyspark.ml.regression.LinearRegressionModel, with Pente's predictions."""

    @classmethod
    def read(cls):
        return _PenteReader(cls)


class _MultiParams(HasPredictionCol):
    """The parameters of io.pente.ml.MultiRegressionParams."""


def _param(name, doc, converter):
    return Param(Params._dummy(), name, doc, typeConverter=converter)


for _name, _doc, _converter in [
    ("labelCols", "label columns, of numbers", TypeConverters.toListString),
    ("labelCol", "label column, of vectors", TypeConverters.toString),
    ("featuresCol", "features column name", TypeConverters.toString),
    ("predictionCol", "prediction column name", TypeConverters.toString),
    ("weightCol", "weight column name", TypeConverters.toString),
    ("regParam", "regularization parameter (>= 0)", TypeConverters.toFloat),
    ("elasticNetParam", "the ElasticNet mixing parameter", TypeConverters.toFloat),
    ("fitIntercept", "whether to fit an intercept term", TypeConverters.toBoolean),
    ("standardization", "whether to standardize the features", TypeConverters.toBoolean),
    ("maxIter", "maximum number of iterations", TypeConverters.toInt),
    ("tol", "the convergence tolerance", TypeConverters.toFloat),
    ("solver", "auto, normal or l-bfgs", TypeConverters.toString),
    ("loss", "squaredError or huber", TypeConverters.toString),
    ("epsilon", "the shape parameter of huber, > 1", TypeConverters.toFloat),
]:
    setattr(_MultiParams, _name, _param(_name, _doc, _converter))


class PenteMultiRegression(JavaEstimator, _MultiParams, JavaMLReadable, JavaMLWritable):
    """Several labels in the same passes: PenteMultiRegression(labelCols=["y1", "y2"])."""

    @keyword_only
    def __init__(self, **kwargs):
        super().__init__()
        self._java_obj = self._new_java_obj("io.pente.ml.PenteMultiRegression", self.uid)
        self._set(**{k: v for k, v in self._input_kwargs.items() if v is not None})

    def setParams(self, **kwargs):
        return self._set(**kwargs)

    def _create_model(self, java_model):
        return PenteMultiRegressionModel(java_model)

    @classmethod
    def read(cls):
        return _PenteReader(cls)


class PenteMultiRegressionModel(JavaModel, _MultiParams, JavaMLReadable, JavaMLWritable):
    """A vector of predictions a row, a number a label."""

    @property
    def labels(self):
        return list(self._java_obj.labels())

    @property
    def coefficientMatrix(self):
        return self._call_java("coefficientMatrix")

    @property
    def interceptVector(self):
        return self._call_java("interceptVector")

    @classmethod
    def read(cls):
        return _PenteReader(cls)
