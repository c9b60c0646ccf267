"""Rows that are no row among others but all of them: totals and means, by name and by what they hold.

Counted as one more pair, peer or control, a total says everything twice. It is found by
its name, or because every number in it is the sum, or the mean, of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .table import loosely

ALL = frozenset(
    ("total", "totals", "grandtotal", "subtotal", "sub-total", "all", "(all)", "allrows", "overall", "sum")
)
"""What a total is called whatever the rows are, without blanks."""

EVERYWHERE = frozenset(
    (
        "england", "scotland", "wales", "northernireland", "unitedkingdom", "uk", "greatbritain",
        "national", "nation", "country", "nhsengland", "alltrusts", "allorganisations",
        "allorganizations", "allproviders", "allareas", "allwards", "allsites", "allteams",
        "allengland", "englandtotal", "englandaverage", "englandmean", "nationalaverage",
        "trusttotal", "trustwide", "trust", "wholetrust", "hospitaltotal", "mean", "average", "median",
        "alldepartments", "allspecialties", "allservices", "allunits", "allages", "allpersons", "allpatients",
        "allhospitals", "allpractices", "allicbs", "allregions", "allstaff", "allgroups", "allcategories",
        "alldivisions", "alldirectorates", "allcountries"
    )
)  # fmt: skip
"""What a total, or a mean, of organisations, wards or processes is called, without blanks."""

OF_SOME = (
    r"\W*(?:\S.* (?:sub-?)?totals?|(?:sub-?)?totals? (?:for )?(?:\w+ )?\d{4}(?:[-/]\d{2,4})?"
    r"|ytd|year to date)\W*"
)
"""How a total of some rows is named: Ward total, Q1 total, Total 2019, YTD."""

FEWEST = 3
"""Rows that a sum needs: of two, one is often the sum of the other by chance."""

NEAR = 1e-6
"""How nearly a number must be the sum, as a share of it."""


@dataclass(frozen=True)
class Total:
    """A row that is no row among others: its place, what it is called, and why it is taken for one."""

    place: int
    name: str
    why: str


def is_called_total(name: str, *, everywhere: bool = True) -> bool:
    """Whether a name is one of a total. everywhere: 'England' and 'Mean' too, as of organisations."""
    plain = loosely(name).strip(":.*")
    known = plain in ALL or plain.startswith("grandtotal") or (everywhere and plain in EVERYWHERE)
    perhaps = "total" in plain or plain in ("ytd", "yeartodate")
    return known or (perhaps and re.fullmatch(OF_SOME, name, re.I) is not None)


def totals(labels: Sequence[Sequence[str]], values: Sequence[NDArray[np.float64]]) -> list[Total]:
    """The totals among rows with these labels (each a column of texts) and these numbers (each a column).

    Sums and means are looked for in two columns of numbers or more: in one they come by chance.
    """
    found: dict[int, Total] = {}
    for column in labels:
        for place, name in enumerate(column):
            if place not in found and is_called_total(name):
                found[place] = Total(place, name, "is called a total")
    rest = np.array([place for place in range(len(values[0])) if place not in found], np.int64)
    if len(values) > 1:
        for place, why in _sums([column[rest] for column in values]):
            row = int(rest[place])
            found[row] = Total(row, _name(labels, row), why)
    return [found[place] for place in sorted(found)]


def _sums(values: Sequence[NDArray[np.float64]]) -> Iterable[tuple[int, str]]:
    """The only row whose numbers are all the sum of the others', or all their mean."""
    rows = len(values[0])
    if rows < FEWEST + 1:
        return []
    summed, averaged = np.ones(rows, np.bool_), np.ones(rows, np.bool_)
    for column in values:
        if np.isnan(column).any() or np.ptp(column) == 0:
            return []
        rest = column.sum() - column
        summed &= np.isclose(column, rest, rtol=NEAR, atol=0)
        averaged &= np.isclose(column, rest / (rows - 1), rtol=NEAR, atol=0)
    for which, why in ((summed, "is the sum of the others"), (averaged, "is the mean of the others")):
        places = np.flatnonzero(which)
        if len(places) == 1:
            return [(int(places[0]), why)]
    return []


def _name(labels: Sequence[Sequence[str]], place: int) -> str:
    return next((column[place] for column in labels if column[place]), "")
