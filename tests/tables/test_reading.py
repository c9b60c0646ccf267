"""Files as people have them become tables, and it is said what was passed over to read them."""

import gzip
import io
import zipfile
from datetime import date

import polars
import pytest

from goldthread.tables.columns import numbers
from goldthread.tables.problem import Ambiguous, Unreadable
from goldthread.tables.reading import pasted, read, sheets_in

from .books import ods, xls, xlsb, xlsx

ROWS = [["month", "n"], [date(2019, 1, 1), 52], [date(2019, 2, 1), 49]]
DAYS = [date(2019, 1, 1), date(2019, 2, 1)]


def table(content, name="a.csv", wanted=(), **asked):
    return read(
        content if isinstance(content, bytes) else content.encode(), name=name, wanted=wanted, **asked
    )


def told(content, name="a.csv", wanted=(), **asked):
    with pytest.raises(Unreadable) as refused:
        table(content, name, wanted, **asked)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", xlsx({"Data": ROWS})),
        ("a.xls", xls({"Data": ROWS})),
        ("a.ods", ods({"Data": ROWS})),
    ],
)
def test_every_kind_of_workbook_reads_alike(name, content):
    found = table(content, name, ["month", "n"])
    assert found.columns == ("month", "n")
    assert list(found.column("month")) == DAYS
    assert list(found.column("n")) == [52, 49]
    assert [found.row(0), found.row(1)] == [2, 3]
    assert found.sheet == "Data"


def test_a_binary_workbook_is_read():
    found = table(xlsb("Data", [["month", "n"], ["Jan 2019", 52.0], ["Feb 2019", 49.0]]), "a.xlsb")
    assert list(found.column("month")) == ["Jan 2019", "Feb 2019"]
    assert list(found.column("n")) == [52, 49]


def test_parquet_is_read_with_its_rows_from_1():
    out = io.BytesIO()
    polars.DataFrame({"month": DAYS, "n": [52, 49]}).write_parquet(out)
    found = table(out.getvalue(), "a.parquet", ["month"])
    assert (found.columns, found.row(0)) == (("month", "n"), 1)


@pytest.mark.parametrize(
    "text",
    ["x;y\n1;2\n", "x\ty\n1\t2\n", "x|y\n1|2\n", "sep=;\nx;y\n1;2\n", "x,y\r1,2\r", "\n\nx,y\n1,2\n",
     "x,y,,\n1,2,,\n", "x,y\n1,2,\n", "x,y\n1,2\n\n\n,\n"],
)  # fmt: skip
def test_a_table_is_found_however_it_is_parted(text):
    found = table(text)
    assert (found.columns, list(found.column("x")), list(found.column("y"))) == (("x", "y"), ["1"], ["2"])


def test_what_parts_columns_is_told_by_all_rows_and_not_by_a_title_with_a_comma():
    assert table("Waits, in days, all wards\nmonth;value\n2019-01;4,5\n2019-02;5,5\n").columns == (
        "month",
        "value",
    )


def test_the_row_of_a_line_that_says_what_parts_columns_is_counted():
    assert table("sep=;\nx;y\n1;2\n").row(0) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_by_itself(encoding):
    assert table("café,y\n1,2\n".encode(encoding)).columns == ("café", "y")


def test_another_encoding_is_asked_with_the_line_that_tells():
    with pytest.raises(Ambiguous) as refused:
        table("month,ward\n2019-01,Zoë\n".encode("cp1252"))
    (asked,) = refused.value.asked
    assert asked.about == "encoding"
    assert asked.row == 2
    assert (asked.answers[0].key, asked.answers[0].says) == ("cp1252", "it reads ‘2019-01,Zoë’")
    assert asked.answers[0].option == "--encoding cp1252"
    assert len({answer.says for answer in asked.answers}) == len(asked.answers) > 1


def test_a_named_encoding_is_used_and_refused_where_it_does_not_fit():
    content = "ward,n\nZoë,1\n".encode("cp1252")
    assert list(table(content, encoding="cp1252").column("ward")) == ["Zoë"]
    assert "Row 2: it is not text in ascii" in told(content, encoding="ascii")
    assert "expected an encoding such as cp1252" in told(content, encoding="klingon")


