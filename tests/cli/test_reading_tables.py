"""Files as tables: quick or slow the same, and what is no table refused in one sentence."""

import csv
import io
import zipfile
from math import inf

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.cli import Refused
from goldthread.cli.columns import numbers, texts
from goldthread.cli.reading_tables import read_table
from goldthread.cli.reading_text import LARGE, read_text

CELLS = st.text(alphabet='a1,;"\n\r \té', max_size=4)


def read(content, large):
    try:
        table = read_text("a.csv", content, large=large)
    except Refused as refusal:
        return refusal.message
    cells = {column: [str(cell) for cell in table.column(column)] for column in table.columns}
    return table.columns, cells, [table.row(place) for place in range(len(table))]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"])
)
def test_a_large_file_is_read_as_a_small_one_is(rows, ending):
    text = io.StringIO()
    csv.writer(text, lineterminator=ending).writerows([["a", "b", "c"], *rows])
    content = text.getvalue().encode()
    assert read(content, large=0) == read(content, large=inf)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet="a1,\n", max_size=30))
def test_a_large_broken_file_is_refused_as_a_small_one_is(text):
    content = f"a,b\n{text}".encode()
    assert read(content, large=0) == read(content, large=inf)


def test_rows_of_a_large_file_are_numbered_as_they_stand(written):
    rows = ["2018-01-01,1"] * (LARGE // 12)
    rows[1000] = '"a\nb",2'
    rows[5000] = "2018-01-01,x"
    table = read_table(str(written("a.csv", "month,minutes\n" + "\n".join(rows) + "\n")))
    with pytest.raises(Refused, match=r"row 5003, column 'minutes': found 'x'"):
        numbers(table, "minutes")


def test_a_short_row_of_a_large_file_is_refused(written):
    rows = ["2018-01-01,1"] * (LARGE // 12)
    rows[7000] = "2018-01-01"
    with pytest.raises(Refused, match=r"a.csv, row 7002: found 1 cells, expected 2\."):
        read_table(str(written("a.csv", "month,minutes\n" + "\n".join(rows) + "\n")))


@pytest.mark.parametrize(
    "text",
    [
        "x;y\n1;2\n",
        "x\ty\n1\t2\n",
        "\ufeffx,y\r\n1,2\r\n",
        "x,y\r1,2\r",
        "\n\nx,y\n1,2\n",
        "x,y,,\n1,2,,\n",
        "x,y\n1,2,\n",
    ],
)
def test_a_table_is_found_however_it_is_parted(written, text):
    table = read_table(str(written("a.csv", text)))
    assert (table.columns, texts(table, "x"), texts(table, "y")) == (("x", "y"), ["1"], ["2"])


def test_a_comma_in_a_quoted_name_parts_no_columns(written):
    table = read_table(str(written("a.csv", '"waits, in minutes";ward\n1;A\n')))
    assert table.columns == ("waits, in minutes", "ward")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"<html><body>Sign in</body></html>", "a.csv: it is a web page or other XML, not a table."),
        ("a.csv", b'{"a": 1}', "a.csv: it is JSON, not a table."),
        ("a.csv", "x,y\n1,2\n".encode("utf-16-le"), "a.csv: it is binary, neither text (CSV)"),
        ("a.csv", b"x" * 200_000, "a.csv: its first row is longer than a row of column names can be"),
        ("a.csv", b'x,y\n1,"' + b"z" * 200_000, "a.csv, row 2: it is not CSV (field larger than field limit"),
        ("a.csv", b"x,y\n1,2\n" * 20_000 + b"\x00", "a.csv: it is binary"),
        ("a.csv", b"x,y\n1\n", "a.csv, row 2: found 1 cells, expected 2."),
        ("a.csv", b"x,y\n1,2,note\n", "a.csv, row 2: found 3 cells, expected 2."),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(written, name, content, said):
    with pytest.raises(Refused) as refusal:
        read_table(str(written(name, content)))
    assert refusal.value.message.startswith(said)
    assert "\n" not in refusal.value.message


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(Refused, match=r"it cannot be read \(Is a directory\)"):
        read_table(str(tmp_path))


def test_an_endless_file_is_refused_at_its_beginning():
    with pytest.raises(Refused, match="zero: it is binary"):
        read_table("/dev/zero")


def workbook(path, *rows, sheets=1):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for _ in range(sheets - 1):
        book.create_sheet()
    book.save(path)
    return str(path)


def test_a_formula_without_its_result_is_refused(tmp_path):
    with pytest.raises(Refused, match="a formula has no result in the file; open and save it in Excel"):
        read_table(workbook(tmp_path / "a.xlsx", ["x"], ["=1+1"]))


def test_a_note_beside_a_workbook_s_table_is_refused(tmp_path):
    with pytest.raises(Refused, match="row 2: found 4 cells, expected 2, as in the first row"):
        read_table(workbook(tmp_path / "a.xlsx", ["x", "y"], [1, 2, None, "note"]))


def test_which_of_several_sheets_is_read_is_said(tmp_path, capsys):
    table = read_table(workbook(tmp_path / "a.xlsx", ["x"], [1], sheets=3))
    assert texts(table, "x") == ["1"]
    assert capsys.readouterr().err == "Warning: a.xlsx: of its 3 sheets, the first, 'Sheet', is read.\n"


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0")
        bomb.filelist[0].file_size = 2 * 1024**3
    with pytest.raises(Refused, match=r"a\.xlsx: it unpacks to 2,048 MB, too much for one table"):
        read_table(str(tmp_path / "a.xlsx"))


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(Refused, match=r"a\.xlsx: it is not an Excel workbook, or a damaged one"):
        read_table(str(tmp_path / "a.xlsx"))


def test_a_bundled_data_set_stands_where_a_file_would():
    assert read_table("example:ae_type_1").columns[:2] == ("period", "org_code")
    with pytest.raises(Refused, match=r"There is no example 'none'; there are .*ae_type_1,"):
        read_table("example:none")
