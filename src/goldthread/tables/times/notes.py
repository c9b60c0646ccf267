"""How times were read, in words: the spellings, and what another reader might have read otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ..problem import quoted
from .cells import OF_A_SPREADSHEET, WHOLE
from .patterns import Spelt
from .words import MONTHS, day_in_words, day_of

COUNTED = ("a quarter", "a half", "a month of", "a financial", "Excel", "the first")
"""How spellings begin that somebody may count from another month than is done here."""

UNQUOTED = (WHOLE, OF_A_SPREADSHEET)


def called(found: Sequence[Spelt]) -> str:
    """The spellings of a column: ‘MMM-yy’; ‘yyyy-MM-dd’ and ‘MMM yyyy’."""
    names = [_name(spelling) for spelling in dict.fromkeys(each.spelling for each in found)]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nothing"


def notes_of(column: str, found: Sequence[Spelt], texts: Sequence[str]) -> tuple[str, ...]:
    """Sentences on what could have been read otherwise, and on each spelling where there are several."""
    notes = []
    spellings = list(dict.fromkeys(each.spelling for each in found))
    for spelling in spellings:
        places = [place for place, each in enumerate(found) if each.spelling == spelling]
        first, last = found[places[0]], found[places[-1]]
        one, other = quoted(texts[places[0]]), quoted(texts[places[-1]])
        between = one if len(places) == 1 else f"{one} to {other}"
        if first.order == "day" and any(day_of(found[place].time).day > 12 for place in places):
            continue  # nobody could read it otherwise
        if first.order:
            order = "day first" if first.order == "day" else "month first"
            notes.append(f"{column}: {between} read {order}: {_span(first.time, last.time)}.")
        elif spelling.startswith(COUNTED) or len(spellings) > 1:
            notes.append(f"{column}: {one} was read as {_said(first)}.")
    return tuple(notes)


def _name(spelling: str) -> str:
    wordy = " " in spelling and not spelling.startswith(("MMM", "yyyy"))
    return spelling if wordy or spelling in UNQUOTED else f"‘{spelling}’"


def _said(each: Spelt) -> str:
    day = day_of(each.time)
    if each.grain == "quarter":
        return f"{MONTHS[day.month - 1]} to {MONTHS[day.month + 1]} {day.year}"
    if each.grain == "half-year":
        return f"{MONTHS[day.month - 1]} {day.year} to {_sixth_month(day)}"
    if each.spelling.startswith("a financial year"):
        return f"April {day.year} to March {day.year + 1}"
    if each.grain in ("month", "year"):
        return f"{day:%B} {day.year}" if each.grain == "month" else str(day.year)
    if each.grain == "whole":
        return "a whole number"
    return day_in_words(day)


def _sixth_month(first: date) -> str:
    month = first.month + 5
    return f"{MONTHS[(month - 1) % 12]} {first.year + (month > 12)}"


def _span(first: Any, last: Any) -> str:
    """'1 to 12 January 2019', '1 January 2019 to 3 March 2020'."""
    one, other = day_of(first), day_of(last)
    if one == other:
        return day_in_words(one)
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day} to {day_in_words(other)}"
    return f"{day_in_words(one)} to {day_in_words(other)}"
