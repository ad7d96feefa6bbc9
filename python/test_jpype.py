"""Pente's Java API from Python, by Debian's python3-jpype and NumPy as the oracle.

    mvn -DskipTests package            # target/pente-app.jar, target/spark-home/jars
    /usr/bin/python3 python/test_jpype.py

Needs no PySpark. Exits 0 and says what it compared, or fails with the first difference.
"""

import glob
import os
import tempfile

import jpype
import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
JARS = glob.glob(os.path.join(ROOT, "target/spark-home/jars/*.jar"))
APP = os.path.join(ROOT, "target/pente-app.jar")
OF_JPYPE = glob.glob("/usr/share/java/org.jpype.jar")  # where Debian has it
QUIET = os.path.join(ROOT, "src/test/resources/log4j2-test.properties")


def options():
    """What conf/java.options says that Spark needs of a JVM."""
    with open(os.path.join(ROOT, "conf/java.options"), encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    return [line for line in lines if line and not line.startswith("#")]


def session():
    assert JARS and os.path.exists(APP), "run `mvn -DskipTests package` first"
    jpype.startJVM(
        *options(),
        "-Xmx1g",
        "-Dlog4j2.configurationFile=file:" + QUIET,
        classpath=[APP] + JARS + OF_JPYPE,
    )
    builder = jpype.JClass("org.apache.spark.sql.SparkSession").builder()
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
    }.items():
        builder = builder.config(key, value)
    return builder.master("local[2]").appName("jpype").getOrCreate()


def enb():
    path = os.path.join(ROOT, "data/enb.csv")
    with open(path, encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    return path, names, table


def close(what, found, expected, tolerance=1e-9):
    found, expected = np.asarray(found, float), np.asarray(expected, float)
    worst = np.max(np.abs(found - expected) / np.maximum(1, np.abs(expected)))
    assert worst <= tolerance, f"{what}: {found} is not {expected}"
    print(f"{what:<44} {worst:.1e}")


def vectors(spark, path, features):
    frame = spark.read().option("header", True).option("inferSchema", True).csv(path)
    assembler = jpype.JClass("org.apache.spark.ml.feature.VectorAssembler")()
    return assembler.setInputCols(features).setOutputCol("features").transform(frame)


def front_door(spark, path, names, table):
    pente = jpype.JClass("io.pente.Pente").on(spark)
    frame = spark.read().option("header", True).option("inferSchema", True).csv(path)
    model = pente.fit(frame, "Y1", "Y2")
    x = np.column_stack([table[:, :8], np.ones(len(table))])
    expected = x @ np.linalg.lstsq(x, table[:, 8:], rcond=None)[0]
    found = [list(model.predict(*map(float, row))) for row in table[:50, :8]]
    close("Pente.fit: predictions", found, expected[:50])
    with tempfile.TemporaryDirectory() as folder:
        place = os.path.join(folder, "model")
        pente.save(model, place)
        assert pente.load(place).equals(model)
    print(f"{'Pente.save, load':<44} equal")


def regression(rows, table):
    """Six of the features, which do not depend on each other."""
    estimator = jpype.JClass("io.pente.ml.PenteRegression")()
    model = estimator.setLabelCol("Y1").fit(rows)
    x = np.column_stack([table[:, [0, 2, 4, 5, 6, 7]], np.ones(len(table))])
    y = table[:, 8]
    expected = np.linalg.lstsq(x, y, rcond=None)[0]
    close("PenteRegression: coefficients", list(model.coefficients().toArray()), expected[:-1])
    close("PenteRegression: intercept", float(model.intercept()), expected[-1])
    residuals = y - x @ expected
    variance = residuals @ residuals / (len(y) - 7)
    errors = np.sqrt(np.diag(np.linalg.inv(x.T @ x)) * variance)
    summary = model.summary()
    close("summary: standard errors", list(summary.coefficientStandardErrors()), errors, 1e-8)
    r2 = 1 - residuals @ residuals / np.sum((y - y.mean()) ** 2)
    close("summary: r2", float(summary.r2()), r2)
    predicted = model.transform(rows).select("prediction").collectAsList()
    close("transform", [float(row.getDouble(0)) for row in predicted], x @ expected)
    with tempfile.TemporaryDirectory() as folder:
        place = os.path.join(folder, "model")
        model.save(place)
        loaded = jpype.JClass("io.pente.ml.PenteRegressionModel").load(place)
        assert loaded.linearModel().equals(model.linearModel())
    print(f"{'PenteRegressionModel.save, load':<44} equal")


def several(rows, table):
    """Ridge in units of each label's deviation, as Spark has it: NumPy's normal equations."""
    estimator = jpype.JClass("io.pente.ml.PenteMultiRegression")()
    estimator.setLabelCols("Y1", "Y2").setRegParam(0.5)
    matrix = estimator.fit(rows).coefficientMatrix()
    x = table[:, [0, 2, 4, 5, 6, 7]]
    z = (x - x.mean(0)) / x.std(0)
    for k in range(2):
        y = table[:, 8 + k]
        gram = z.T @ z / len(y) + 0.5 / y.std() * np.eye(6)
        expected = np.linalg.solve(gram, z.T @ (y - y.mean()) / len(y)) / x.std(0)
        found = [float(matrix.apply(k, j)) for j in range(6)]
        close(f"PenteMultiRegression: ridge of Y{k + 1}", found, expected)


def refusals(spark, rows):
    bad = jpype.JClass("io.pente.failure.BadInputException")
    try:
        jpype.JClass("io.pente.ml.PenteRegression")().setLabelCol("Y1").fit(rows.limit(0))
        raise AssertionError("fitted no rows")
    except bad as refused:
        print(f"no rows: {refused.getMessage()}")


def main():
    spark = session()
    path, names, table = enb()
    front_door(spark, path, names, table)
    rows = vectors(spark, path, [names[j] for j in (0, 2, 4, 5, 6, 7)]).cache()
    regression(rows, table)
    several(rows, table)
    refusals(spark, rows)
    spark.stop()
    print("all as NumPy has it")


if __name__ == "__main__":
    main()
