"""The demonstration's two pictures are drawn when it is built, and stand as people's own do."""

import sqlite3
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from goldthread.demo.drawn import people_before_a_board, wall_of_notes


@pytest.mark.parametrize("draw", [people_before_a_board, wall_of_notes])
def test_a_drawing_comes_whole_and_small_enough_for_a_phone(draw) -> None:
    (whole, *size), (small, *small_size) = draw()
    assert Image.open(BytesIO(whole)).size == tuple(size)
    assert Image.open(BytesIO(small)).size == tuple(small_size)
    assert small_size[0] < size[0]


@pytest.mark.slow
def test_one_is_of_a_value_stream_and_one_of_a_report_out(built: Path) -> None:
    with sqlite3.connect(f"file:{built / 'goldthread.sqlite3'}?mode=ro", uri=True) as database:
        found = database.execute("SELECT kind, alt, whole, small FROM files_picture ORDER BY kind").fetchall()
    assert [kind for kind, *_ in found] == ["improvement.valuestream", "improvement.workshop"]
    for _, alt, *hashes in found:
        assert alt
        assert all((built / "files" / name[:2] / f"{name}.jpg").is_file() for name in hashes)