def test_headings_are_found_beneath_a_title_and_said():
    found = table(xlsx({"Sheet": [["Waits"], [], ["month", "n"], ["Jan 2019", 5]]}), "a.xlsx", ["n"])
    assert (found.heading_row, found.row(0)) == (3, 4)
    assert found.warnings == ("the sheet ‘Sheet’ was read, its headings in row 3",)


def test_the_sheet_that_holds_the_columns_is_found_and_said():
    book = xlsx({"Cover": [["Provisional", "data"]], "Data": ROWS}, merged=[("Cover", "A1:B1")])
    found = table(book, "a.xlsx", ["month", "n"])
    assert (found.sheet, found.warnings) == ("Data", ("the sheet ‘Data’ was read, of 2",))
    assert sheets_in(book) == ("Cover", "Data")


def test_without_names_the_first_sheet_that_looks_like_a_table_is_read():
    assert table(xlsx({"Cover": [["Provisional"], ["2019"]], "Data": ROWS}), "a.xlsx").sheet == "Data"


def test_several_sheets_that_would_do_are_named_and_one_is_chosen():
    book = xlsx({"2018": ROWS, "2019": [*ROWS, [date(2019, 3, 1), 50]]})
    found = table(book, "a.xlsx", ["month"])
    assert (found.sheet, len(found)) == ("2018", 2)
    assert "‘2019’ has such columns too; --sheet chooses" in found.warnings
    assert len(table(book, "a.xlsx", ["month"], sheet="2019")) == 3
    assert told(book, "a.xlsx", sheet="2020") == "There is no sheet ‘2020’. Its sheets are ‘2018’, ‘2019’."


def test_a_hidden_sheet_is_read_only_if_no_other_will_do():
    book = {"Old": [["month", "n"], ["Jan 2001", 1]], "Data": ROWS}
    assert table(xlsx(book, hidden=("Old",)), "a.xlsx", ["n"]).sheet == "Data"


def test_the_row_of_headings_may_be_said():
    text = "a,b\nmonth,n\n2019-01,5\n"
    assert table(text, heading_row=2).columns == ("month", "n")
    assert table(text, heading_row=0).columns == ("column 1", "column 2")
    assert told("a,b\n\n1,2\n", heading_row=2) == "Row 2 is empty, so it holds no headings."


def test_headings_over_two_rows_are_read_together_where_they_are_asked_for_so():
    text = ",2018,,2019,\nWard,Q1,Q2,Q1,Q2\nA,1,2,3,4\n"
    assert list(table(text, wanted=["Ward", "2019 Q1"]).column("2019 Q1")) == ["3"]
    split = table("Month,Falls,\n,n,beds\n2019-01,4,200\n", wanted=["Month", "beds"])
    assert (list(split.column("beds")), split.row(0)) == (["200"], 3)


def test_without_headings_columns_go_by_their_places():
    found = table("Jul-17\t62.3%\nAug-17\t63.1%\n")
    assert (found.columns, len(found)) == (("column 1", "column 2"), 2)


@pytest.mark.parametrize(
    "notes",
    [
        "\nSource: NHS England,\n",
        "Source: NHS England,\n",
        "\nProvisional figures that may change,\n",
        "\nNotes\n1. Figures are provisional\n2. See the guidance\n",
        "\n[c] = fewer than five,\n",
        "\nSource,NHS England\n",
        "* Provisional figures,\n",
        "\nPublished,14 March 2019\n",
        "\nKey,\n[c],fewer than five\n[x],not available\n",
        "\nWard,beds\nA,10\nB,12\n",
    ],
)
def test_notes_end_a_table_and_are_said(notes):
    found = table(f"month,n\n2019-01,5\n2019-02,6\n{notes}")
    assert list(found.column("n")) == ["5", "6"]
    assert "under the table, no part of it; left out" in found.warnings[-1]


@pytest.mark.parametrize(
    "last", ["2019-03,", "March 2019,", "Mar-19,", "Q1 2019,", "\n2019-03,", ",7", "2019-03,[c]"]
)
def test_a_last_row_that_lacks_a_value_is_no_note(last):
    assert len(table(f"month,n\n2019-01,5\n2019-02,6\n{last}\n")) == 3


