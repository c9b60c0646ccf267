"""Which cells of a table that adds up are left out, so that those left in do not give them back.

A table is a list of cells and of sums among them: a total and its parts. Margins are cells like any
other, so one, two or more dimensions, and tables that share cells, are all the same to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.disclosure.rules import WORKSHOPS, Rule

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Sum(NamedTuple):
    """A cell that is the sum of others, by their places."""

    total: int
    parts: tuple[int, ...]


class Range(NamedTuple):
    """What a cell can be, as far as those who read the table can tell."""

    lower: float
    upper: float


@dataclass(frozen=True)
class Suppressed:
    """primary: cells left out for their own sake; complementary: those left out to protect them.

    Both have a place for each cell, in the order in which the cells were given.
    """

    primary: Flags
    complementary: Flags

    @property
    def hidden(self) -> Flags:
        return np.asarray(self.primary | self.complementary, dtype=np.bool_)


def with_margins(inner: ArrayLike) -> tuple[Floats, tuple[Sum, ...]]:
    """The cells of a table of rows and columns with its margins, row by row, and its sums.

    inner: shape (r, c), or (n,) for a list with a total. The total of a row stands at its end, those of
    columns in a last row.

    >>> with_margins([[1, 2], [3, 4]])[0]
    array([ 1.,  2.,  3.,  3.,  4.,  7.,  4.,  6., 10.])
    """
    values = np.asarray(inner, dtype=np.float64)
    if values.ndim == 1:
        return np.append(values, values.sum()), (Sum(len(values), tuple(range(len(values)))),)
    whole = np.vstack([values, values.sum(axis=0)])
    whole = np.column_stack([whole, whole.sum(axis=1)])
    places = np.arange(whole.size).reshape(whole.shape)
    lines = [*places, *places.T]
    return whole.ravel(), tuple(Sum(int(line[-1]), tuple(int(p) for p in line[:-1])) for line in lines)


def suppress(
    values: ArrayLike,
    sums: Sequence[Sum],
    contributors: ArrayLike | None = None,
    *,
    rule: Rule = WORKSHOPS,
    primary: Iterable[int] = (),
    insiders: Iterable[Iterable[int]] = (),
) -> Suppressed:
    """Leave out every cell of too few contributors, and as much more as protects it.

    values: shape (n,), none negative, adding up as `sums` says; contributors: how many stand behind
    each, else the values are counts of them. primary: further cells to leave out, such as those that
    `dominated` finds. insiders: each the cells that some reader knows anyway (an organisation its own
    row); whoever stands alone in a cell is taken to know it.

    A cell is protected where whoever reads the table, or any insider, must allow that it is higher and
    lower: a count anything from none to the minimum, a value by the rule's share. A cell of no
    contributors is no secret. Each cell is protected by the cheapest change to the table that nobody
    could see, cells counting as dear as their contributors, by a linear programme.
    Raises ValueError for values that are negative or do not add up.
    Source: Hundepool et al. 2012, chapter 4; Fischetti and Salazar 2001 (insiders' models).
    """
    cells = np.asarray(values, dtype=np.float64)
    matrix = _matrix(cells, sums)
    counts = cells if contributors is None else np.asarray(contributors, dtype=np.float64)
    few = (counts > 0) & (counts < rule.minimum)
    few[list(primary)] = True
    hidden = few.copy()
    known = [frozenset[int](), *(frozenset(each) for each in insiders)]
    known += [frozenset([int(place)]) for place in np.flatnonzero(few & (counts == 1))]
    for place in np.flatnonzero(few):
        for those in known:
            if place not in those:
                for change in _protection(cells[place], contributors is None, rule):
                    cost = np.where(hidden, 0.0, counts + 1.0)
                    hidden |= _unseen(cells, matrix, int(place), change, cost, those)
    return Suppressed(few, hidden & ~few)


def ranges(
    values: ArrayLike, sums: Sequence[Sum], hidden: ArrayLike, *, known: Iterable[int] = ()
) -> dict[int, Range]:
    """What each hidden cell can be, for somebody who reads all the others and knows those `known`.

    The attacker's own linear programme: cells are not negative, and add up.
    """
    from scipy.optimize import linprog

    cells = np.asarray(values, dtype=np.float64)
    matrix = _matrix(cells, sums)
    unknown = np.asarray(hidden, dtype=np.bool_).copy()
    unknown[list(known)] = False
    limits = [(0.0, None) if u else (v, v) for u, v in zip(unknown, cells, strict=True)]
    found = {}
    for place in np.flatnonzero(unknown):
        aim = np.zeros(len(cells))
        aim[place] = 1.0
        low, high = (
            linprog(sign * aim, A_eq=matrix, b_eq=np.zeros(len(matrix)), bounds=limits) for sign in (1, -1)
        )
        found[int(place)] = Range(float(low.fun), float("inf") if high.fun is None else float(-high.fun))
    return found


def _protection(value: float, is_count: bool, rule: Rule) -> tuple[float, float]:
    """By how much a cell must seem able to be higher, and lower."""
    if is_count:
        return rule.minimum - value if value < rule.minimum else rule.share * value, -value
    return rule.share * value, -rule.share * value


def _unseen(
    cells: Floats, matrix: Floats, place: int, change: float, cost: Floats, known: frozenset[int]
) -> Flags:
    """The cells of the cheapest change to the table that moves one cell by so much and adds up still."""
    from scipy.optimize import linprog

    n = len(cells)
    fixed = {*known, *(int(zero) for zero in np.flatnonzero(cells == 0))} - {place}
    up = [(0.0, 0.0) if each in fixed else (0.0, None) for each in range(n)]
    down = [(0.0, 0.0) if each in fixed else (0.0, float(cells[each])) for each in range(n)]
    moved = np.zeros((1, 2 * n))
    moved[0, place], moved[0, n + place] = 1.0, -1.0
    found = linprog(
        np.concatenate([cost, cost]) + 1e-6,
        A_eq=np.vstack([np.hstack([matrix, -matrix]), moved]),
        b_eq=np.append(np.zeros(len(matrix)), change),
        bounds=[*up, *down],
    )
    if not found.success:  # whoever knows so much cannot be kept from the rest
        return np.zeros(n, dtype=np.bool_)
    return np.asarray(np.abs(found.x[:n] - found.x[n:]) > 1e-9, dtype=np.bool_)


def _matrix(cells: Floats, sums: Sequence[Sum]) -> Floats:
    """A row for each sum: the total less its parts is nothing."""
    if (cells < 0).any():
        raise ValueError("A table whose cells are left out holds nothing below zero.")
    matrix = np.zeros((len(sums), len(cells)))
    for row, (total, parts) in enumerate(sums):
        matrix[row, total] = -1.0
        matrix[row, list(parts)] += 1.0
    off = np.abs(matrix @ cells)
    if (off > 1e-9 * max(1.0, float(cells.max(initial=0.0)))).any():
        at = int(np.argmax(off))
        raise ValueError(f"Cell {sums[at].total + 1} is not the sum of its parts: it is off by {off[at]:g}.")
    return matrix
