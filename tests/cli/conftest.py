"""Commands called as from a shell, and files for them to read."""

from datetime import date

import pytest
from click.testing import CliRunner

from goldthread.cli import main

MONTHS = [date(2018 + month // 12, month % 12 + 1, 1) for month in range(20)]
VALUES = [80.0, 84, 81, 83] * 5


@pytest.fixture
def called():
    """Calls `goldthread` with those words and answers with what it said."""

    def with_words(*words, stdin=None):
        return CliRunner().invoke(main, [*map(str, words)], input=stdin)

    return with_words


@pytest.fixture
def written(tmp_path):
    """Writes a file of that content and answers with where it is."""

    def to(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to


@pytest.fixture
def waits(written):
    """A file of months and minutes, those or 80, 84, 81, 83 and so on."""

    def of(values=VALUES, **columns):
        header = ["month", "minutes", *columns]
        rows = zip(MONTHS, values, *columns.values(), strict=False)
        return written("waits.csv", "\n".join(",".join(map(str, row)) for row in [header, *rows]) + "\n")

    return of