def test_a_blank_row_within_a_table_does_not_end_it():
    found = table("month,n\n2018-12,4\n\n2019-01,5\n")
    assert [found.row(0), found.row(1)] == [2, 4]


def test_a_name_by_itself_in_a_list_of_names_is_no_note():
    found = table("person,note\nAnn,hello\nBob,\n\nCem,\n\nThese people were asked in March 2019,\n")
    assert list(found.column("person")) == ["Ann", "Bob", "Cem"]


def test_a_table_in_sections_goes_on_after_their_titles():
    found = table("month,n\n2018-12,4\n2019-01,5\n\nWard B,\n2019-02,5\n2019-03,6\n")
    assert [found.row(place) for place in range(len(found))] == [2, 3, 5, 6, 7]


def test_a_row_of_units_under_the_headings_is_left_out_and_said():
    found = table("month,wait\n,days\n2018-12,4\n2019-01,5\n")
    assert list(found.column("wait")) == ["4", "5"]
    assert found.warnings == ("row 2 says what the columns hold; left out",)
    named = table("process,before,after\nLetters,many,few\nClinic,5,4\nTheatre,6,5\n")
    assert list(named.column("process")) == ["Letters", "Clinic", "Theatre"]


@pytest.mark.parametrize("wanted", [(), ("Month", "Compliance")])
@pytest.mark.parametrize(
    "head", ["Month, Compliance", "Month; Compliance", "Hand hygiene\nMonth, Compliance"]
)
def test_headings_typed_into_one_cell_stand_over_as_many_columns(head, wanted):
    found = pasted(f"{head}\nJul-17\t62.3%\nAug-17\t64.1%\n", wanted=wanted)
    assert found.columns == ("Month", "Compliance")
    assert list(found.column("Month")) == ["Jul-17", "Aug-17"]


@pytest.mark.parametrize("title", ["Hand hygiene", "Hand hygiene, by month, of wards 1, 2, 3", "2019"])
def test_no_row_of_data_is_taken_for_headings_because_a_title_stands_over_it(title):
    found = pasted(f"{title}\nJul-17\t62.3%\nAug-17\t64.1%\nSep-17\t61%\n")
    assert list(found.column("column 1")) == ["Jul-17", "Aug-17", "Sep-17"]
    assert "row 2 is data, not headings" in " ".join(found.warnings)


def test_headings_repeated_within_a_table_are_left_out_and_said():
    found = table("month,n\n2018-12,4\nmonth,n\n2019-01,5\n")
    assert list(found.column("n")) == ["4", "5"]
    assert found.warnings == ("row 3 repeats the headings; left out",)


def test_a_heading_there_twice_matters_only_to_who_asks_for_it():
    text = "month,n,rate,rate\n2019-01,5,1,2\n"
    assert list(table(text, wanted=["month", "n"]).column("n")) == ["5"]
    assert told(text, wanted=["rate"]) == (
        "There are several columns ‘rate’. Ask for ‘rate (column 3)’ and ‘rate (column 4)’."
    )
    assert list(table(text, wanted=["rate (column 4)"]).column("rate (column 4)")) == ["2"]


def test_a_first_column_without_a_heading_goes_by_its_place_or_counts_the_rows():
    assert table(",n\nJan 2019,5\n").columns == ("column 1", "n")
    assert table(xlsx({"S": [[None, "n"], ["Jan 2019", 5]]}), "a.xlsx").columns == ("column A", "n")
    counted = table(",month,n\n1,2019-01,5\n2,2019-02,6\n")
    assert counted.columns == ("month", "n")
    assert counted.warnings == ("the first column has no heading and counts the rows; left out",)


@pytest.mark.parametrize(
    "text",
    [
        '"x" "y"\n"1" "Jan 2019" 5\n"2" "Feb 2019" 6\n',
        '"x","y"\n"1","Jan 2019",5\n"2","Feb 2019",6\n',
        "x           y\nJan 2019    5\nFeb 2019   6\n",
        '"x","y"\n"=""Jan 2019""","=""5"""\n"=""Feb 2019""","=""6"""\n',
    ],
)
def test_what_other_programmes_write_is_read(text):
    found = table(text)
    assert list(found.columns) == ["x", "y"]
    assert [list(found.column(name)) for name in "xy"] == [["Jan 2019", "Feb 2019"], ["5", "6"]]


