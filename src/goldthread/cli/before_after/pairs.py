"""The pairs of a file, before and after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Pairs:
    """What a file holds: values before and after (NaN where a remeasure is missing), and their labels.

    names, groups, clusters: a label for each pair, or None where no column was named.
    second_look: another value before the change (NaN where there is none), or None where
    no column was named. left_out says, in sentences, which rows could not be used.
    """

    before: NDArray[np.float64]
    after: NDArray[np.float64]
    names: list[str] | None
    groups: list[str] | None
    clusters: list[str] | None
    second_look: NDArray[np.float64] | None
    left_out: tuple[str, ...]
