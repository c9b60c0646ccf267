"""Makes kinds.csv, the series of every kind that qicharts2 was asked about (see README.md).

Run in this folder: python make_kinds.py
"""

import csv

import numpy as np

RANDOM = np.random.default_rng(20140825)
KINDS = ("run", "run", "i", "p", "pp", "u", "up", "c", "g", "t")
SERIES = 240


def counts(kind, n):
    """Values and denominators (None where the kind has none), some of them at the edge of what can be."""
    around = RANDOM.choice([3, 30, 300, 3000])
    denominators = np.maximum(1, RANDOM.poisson(around, n))
    if RANDOM.random() < 0.2:
        denominators[:] = around
    wander = 1 + 0.3 * RANDOM.normal(0, 1, n) * (kind in ("pp", "up"))
    if kind in ("p", "pp"):
        share = np.clip(RANDOM.choice([0.001, 0.05, 0.5, 0.95]) * wander, 0, 1)
        return RANDOM.binomial(denominators, share), denominators
    if kind in ("u", "up"):
        return RANDOM.poisson(denominators * np.abs(wander) * RANDOM.choice([0.01, 0.3, 2])), denominators
    if kind == "c":
        return RANDOM.poisson(RANDOM.choice([0.5, 4, 40]), n), None
    if kind == "g":
        return RANDOM.geometric(RANDOM.choice([0.3, 0.05, 0.01]), n) - 1, None
    if kind == "t":
        return np.round(RANDOM.exponential(RANDOM.choice([0.5, 12, 200]), n) + 0.01, 2), None
    return run(n), None


def run(n):
    sort = RANDOM.integers(5)
    noise = RANDOM.normal(0, 1, n)
    if sort == 0:
        return np.round(80 + 3 * noise, 1)
    if sort == 1:
        return RANDOM.integers(0, 4, n)
    if sort == 2:
        return np.cumsum(noise)
    if sort == 3:
        return np.full(n, 12)
    return np.round(20 + 3 * noise + 2 * (np.arange(n) > n / 2))


def main():
    with open("kinds.csv", "w", newline="") as file:
        write = csv.writer(file, lineterminator="\n")
        write.writerow(["series", "kind", "screen", "freeze", "part", "time", "value", "denominator"])
        for series in range(SERIES):
            kind = KINDS[series % len(KINDS)]
            n = int(RANDOM.integers(1, 12) if RANDOM.random() < 0.15 else RANDOM.integers(12, 81))
            screen = int(RANDOM.random() < 0.3)
            freeze = int(RANDOM.integers(8, 25)) if RANDOM.random() < 0.3 else ""
            ends = (
                sorted(RANDOM.integers(1, n, 2)) if freeze == "" and n > 30 and RANDOM.random() < 0.4 else []
            )
            values, denominators = counts(kind, n)
            for time in range(n):
                part = 1 + sum(time >= end for end in ends)
                below = "" if denominators is None else denominators[time]
                write.writerow([series, kind, screen, freeze, part, time, values[time], below])


if __name__ == "__main__":
    main()