def test_a_number_parted_at_its_comma_is_not_taken_for_row_names():
    assert "every row has 3 cells" in told("year,value\n2018,1,234\n2019,1,345\n").lower()
    assert table("x,y\n1,2,\n").columns == ("x", "y")


def test_names_with_a_blank_between_are_one_column():
    assert table("Ward name\nWard A\nWard B\n").columns == ("Ward name",)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Month,Compliance,\n,Num,Den\nJan 2019,5,6\nFeb 2019,6,7\n", ("Month", "Num", "Den")),
        (",2019,,2020\nWard,Jan,Feb,Jan\nA,1,2,3\nB,2,3,4\n", ("Ward", "2019 Jan", "2019 Feb", "2020 Jan")),
        ("Sum of n,Column Labels,\nRow Labels,A,B\nJan 2019,5,6\nFeb 2019,6,7\n", ("Row Labels", "A", "B")),
    ],
)
def test_headings_over_two_rows_are_found_where_the_first_has_gaps(text, columns):
    assert table(text).columns == columns


def test_names_are_matched_as_typed_then_without_case_and_blanks_and_said():
    exact = table("Rate,rate ,n\n1,2,3\n", wanted=["Rate"])
    assert list(exact.column("Rate")) == ["1"]
    assert exact.warnings == ("the column ‘Rate’ was read, not ‘rate’, which is called nearly the same",)
    loose = table("Total  Waiting,n\n1,2\n", wanted=["total waiting"])
    assert loose.warnings == ("the column ‘Total Waiting’ was read for ‘total waiting’",)
    composed = table("caf\u00e9,n\n1,2\n", wanted=["cafe\u0301"])
    assert list(composed.column("cafe\u0301")) == ["1"]


def test_a_name_that_is_not_there_is_refused_with_the_likeliest():
    assert told("Month,n\n2019,1\n", wanted=["moth"]) == (
        "There is no column ‘moth’. Did you mean ‘Month’? The columns are ‘Month’, ‘n’."
    )


def test_percentages_of_a_workbook_are_percentages():
    rows = [["x", "y"], [0.905, 0.5], [0.07, 1]]
    found = table(xlsx({"A": rows}, formats={"A2": "0.0%", "A3": "0%", "B2": '0.0"%"'}), "a.xlsx")
    assert list(found.column("x")) == ["90.5%", "7%"]
    assert list(found.column("y")) == [0.5, 1]
    assert list(table(ods({"A": [["x"], [("percentage", 0.905)]]}), "a.ods").column("x")) == ["90.5%"]
    assert table(xls({"A": [["x"], [0.905]]}), "a.xls").formats_unknown


def test_shares_that_may_show_as_percentages_are_refused_where_formats_are_not_read():
    def refused(*values):
        rows = [["x"], *([value] for value in values)]
        try:
            return numbers(table(xls({"A": rows}), "a.xls"), "x").values.tolist() and ""
        except Unreadable as told:
            return str(told)

    assert refused(0.905, 93.5, 94, 0.91).startswith(
        "Row 2, column x: found ‘0.905’; expected a number on the scale"
    )
    assert "save the workbook as .xlsx" in refused(0.905, 93.5).lower()
    assert refused(0.905, 0.91, 1) == ""
    assert refused(0.5, 3, 12) == ""
    assert refused(90.5, 93) == ""


def test_durations_of_a_workbook_are_texts_that_say_so():
    assert list(table(ods({"A": [["x"], [("time", "PT30H05M00S")]]}), "a.ods").column("x")) == ["30:05:00"]


def test_errors_and_formulas_without_results_are_told_apart():
    found = table(xlsx({"A": [["x", "y"], ["=1+1", 1], ["#N/A", 2], [None, 3]]}), "a.xlsx")
    assert list(found.column("x")) == ["a formula without its result", "#N/A", ""]


def test_merged_cells_matter_where_a_wanted_column_is_merged():
    rows = [["ward", "n", "note"], ["A", 1, "x"], [None, 2, None]]
    book = xlsx({"Data": rows}, merged=[("Data", "A2:A3")])
    assert told(book, "a.xlsx", ["ward", "n"]) == (
        "The cells A2:A3 of the sheet ‘Data’ are merged. "
        "Unmerge them, and write in each row what holds for it."
    )
    assert len(table(book, "a.xlsx", ["n"])) == 2


