"""Files made to break their reader are refused in a sentence; nothing else can come of any bytes."""

import io
import random
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.tables.problem import Unreadable
from goldthread.tables.reading import pasted, read
from goldthread.tables.table import Limits

from .books import ods, xls, xlsb, xlsx

ROWS = [["month", "n"], ["Jan 2019", 5.0], ["Feb 2019", 6.0]]
BOOKS = [xlsx({"A": ROWS}), xls({"A": ROWS}), ods({"A": ROWS}), xlsb("A", ROWS)]


def refused(content, name="a.csv", **asked):
    with pytest.raises(Unreadable) as told:
        read(content, name=name, **asked)
    return str(told.value)


def test_a_small_workbook_with_cells_in_far_corners_stops_its_own_process_only():
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 1
    out = io.BytesIO()
    book.save(out)
    assert "it asks for more memory or time than a table may" in refused(out.getvalue(), "a.xlsx").lower()


def table_or_refusal(reader, *given, **asked):
    """What the reader answers with; None where it refuses, which it must do in words."""
    try:
        return reader(*given, **asked)
    except Unreadable as told:
        if not str(told).strip():
            raise AssertionError("refused without a word") from told
        return None


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_what_unpacks_without_end_is_refused():
    limits = Limits(unpacked=1024**2)
    zeros = b"0" * (2 * 1024**2)
    assert "unpacks to 2 MB" in refused(packed(**{"xl/worksheets/sheet1.xml": zeros}), limits=limits)
    assert "unpacks to 2 MB" in refused(packed(**{"a.csv": zeros}), "a.zip", limits=limits)


def test_an_archive_that_lies_about_its_size_is_refused():
    content = packed(**{"a.csv": b"x,y\n1,2\n"}).replace((8).to_bytes(4, "little"), (3).to_bytes(4, "little"))
    assert "zip archive" in refused(content, "a.zip").lower()


def test_archives_within_archives_are_not_opened():
    inner = packed(**{"a.csv": b"x,y\n1,2\n"})
    for _ in range(5):
        inner = packed(**{"a.csv": inner})
    assert "a zip archive within another" in refused(inner, "a.zip").lower()


def test_nested_and_multiplying_entities_are_refused():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a>&e9;</a>'
    book = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": bomb}
    deep = book | {"content.xml": "<a>" * 100_000 + "</a>" * 100_000}
    for parts in (book, deep):
        assert refused(packed(**parts), "a.ods")


def test_a_text_of_100_000_columns_is_a_table_or_refused_at_once():
    names = ",".join(f"c{n}" for n in range(100_000))
    assert "its first row is longer" in refused(f"{names}\n{names}\n".encode()).lower()


def test_a_file_larger_than_is_read_is_refused():
    assert "it is larger than 0 MB" in refused(
        io.BytesIO(b"x,y\n" * 30_000), limits=Limits(content=70_000)
    ).replace("It", "it")


def test_nothing_but_commas_quotation_marks_or_zeros():
    for content in (
        b"," * 50,
        b'"',
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"PK\x03\x04",
        b"PAR1PAR1",
    ):
        assert refused(content)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='a1,;|\t"\n\r é\x00=<{[', max_size=60).map(str.encode),
        st.tuples(
            st.sampled_from([b"\xff\xfe", b"\xef\xbb\xbf", b"sep=;\n", b"\xd0\xcf\x11\xe0", b"PAR1"]),
            st.binary(max_size=60),
        ).map(b"".join),
    )
)
def test_any_bytes_are_a_table_or_a_refusal(content):
    table = table_or_refusal(read, content, name="a.csv")
    if table is not None:
        assert all(len(table.cells[column]) == len(table) for column in table.columns)
        assert len({table.row(place) for place in range(len(table))}) == len(table)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet='a1,;|\t"\n\r é\x00Source:', max_size=60))
def test_any_text_that_is_pasted_is_a_table_or_a_refusal(text):
    table_or_refusal(pasted, text)


@pytest.mark.parametrize("book", BOOKS, ids=["xlsx", "xls", "ods", "xlsb"])
def test_a_damaged_workbook_is_a_table_or_a_refusal(book):
    dice = random.Random(1)
    for _ in range(12):
        damaged = bytearray(book)
        for _ in range(dice.randint(1, 20)):
            damaged[dice.randrange(len(book))] = dice.randrange(256)
        cut = bytes(damaged[: dice.randint(len(book) // 2, len(book))])
        table_or_refusal(read, cut, name="a.xlsx")
