"""Signs and units that stand by the numbers of a column, and percentages that came as shares of 1."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..cells import NotADuration, duration, is_of_time, unit_wrong
from ..characters import plain
from ..distinct import Wrongs
from ..problem import Ambiguous, Answer, Asked
from .judged import Judged, Read
from .spellings import Spelt

Percent = Literal["shares", "percentages"]
PERCENT = ("%", "per cent", "percent")
CLOCK_OF_TWO = re.compile(r"\d+:\d\d")


def in_unit_of_time(column: Judged, unit: str | None) -> None:
    """Read elapsed times as numbers of a unit of time: 2 h 30 min and 2:30:00 are 150 minutes.

    2:30 stays no number: it may be hours and minutes, or minutes and seconds.
    """
    if unit is None or not is_of_time(unit):
        return
    for place, each in enumerate(column.read):
        cell = column.cells[place]
        other = each is None or (isinstance(each, Spelt) and unit_wrong(each, unit))
        if other and isinstance(cell, str) and not CLOCK_OF_TWO.fullmatch(plain(cell)):
            with suppress(NotADuration):
                column.read[place] = duration(cell, unit=unit)


def refuse_signs(column: Judged, wrongs: Wrongs, unit: str | None, values: NDArray[np.float64]) -> None:
    """Refuse signs that are not of the unit; without one, a sign that only some rows have, or a second."""
    if unit is not None:
        said = [unit_wrong(each, unit) if isinstance(each, Spelt) else "" for each in column.read]
        for wrong in dict.fromkeys(filter(None, said)):
            wrongs.cells_where([each == wrong for each in said], wrong)
        return
    signs = [_sign(each) for each in column.read]
    there = list(dict.fromkeys(filter(None, signs)))
    if len(there) > 1:
        others = [each is not None and each not in ("", there[0]) for each in signs]
        wrongs.cells_where(others, f"expected a number in {there[0]}, as in the other rows")
    for sign in there[:1]:
        signed = np.array([each == sign for each in signs])
        plain = np.array([each == "" for each in signs]) & np.isfinite(values) & (values != 0)
        if plain.any():
            _refuse_rarer(wrongs, signed[column.codes], plain[column.codes], sign)


def _sign(read: Read) -> str | None:
    """The sign or unit that stands by a number, '' for none; None for what is no number."""
    if isinstance(read, Spelt):
        return "%" if read.percent else " ".join(filter(None, (read.money, read.unit)))
    return "" if isinstance(read, float) else None


def _refuse_rarer(wrongs: Wrongs, signed: NDArray[np.bool_], plain: NDArray[np.bool_], sign: str) -> None:
    """Refuse the rows with the sign where more have none, or the reverse."""
    called = "a percent sign" if sign == "%" else f"‘{sign}’"
    if plain.sum() > signed.sum():
        wrongs.where(signed, f"expected a number without {called}, as in the other rows")
    else:
        example = "a percentage such as 82%" if sign == "%" else f"a number with ‘{sign}’"
        wrongs.where(plain, f"expected {example}, as in the other rows")


def as_percentages(
    column: Judged,
    wrongs: Wrongs,
    values: NDArray[np.float64],
    unit: str | None,
    percent: Percent | None,
    notes: list[str],
) -> NDArray[np.float64]:
    """The values of a unit of %, where bare numbers of 0 to 1 may be shares of 1.

    Beside percentages with their sign such a number is refused; where all are such, percent says, or
    Ambiguous asks.
    """
    if unit not in PERCENT:
        return values
    bare = np.isfinite(values) & ~np.array(column.percent, np.bool_)
    between = bare & (values > 0) & (values < 1)
    if not between.any():
        return values
    if any(column.percent):
        if np.nanmax(np.where(bare, np.nan, values)) > 1:
            wrongs.where(between[column.codes], "expected a percentage such as 82%, as in the other rows")
        return values
    if (bare & ((values < 0) | (values > 1))).any():
        return values
    place = int(np.flatnonzero(between)[0])
    if percent is None:
        raise Ambiguous(_asked(column, place, float(values[place])))
    if percent == "percentages":
        return values
    as_read = f"{column.quoted(place)} as {values[place] * 100:.10g}%"
    notes.append(f"{column.column}: shares of 1 were read as percentages, {as_read}.")
    return np.round(values * 100, 12)


def _asked(column: Judged, place: int, value: float) -> Asked:
    found, share, percentage = column.quoted(place), f"{value * 100:.10g}%", f"{value:.10g}%"
    return Asked(
        "percent",
        column.column,
        f"{found} may be a share of 1, which is {share}, or {percentage}",
        (
            Answer("shares", f"{found} is {share}", "--percent shares"),
            Answer("percentages", f"{found} is {percentage}", "--percent percentages"),
        ),
        column.row(place),
    )
