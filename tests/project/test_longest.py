"""The files that the tests begin with, since they take longest."""

from pathlib import Path

from tests.conftest import LONGEST

PROJECT = Path(__file__).parents[2]


def test_what_is_named_is_there_and_named_once() -> None:
    assert [name for name in LONGEST if not (PROJECT / name).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)
