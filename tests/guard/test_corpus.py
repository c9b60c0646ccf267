"""How often the guard is right: on what improvement programmes write, and on what it must stop.

Both lists were written before the guard was held to them; what is found wrong later is added to them.
"""

import re
from pathlib import Path

import pytest

from goldthread.guard import find

HERE = Path(__file__).parent / "corpus"
_STANDS_FOR = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}


def lines(name: str) -> list[str]:
    rows = (HERE / name).read_text(encoding="utf-8").split("\n")
    return [_typed(row) for row in rows if row and not row.startswith("#")]


def _typed(row: str) -> str:
    return re.sub(r"\\(u[0-9a-f]{4}|[tnr\\])", lambda m: _STANDS_FOR.get(m[1]) or chr(int(m[1][1:], 16)), row)


INNOCENT, CARE = lines("innocent.txt"), lines("care.txt")


def test_there_is_enough_to_measure() -> None:
    assert len(set(INNOCENT)) >= 450
    assert len(set(CARE)) >= 280


def test_innocent_texts_are_let_through() -> None:
    """At most one alarm in a hundred: a person who is asked without cause soon ticks without reading."""
    alarms = [(text, find(text)) for text in INNOCENT if find(text)]
    assert len(alarms) <= len(INNOCENT) / 100, alarms


def test_what_looks_like_care_is_stopped() -> None:
    """At least 98 of 100, of which half are written so that they slip by."""
    missed = [text for text in CARE if not find(text)]
    assert len(missed) <= 0.02 * len(CARE), missed


def test_of_all_alarms_hardly_any_is_false() -> None:
    true, false = sum(bool(find(t)) for t in CARE), sum(bool(find(t)) for t in INNOCENT)
    assert true / (true + false) >= 0.98


@pytest.mark.parametrize("text", CARE)
def test_what_is_found_is_quoted_as_it_was_typed(text: str) -> None:
    assert all(f.found in text for f in find(f"Seen: {text}, yesterday"))


def test_of_ten_digits_by_themselves_one_in_eleven_is_stopped() -> None:
    """The check digit's own share, and no more: of 11,000 numbers in a row."""
    stopped = sum(bool(find(str(n))) for n in range(4_000_000_000, 4_000_011_000))
    assert stopped == pytest.approx(1000, abs=12)


@pytest.mark.parametrize("said", ["Telephone", "Order number", "Invoice", "Our ref", "Zoom meeting ID"])
def test_of_ten_digits_that_are_called_something_else_none_is(said: str) -> None:
    assert not any(find(f"{said} {n}") for n in range(4_000_000_000, 4_000_000_500))


def test_lists_of_figures_are_let_through() -> None:
    rows = [" ".join(str(100 + n * k % 9900) for k in range(3, 15)) for n in range(7, 407)]
    assert sum(bool(find(row)) for row in rows) == 0
