"""Series made to be analysed: what is in them is known."""

import numpy as np


def noise(n, rho=0.0, seed=1):
    made = np.random.default_rng(seed).standard_normal(n + 100)
    for place in range(1, len(made)):
        made[place] += rho * made[place - 1]
    return made[100:]


def gaps(n):
    return np.ones(n - 1, dtype=np.int64)
