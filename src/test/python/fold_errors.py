#!/usr/bin/env python3
"""Expected errors of k-fold cross-validation of ridge regression.

    python3 src/test/python/fold_errors.py      writes src/test/resources/paths/ridge-folds.json
                                                and off-centre.csv, off-centre-folds.json

ridge-folds: data/diabetes.csv by NumPy, a QR of each fold's standardised training rows.
off-centre: columns far from zero and an R2 of 1 - 1e-12, in rational arithmetic.

Objective, as everywhere: (1/q) |R|^2 + l2 sum_j s_j^2 w_j^2 over the training rows, s_j their deviations (divisor q).
Row i is in fold (7 i + i // 5) mod 5.
"""
import json
from fractions import Fraction

import numpy


def fold(i):
    return (7 * i + i // 5) % 5


def curve(squares, counts):
    total = sum(counts)
    mean = [sum(f[v] for f in squares) / total for v in range(len(squares[0]))]
    spread = [sum(c * (f[v] / c - mean[v]) ** 2 for f, c in zip(squares, counts)) / total / (len(counts) - 1)
              for v in range(len(mean))]
    return [float(m) for m in mean], [float(s) ** 0.5 for s in spread]


def by_numpy(x, y, l2s):
    folds = numpy.array([fold(i) for i in range(len(y))])
    squares, counts = [], []
    for k in range(5):
        train, test = folds != k, folds == k
        mean, deviation = x[train].mean(0), x[train].std(0)
        z, top = (x[train] - mean) / deviation, y[train].mean()
        errors = []
        for l2 in l2s:
            # |z w - y|^2 / q + l2 |w|^2, as least squares of stacked rows
            stacked = numpy.vstack([z, numpy.sqrt(l2 * train.sum()) * numpy.eye(z.shape[1])])
            right = numpy.concatenate([y[train] - top, numpy.zeros(z.shape[1])])
            w = numpy.linalg.lstsq(stacked, right, rcond=None)[0]
            left = y[test] - top - (x[test] - mean) / deviation @ w
            errors.append(float(left @ left))
        squares.append(errors)
        counts.append(int(test.sum()))
    return curve(squares, counts)


def solve(a, b):
    n = len(b)
    a = [row[:] + [b[i]] for i, row in enumerate(a)]
    for i in range(n):
        p = next(r for r in range(i, n) if a[r][i] != 0)
        a[i], a[p] = a[p], a[i]
        a[i] = [v / a[i][i] for v in a[i]]
        for r in range(n):
            if r != i:
                a[r] = [v - a[r][i] * u for v, u in zip(a[r], a[i])]
    return [row[n] for row in a]


def by_fractions(x, y, l2s):
    n, squares, counts = len(x[0]), [], []
    for k in range(5):
        train = [i for i in range(len(y)) if fold(i) != k]
        test = [i for i in range(len(y)) if fold(i) == k]
        q = len(train)
        mean = [sum(x[i][j] for i in train) / q for j in range(n)]
        top = sum(y[i] for i in train) / q
        gram = [[sum((x[i][a] - mean[a]) * (x[i][b] - mean[b]) for i in train) / q for b in range(n)] for a in range(n)]
        right = [sum((x[i][a] - mean[a]) * (y[i] - top) for i in train) / q for a in range(n)]
        errors = []
        for l2 in l2s:
            w = solve([[gram[a][b] * (1 + (l2 if a == b else 0)) for b in range(n)] for a in range(n)], right)
            errors.append(sum((y[i] - top - sum(w[j] * (x[i][j] - mean[j]) for j in range(n))) ** 2 for i in test))
        squares.append(errors)
        counts.append(len(test))
    return curve(squares, counts)


def main():
    data = numpy.loadtxt("data/diabetes.csv", delimiter=",", skiprows=1)
    l2s = [10.0 ** e for e in range(2, -7, -1)] + [0.0]
    mean, error = by_numpy(data[:, :-1], data[:, -1], l2s)
    with open("src/test/resources/paths/ridge-folds.json", "w") as out:
        json.dump({"l2": l2s, "mean": mean, "standardError": error}, out, indent=1)

    # Numbers that doubles and the file's digits hold exactly.
    rows = []
    for i in range(60):
        a = Fraction(1_000_000_000) + Fraction((37 * i) % 60, 8)
        b = Fraction(-5_000_000) + Fraction((11 * i * i) % 97)
        c = Fraction((29 * i) % 31, 4)
        noise = Fraction(((7919 * i * i + 104729 * i) % 1009) - 504, 1 << 25)
        rows.append((a, b, c, 3 * (a - 1_000_000_000) - 2 * (b + 5_000_000) + c + noise))
    with open("src/test/resources/paths/off-centre.csv", "w") as out:
        out.write("a,b,c,y\n")
        for row in rows:
            assert all(Fraction(float(v)) == v for v in row)
            out.write(",".join(repr(float(v)) for v in row) + "\n")
    exact = [Fraction(1, 10 ** e) for e in range(0, 16, 3)] + [Fraction(0)]
    exact = [Fraction(float(v)) for v in exact]
    mean, error = by_fractions([r[:3] for r in rows], [r[3] for r in rows], exact)
    with open("src/test/resources/paths/off-centre-folds.json", "w") as out:
        json.dump({"l2": [float(v) for v in exact], "mean": mean, "standardError": error}, out, indent=1)


main()
