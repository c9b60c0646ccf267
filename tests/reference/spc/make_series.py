"""Makes series.csv, the series that the R packages were asked about (see README.md).

Run in this folder: python make_series.py
"""

import csv

import numpy as np

RANDOM = np.random.default_rng(20190715)
SERIES = 420


def values(sort, n):
    """n values with what trips a chart up: ties, points on the mean, plateaus, turns, outliers."""
    noise = RANDOM.normal(0, 1, n)
    if sort == "decimal":
        return np.round(82 + 3 * noise, 1)
    if sort == "whole":
        return np.round(20 + 2 * noise)
    if sort == "few levels":
        return RANDOM.integers(0, 3, n).astype(float)
    if sort == "constant":
        return np.full(n, RANDOM.choice([0.1, 7.0, 33.3, 0.0, -2.7]))
    if sort == "turning":
        turns = RANDOM.integers(5, 10)
        slopes = np.repeat(RANDOM.choice([-1, 1], n // turns + 1), turns)[:n]
        return np.cumsum(slopes * RANDOM.choice([0, 1, 1, 1, 1, 1, 1, 1, 1, 1], n)) / 10.0
    if sort == "shifted":
        return np.round(100 + 10 * noise + np.where(np.arange(n) > n * RANDOM.random(), 14, 0), 1)
    if sort == "outliers":
        return np.round(50 + 2 * noise + 30 * (RANDOM.random(n) < 0.08), 2)
    if sort == "dependent":
        for place in range(1, n):
            noise[place] += 0.8 * noise[place - 1]
        return noise
    return 1e-6 * noise if sort == "tiny" else 1e6 + noise


SORTS = (
    "decimal", "decimal", "whole", "few levels", "constant", "turning", "turning", "shifted", "outliers",
    "dependent", "tiny", "large",
)  # fmt: skip


def main():
    with open("series.csv", "w", newline="") as file:
        write = csv.writer(file, lineterminator="\n")
        write.writerow(["series", "screen", "fix_after", "improves", "target", "time", "value", "rebase"])
        for series in range(SERIES):
            sort = SORTS[series % len(SORTS)]
            n = int(RANDOM.integers(1, 14) if RANDOM.random() < 0.2 else RANDOM.integers(14, 61))
            screen = int(RANDOM.random() < 0.7)
            fix_after = int(RANDOM.choice([12, 15, 24])) if RANDOM.random() < 0.3 else ""
            improves = ("up", "down", "neither")[RANDOM.integers(3)]
            rebase = (RANDOM.random(n) < (0.05 if RANDOM.random() < 0.4 else 0)).astype(int)
            drawn = [float(value) for value in values(sort, n)]
            target = round(drawn[-1] * RANDOM.choice([0.5, 1.0, 1.0, 2.0]), 1)
            for time, value in enumerate(drawn):
                write.writerow([series, screen, fix_after, improves, target, time, repr(value), rebase[time]])


if __name__ == "__main__":
    main()
