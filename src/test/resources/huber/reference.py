#!/usr/bin/python3
"""Huber's regression of two tables with outliers by scikit-learn (Debian's python3-sklearn): writes reference.json.

    cd src/test/resources/huber && /usr/bin/python3 reference.py

diabetes: data/diabetes.csv, 300 added to the target of every 13th row (0, 13, ...).
enb: data/enb.csv without its dependent feature X3, both targets of every 10th row multiplied by 4.
scikit-learn's own optimizer ends short of 6 digits (its limit is a relative fall of the objective of 2e-9), so it is
given orthonormal columns, by a QR decomposition which is taken back from the coefficients (alpha is 0, so that this
changes no solution), and started again from where it ended, a hundred times.
"""
import csv, json
import numpy as np
import sklearn
from sklearn.linear_model import HuberRegressor


def read(path):
    with open(path) as file:
        rows = list(csv.reader(file))
    return rows[0], np.array([[float(c) for c in row] for row in rows[1:]])


def fit(x, y, epsilon):
    mean, unit = x.mean(axis=0), y.std()
    q, r = np.linalg.qr(x - mean)
    root = np.sqrt(len(x))
    model = HuberRegressor(epsilon=epsilon, alpha=0, tol=1e-12, max_iter=100000, warm_start=True)
    for _ in range(100):
        try:
            model.fit(root * q, y / unit)
        except ValueError:  # nothing lower is found: it is there
            break
    weights = np.linalg.solve(r, model.coef_ * unit * root)
    return {
        "weights": weights.tolist(),
        "bias": float(model.intercept_ * unit - mean @ weights),
        "scale": float(model.scale_ * unit),
    }


def main():
    found = {"sklearn": sklearn.__version__}
    names, table = read("../../../../data/diabetes.csv")
    x, y = table[:, :-1], table[:, -1].copy()
    y[::13] += 300
    found["diabetes"] = {"features": names[:-1], "epsilon": 1.35, "target": fit(x, y, 1.35)}
    names, table = read("../../../../data/enb.csv")
    keep = [names.index(n) for n in names if n not in ("X3", "Y1", "Y2")]
    enb = {"features": [names[j] for j in keep], "epsilon": 1.5}
    for target in ("Y1", "Y2"):
        y = table[:, names.index(target)].copy()
        y[::10] *= 4
        enb[target] = fit(table[:, keep], y, 1.5)
    found["enb"] = enb
    with open("reference.json", "w") as file:
        json.dump(found, file, indent=1)
        file.write("\n")


main()