def test_what_stands_beside_a_workbook_s_table_is_left_and_said():
    found = table(xlsx({"Data": [["x", "y"], [1, 2, None, "look!"]]}), "a.xlsx")
    assert found.columns == ("x", "y")
    assert found.warnings == ("what stands beside the table, in column D, has no heading; left out",)


def test_a_stray_blank_far_below_is_passed_over():
    import openpyxl

    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["A1048576"] = " "
    out = io.BytesIO()
    book.save(out)
    assert len(table(out.getvalue(), "a.xlsx")) == 2


def test_rows_of_a_text_need_the_cells_that_are_wanted_and_no_more_than_headings():
    assert told("x,y\n1\n2,3\n4\n") == "Row 2: found 1 cell, expected 2.\nRow 4: found 1 cell, expected 2."
    assert told("x,y\n1,2\n1,234,5\n") == (
        "Row 3: found 3 cells, expected 2. A number or a date with a comma needs quotation marks."
    )
    assert list(table("x,y,note\n1,2\n3,4,late\n", wanted=["x", "y"]).column("y")) == ["2", "4"]
    assert "every row has 3 cells, and there are 2 headings" in told("x,y\n1,2,3\n4,5,6\n").lower()


def test_what_a_file_is_wins_over_its_name_and_is_said():
    found = table(xlsx({"Data": ROWS}), "a.csv")
    assert found.warnings == (
        "its name says text (CSV), but it is an Excel workbook (.xlsx); read as what it is",
    )
    assert table("x,y\n1,2\n", "a.xlsx").columns == ("x", "y")


def archive(**held):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in held.items():
            made.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def test_an_archive_of_one_table_is_read_and_of_others_refused():
    assert list(table(archive(**{"a.csv": "x,y\n1,2\n"}), "a.zip").column("y")) == ["2"]
    assert "it is a zip archive that holds ‘a.csv’, ‘b.csv’" in (
        told(archive(**{"a.csv": "x", "b.csv": "y"}), "a.zip").lower()
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "It is empty."),
        (b" \r\n \n", "It is empty."),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "It is a web page or other XML, not a table."),
        (b"<?xml version='1.0'?><Workbook/>", "It is a web page or other XML, not a table."),
        (b'{"a": 1}', "It is JSON, not a table."),
        (b'[{"a": 1}]', "It is JSON, not a table."),
        (b"%PDF-1.7", "It is a PDF, not a table."),
        (gzip.compress(b"x,y\n1,2\n", mtime=0), "It is a gzip archive, not a table. Unpack it first."),
        (b"x,y\n1,2\n" * 20_000 + b"\x00", "It is binary, not a table."),
        (b"\x89PNG\r\n\x1a\n", "It is a picture (PNG), not a table."),
        (archive(**{"word/document.xml": "x"}), "It is a Word document, not a table."),
        (archive(**{"a.png": "x"}), "It is a ZIP archive that holds ‘a.png’, not a table."),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "It is a workbook with a password"),
        (b"x" * 200_000, "Its first row is longer than a row of column names can be; it is not CSV."),
        (b'x,y\n1,"' + b"z" * 200_000, "Row 2: it is not CSV (field larger than field limit"),
        (xlsx({"A": [], "B": []}), "All its sheets are empty."),
    ],
)
def test_what_is_no_table_is_refused_by_name(content, said):
    assert told(content).startswith(said)


def test_a_text_that_begins_like_a_footnote_is_no_json():
    assert table("[c] means suppressed\nmonth,n\n2019-01,5\n", wanted=["n"]).heading_row == 2


def test_what_was_pasted_is_parted_by_tabs_where_there_are_any():
    found = pasted("Month\tCompliance, in %\nJul-17\t62,3\n")
    assert found.columns == ("Month", "Compliance, in %")
    assert pasted("Month,Compliance\nJul-17,62.3%\n").columns == ("Month", "Compliance")
    with pytest.raises(Unreadable, match="Nothing was pasted"):
        pasted(" \n")
