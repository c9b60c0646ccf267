"""Columns of words: names, groups, yes and no."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.distinct import coded, spelt
from goldthread.tables.problem import Unreadable
from goldthread.tables.table import Table

from .. import Refused
from .refusing import cell_in_words, problems_in_words, wrong_where

YES, NO = {"yes", "y", "true", "t", "1"}, {"no", "n", "false", "f", "0"}


def texts(table: Table, column: str, *, empty: Literal["refuse", "keep"] = "refuse") -> list[str]:
    """The cells of a column as text without blanks at the ends. Empty ones are refused, or kept as ''."""
    codes, names = coded_texts(table, column)
    if empty == "refuse" and "" in names:
        missing = codes == names.index("")
        wrong_where(table, column, missing, lambda _: "nothing", "a name or other text").refuse_any(table)
    return [names[code] for code in codes.tolist()]


def yes_or_no(table: Table, column: str, *, empty: Literal["refuse", "no"] = "refuse") -> NDArray[np.bool_]:
    """The answers of a column, True for yes: yes or no, y or n, true or false, 1 or 0, in any case."""
    codes, names = coded_texts(table, column)
    lowered = [name.lower() for name in names]
    known = np.array([name in YES or name in NO or (name == "" and empty == "no") for name in lowered])
    wanted = "yes or no (or true or false, 1 or 0)"
    wrong = wrong_where(
        table, column, ~known[codes], lambda place: cell_in_words(names[codes[place]]), wanted
    )
    wrong.refuse_any(table)
    return np.array([name in YES for name in lowered])[codes]


def coded_texts(table: Table, column: str) -> tuple[NDArray[np.int64], list[str]]:
    """A column as text: each row's place in the list of different texts, in the order they first occur."""
    try:
        codes, distinct = coded(table, column)
    except Unreadable as problems:
        raise Refused(problems_in_words(table.called, problems)) from problems
    names: dict[str, int] = {}
    merged = np.array([names.setdefault(spelt(cell), len(names)) for cell in distinct], np.int64)
    return merged[codes], list(names)
