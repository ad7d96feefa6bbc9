"""Tail probabilities for DistributionsTest, by mpmath in 60 digits:

    python3 src/test/python/tails.py > src/test/resources/statistics/tails.csv
"""
from mpmath import betainc, findroot, gammainc, mp, mpf, nstr

mp.dps = 60


def t(value, df):
    value, df = mpf(value), mpf(df)
    return betainc(df / 2, mpf(1) / 2, 0, df / (df + value * value), regularized=True)


def f(value, first, second):
    value, first, second = mpf(value), mpf(first), mpf(second)
    return betainc(second / 2, first / 2, 0, second / (second + first * value), regularized=True)


def chi(value, df):
    return gammainc(mpf(df) / 2, mpf(value) / 2, regularized=True)


def critical(level, df):
    from scipy.stats import t as student
    start = student.ppf((1 + level) / 2, df)
    return findroot(lambda c: t(c, df) - (1 - mpf(level)), mpf(start))


print("what,value,first,second,right")
for value, df in [(1e-3, 7), (0.5, 1.5), (2.1, 1e7), (5, 10), (8.1, 4e5), (30.5, 1e6), (30.2, 5e6),
                  (200, 50), (4011, 40), (37.2, 1e9), (1e5, 60), (1e20, 15)]:
    print(f"t,{value!r},{df!r},0,{nstr(t(value, df), 17)}")
for value, first, second in [(330.285, 6, 9), (3, 2, 1e7), (0.01, 5, 80), (120, 40, 300), (300, 3, 5000)]:
    print(f"f,{value!r},{first!r},{second!r},{nstr(f(value, first, second), 17)}")
for value, df in [(0.5, 3), (26.1453627421079, 10), (1000, 3), (1200, 100)]:
    print(f"chi,{value!r},{df!r},0,{nstr(chi(value, df), 17)}")
for level, df in [(0.95, 1), (0.95, 9), (0.99, 34), (0.999, 1e6), (0.9, 17), (0.01, 5)]:
    print(f"critical,{level!r},{df!r},0,{nstr(critical(level, df), 17)}")
