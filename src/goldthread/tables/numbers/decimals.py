"""What parts the decimals of a column, a point or a comma: shown by its numbers, said, or asked."""

from __future__ import annotations

from typing import Literal

from ..problem import Ambiguous, Answer, Asked, either
from .judged import Judged
from .spellings import Spelt

Decimal = Literal["point", "comma"]

HUNDRED = 100
"""Beside 987, 1.234 is likelier a thousand than one and a bit."""


def decided(column: Judged, said: Decimal | None, *, whole: bool) -> tuple[Decimal, list[str]]:
    """What parts decimals in a column, and what is to be said of it. Raises Ambiguous, or Unreadable by row.

    said: what a person said. Else numbers that can only be read one way decide for all (0,875 and 3,50 for
    the comma, 1,234.5 and 12.5 for the point); where both are there, the rarer are refused. whole: of whole
    numbers a comma parts thousands. In a file parted by commas it does so too, and a point parts decimals.
    """
    numbers = {place: each for place, each in enumerate(column.read) if isinstance(each, Spelt)}
    only_point = [place for place, each in numbers.items() if each.comma is None]
    only_comma = [place for place, each in numbers.items() if each.point is None]
    if said:
        _refuse(column, only_comma if said == "point" else only_point, said)
        parted = [place for place, each in numbers.items() if each.either and "," in column.quoted(place)]
        return said, [_example(column, parted[0], said)] if parted else []
    if only_point and only_comma:
        _refuse(column, *_rarer(column, only_point, only_comma))
    if only_comma:
        return "comma", [_example(column, only_comma[0], "comma")]
    doubtful = [place for place, each in numbers.items() if each.either]
    commas = [place for place in doubtful if "," in column.quoted(place)]
    if only_point or whole or column.table.delimiter == ",":
        return "point", [_example(column, commas[0], "point")] if commas else []
    hundreds = any(each.point == each.comma and abs(each.point or 0) >= HUNDRED for each in numbers.values())
    if commas or (doubtful and (column.table.delimiter == ";" or hundreds)):
        raise Ambiguous(_asked(column, (commas or doubtful)[0]))
    return "point", []


def _rarer(column: Judged, point: list[int], comma: list[int]) -> tuple[list[int], Decimal]:
    """Those that fewer rows have, and what parts decimals in the others."""
    return (point, "comma") if column.rows_of(point) < column.rows_of(comma) else (comma, "point")


def _refuse(column: Judged, places: list[int], decimal: Decimal) -> None:
    """Refuse the rows of cells that have no such decimals."""
    example = "1234.5" if decimal == "point" else "1234,5"
    wrongs = column.wrongs
    among = set(places)
    wrongs.cells_where(
        [place in among for place in range(len(column.cells))],
        f"expected a number with a decimal {decimal}, such as {example}",
        "write all numbers of the column alike",
    )
    wrongs.refuse_any()


def _example(column: Judged, place: int, decimal: Decimal) -> str:
    said = "the comma parts decimals" if decimal == "comma" else "the comma parts thousands"
    value = _spelt(column, place, decimal)
    return f"{column.column}: {said}; {column.quoted(place)} was read as {value}."


def _asked(column: Judged, place: int) -> Asked:
    found = column.quoted(place)
    sign, parts = (
        ("comma", ("thousands", "decimals")) if "," in found else ("point", ("decimals", "thousands"))
    )
    values = [_spelt(column, place, decimal) for decimal in ("point", "comma")]
    answers = tuple(
        Answer(key, f"{found} is {value}: the {sign} parts {part}", f"--decimal {key}")
        for key, value, part in zip(("point", "comma"), values, parts, strict=True)
    )
    return Asked("decimal", column.column, f"{found} may be {either(values)}", answers, column.row(place))


def _spelt(column: Judged, place: int, decimal: str) -> str:
    each = column.read[place]
    assert isinstance(each, Spelt)
    return f"{each.point if decimal == 'point' else each.comma:.15g}"
