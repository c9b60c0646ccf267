"""Files as tables: quick or slow the same, and what is no table refused in one sentence."""

import csv
import io
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.cli import Refused
from goldthread.cli.reading.options import Reading
from goldthread.tables.problem import Unreadable
from goldthread.tables.reading import read
from goldthread.tables.table import Limits

CELLS = st.text(alphabet='a1,;"\n\r \té', max_size=4)
LARGE = Limits().large


def told(content, large):
    try:
        table = read(content, name="a.csv", limits=Limits(large=large))
    except Unreadable as refusal:
        return str(refusal)
    cells = {column: [str(cell) for cell in table.column(column)] for column in table.columns}
    return table.columns, cells, [table.row(place) for place in range(len(table))], table.warnings


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"])
)
def test_a_large_file_is_read_as_a_small_one_is(rows, ending):
    text = io.StringIO()
    csv.writer(text, lineterminator=ending).writerows([["a", "b", "c"], *rows])
    content = text.getvalue().encode()
    assert told(content, large=0) == told(content, large=inf)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet="a1,\n", max_size=30))
def test_a_large_broken_file_is_refused_as_a_small_one_is(text):
    content = f"a,b\n{text}".encode()
    assert told(content, large=0) == told(content, large=inf)


def test_units_beneath_the_headings_of_a_large_table_are_left_out_too():
    content = b"month,minutes\n,days\n" + b"2018-01-01,1\n" * 300
    assert told(content, large=0) == told(content, large=inf)
    assert told(content, large=0)[-1] == ("row 2 says what the columns hold; left out",)


def test_notes_end_a_large_table_too():
    content = b"month,minutes\n" + b"2018-01-01,1\n" * 300 + b"Source: NHS England,\n"
    assert told(content, large=0) == told(content, large=inf)
    assert told(content, large=0)[-1] == ("row 302 is under the table, no part of it; left out",)


def test_rows_of_a_large_file_are_numbered_as_they_stand(written):
    rows = ["2018-01-01,1"] * (LARGE // 12)
    rows[1000] = '"a\nb",2'
    rows[5000] = "2018-01-01,x"
    reading = Reading()
    table = reading.table(str(written("a.csv", "month,minutes\n" + "\n".join(rows) + "\n")))
    with pytest.raises(Refused, match=r"row 5003, column ‘minutes’: found ‘x’"):
        reading.numbers(table, "minutes")


def test_a_short_row_of_a_large_file_is_refused(written):
    rows = ["2018-01-01,1"] * (LARGE // 12)
    rows[7000] = "2018-01-01"
    with pytest.raises(Refused, match=r"a.csv, row 7002: found 1 cell, expected 2\."):
        Reading().table(str(written("a.csv", "month,minutes\n" + "\n".join(rows) + "\n")))


def test_what_is_no_table_is_refused_with_the_name_of_the_file(written):
    with pytest.raises(Refused) as refusal:
        Reading().table(str(written("a.csv", b"<html><body>Sign in</body></html>")))
    assert refusal.value.message == (
        "a.csv: it is a web page or other XML, not a table. "
        "Open it in your spreadsheet and save it as .xlsx or CSV."
    )


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(Refused, match=r"it cannot be read \(Is a directory\)"):
        Reading().table(str(tmp_path))


def test_an_endless_file_is_refused_at_its_beginning():
    with pytest.raises(Refused, match="zero: it is binary"):
        Reading().table("/dev/zero")


def test_which_of_several_sheets_is_read_is_said_in_every_format(called, tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Provisional", "data"])
    sheet = book.create_sheet("Data")
    for row in [("month", "n"), *((f"2019-{month:02}", month) for month in range(1, 13))]:
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    result = called("spc", tmp_path / "a.xlsx", "--time", "month", "--value", "n")
    assert result.stderr.startswith("Read: a.xlsx: the sheet ‘Data’ was read, of 2.\n")
    assert "a.xlsx: the sheet ‘Data’ was read, of 2." in (
        called("spc", tmp_path / "a.xlsx", "--time", "month", "--value", "n", "--format", "json").stdout
    )


def test_a_bundled_data_set_stands_where_a_file_would():
    assert Reading().table("example:ae_type_1").columns[:2] == ("period", "org_code")
    with pytest.raises(Refused, match=r"There is no example 'none'; there are .*ae_type_1,"):
        Reading().table("example:none")
