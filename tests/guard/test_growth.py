"""The guard's work grows with what it reads, not faster: hostile texts and long files."""

import sys
from collections.abc import Callable
from functools import partial
from time import process_time
from types import FrameType

import pytest

from goldthread.guard import find, findings_in_rows

HOSTILE = [
    "9", "9 ", "1 2 ", "943 476 5918 ", "9434765919, ", "12345 ", "1,", "1\n", "1 1 1950 ",
    "O", "O0", "a", "A ", "A. ", "a'", "Mr ", "Mary ", "Mary Jones ", "Mr A RH1 ", "von der ",
    "3/4/1951 ", "mary 3/4/51 ", "12 jan ", "19000101 ", "dob ", "d o b ", "born ", "aged 6 ",
    "patient A ", "mrn 1", "12345 is the ", "order 9434765919, ", "http://9", "+44 ",
    "|", "_", "\n", "1                ", "\u200b", "9\u200b", "e\u0301", "\u0301", "٣",
]  # fmt: skip


def calls(does: Callable[[], object]) -> int:
    """How many calls of functions it takes: the same on every machine, whatever else that does."""
    counted = 0

    def count(_frame: FrameType, what: str, _of: object) -> None:
        nonlocal counted
        counted += what in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        does()
    finally:
        sys.setprofile(before)
    return counted


def seconds(text: str) -> float:
    """Of the processor, not of the clock; the least of three."""
    took = []
    for _ in range(3):
        began = process_time()
        find(text)
        took.append(process_time() - began)
    return min(took)


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_text_costs_in_proportion_to_its_length(unit: str) -> None:
    """Ten times the text takes about ten times as long; were it squared, a hundred times."""
    short, long = (f"12 3 {unit * (length // len(unit))}" for length in (2_000, 20_000))
    assert seconds(long) < 40 * max(seconds(short), 0.002)


@pytest.mark.parametrize("unit", HOSTILE)
def test_its_calls_grow_with_its_length(unit: str) -> None:
    once, twice = (calls(partial(find, f"12 3 {unit * n}")) for n in (500, 1000))
    assert twice < 2.2 * once + 200


def test_a_row_of_figures_costs_few_calls_however_long_the_file() -> None:
    def cost(rows: int) -> int:
        return calls(lambda: list(findings_in_rows([["2019-01-01", "AE-4H", "7,012.5", 7600]] * rows)))

    per_row = (cost(2_000) - cost(1_000)) / 1_000
    assert per_row < 100
    assert (cost(4_000) - cost(3_000)) / 1_000 == pytest.approx(per_row)
