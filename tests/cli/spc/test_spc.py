"""`goldthread spc`: what it writes, and what it refuses and in which words."""

import csv
import io
import json
from datetime import date, datetime

import openpyxl
import polars
import pytest
from click.testing import CliRunner

from goldthread.cli import main
from goldthread.methods import spc

MONTHS = [date(2018 + month // 12, month % 12 + 1, 1) for month in range(20)]
VALUES = [80.0, 84, 81, 83] * 5


@pytest.fixture
def run():
    def called(*words, stdin=None):
        return CliRunner().invoke(main, ["spc", *map(str, words)], input=stdin)

    return called


def lines(times, values, header="month,minutes"):
    rows = (f"{time},{value}" for time, value in zip(times, values, strict=True))
    return "\n".join([header, *rows]) + "\n"


def refused(result):
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    return result.stderr


NAMES = ("--time", "month", "--value", "minutes")


def test_each_point_is_written_with_its_limits_and_meaning(run, written):
    file = written("waits.csv", lines(MONTHS, [*VALUES[:-1], 120]))
    result = run(file, *NAMES, "--improves", "down", "--target", "75")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0]) == [
        "month", "value", "phase", "centre", "lower", "upper", "signal", "meaning", "target",
    ]  # fmt: skip
    assert [row["month"] for row in rows] == [str(month) for month in MONTHS]
    chart = spc.xmr([*VALUES[:-1], 120])
    assert float(rows[0]["upper"]) == chart.upper[0]
    assert (rows[-1]["signal"], rows[-1]["meaning"], rows[-1]["target"]) == ("outside", "concern", "75.0")
    assert (rows[0]["signal"], rows[0]["meaning"]) == ("none", "common_cause")


def test_series_are_told_apart_by_columns_in_the_order_they_occur(run, written):
    text = "ward,month,minutes\n" + "".join(
        f"{ward},{month},{value}\n"
        for month, value in zip(MONTHS, VALUES, strict=True)
        for ward in ("North", "East")
    )
    result = run(written("waits.csv", text), *NAMES, "--by", "ward")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0])[:3] == ["ward", "month", "value"]
    assert [row["ward"] for row in rows] == ["North"] * 20 + ["East"] * 20


def test_the_order_of_rows_does_not_matter(run, written):
    file, turned = (
        written(name, lines(MONTHS[::way], VALUES[::way])) for name, way in (("a.csv", 1), ("b.csv", -1))
    )
    assert run(file, *NAMES).stdout == run(turned, *NAMES).stdout


def test_json_holds_the_summary_the_sentence_and_the_points(run, written):
    result = run(written("waits.csv", lines(MONTHS, VALUES)), *NAMES, "--format", "json")
    (series,) = json.loads(result.stdout)["series"]
    assert series["n"] == 20
    assert series["variation"] == "common_cause"
    assert series["sentence"] == "Nothing unusual: the points vary around 82 as they have before."
    assert series["points"][0]["month"] == "2018-01-01"


def test_rebasing_starts_a_phase(run, written):
    result = run(written("waits.csv", lines(MONTHS, VALUES)), *NAMES, "--rebase", "2019-01-01")
    assert [row["phase"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["1"] * 12 + ["2"] * 8


def test_a_figure_is_drawn_of_one_series(run, written, tmp_path):
    out = tmp_path / "waits.svg"
    result = run(written("waits.csv", lines(MONTHS, VALUES)), *NAMES, "--format", "svg", "-o", out)
    assert result.exit_code == 0
    assert out.read_text().startswith("<svg")


def test_figures_of_several_series_stand_one_below_the_other(run, written):
    text = "ward,month,minutes\n" + "".join(
        f"{ward},{month},{value}\n"
        for ward in ("North", "East")
        for month, value in zip(MONTHS, VALUES, strict=True)
    )
    drawn = run(written("waits.csv", text), *NAMES, "--by", "ward", "--format", "svg").stdout
    assert drawn.count('role="img"') == 2
    assert drawn.index("minutes, North") < drawn.index("minutes, East")


def test_standard_input_is_read_for_a_dash(run, written):
    text = lines(MONTHS, VALUES)
    assert run("-", *NAMES, stdin=text).stdout == run(written("waits.csv", text), *NAMES).stdout


def test_workbooks_and_parquet_give_what_csv_gives(run, written, tmp_path):
    plain = run(written("waits.csv", lines(MONTHS, VALUES)), *NAMES).stdout
    table = polars.DataFrame({"month": MONTHS, "minutes": VALUES})
    table.write_parquet(tmp_path / "waits.parquet")
    book = openpyxl.Workbook()
    book.active.append(["month", "minutes"])
    for month, value in zip(MONTHS, VALUES, strict=True):
        book.active.append([datetime(month.year, month.month, 1), value])
    book.save(tmp_path / "waits.xlsx")
    assert run(tmp_path / "waits.parquet", *NAMES).stdout == plain
    assert run(tmp_path / "waits.xlsx", *NAMES).stdout == plain


@pytest.mark.parametrize(
    "spelling", ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%B %Y", "%b %Y", "%b-%y", "%Y-%m", "%Y-%m-%dT00:00:00"]
)
def test_dates_are_read_in_the_spellings_people_use(run, written, spelling):
    text = lines([month.strftime(spelling) for month in MONTHS], VALUES)
    result = run(written("waits.csv", text), *NAMES, "--rebase", "2019-01-01")
    assert [row["phase"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["1"] * 12 + ["2"] * 8


def test_commas_percent_signs_and_a_byte_order_mark_are_understood(run, written):
    text = '\ufeffmonth,minutes\n2018-01-01,"1,234%"\n2018-02-01,82.5%\n2018-03-01, 7 % \n'
    rows = csv.DictReader(io.StringIO(run(written("waits.csv", text), *NAMES).stdout))
    assert [row["value"] for row in rows] == ["1234.0", "82.5", "7.0"]


def test_semicolons_may_part_the_columns(run, written):
    text = lines(MONTHS, VALUES).replace(",", ";")
    assert run(written("waits.csv", text), *NAMES).exit_code == 0


def test_whole_numbers_may_be_times(run, written):
    result = run(written("waits.csv", lines(range(1, 21), VALUES)), *NAMES, "--rebase", "11")
    assert [row["phase"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["1"] * 10 + ["2"] * 10


def test_what_is_no_number_is_refused_with_its_row_and_column(run, written):
    text = lines(MONTHS, [*VALUES[:4], "some", *VALUES[5:9], "inf", *VALUES[10:]])
    said = refused(run(written("waits.csv", text), *NAMES))
    assert said.splitlines() == [
        *(
            f"waits.csv, row {row}, column ‘minutes’: found ‘{found}’; expected a number such as 82.1."
            for row, found in ((6, "some"), (11, "inf"))
        ),
        "Leave the cell empty if there is no number.",
    ]


def test_what_is_no_date_is_refused_with_its_row_and_column(run, written):
    said = refused(run(written("waits.csv", lines(["2018-01-01", "32/01/2018"], [1, 2])), *NAMES))
    assert said.startswith("waits.csv, row 3, column ‘month’: found ‘32/01/2018’; there is no such day")


def test_dates_among_numbers_are_refused(run, written):
    said = refused(run(written("waits.csv", lines(["2018-01-01", "2018-02-01", "3"], [1, 2, 3])), *NAMES))
    assert "row 4, column ‘month’: found ‘3’; expected a date, as in the other rows." in said


def test_many_refusals_are_counted_after_the_first_twenty(run, written):
    said = refused(run(written("waits.csv", lines(range(51), [*["many"] * 50, 1])), *NAMES))
    assert "… and 30 more." in said.splitlines()


def test_two_values_for_one_time_are_refused(run, written):
    said = refused(run(written("waits.csv", lines(["2018-01-01", "01/01/2018"], [1, 2])), *NAMES))
    assert "row 3, column ‘month’: found a second value for 01/01/2018 (the first is in row 2)" in said
    assert "name it with --by" in said


def test_missing_months_are_named(run, written):
    kept = [place for place in range(20) if place not in (3, 4, 12)]
    text = lines([MONTHS[place] for place in kept], [VALUES[place] for place in kept])
    result = run(written("waits.csv", text), *NAMES)
    assert result.exit_code == 0
    assert result.stderr == "Warning: waits.csv: April 2018, May 2018 and January 2019 are missing.\n"


def test_rows_without_a_value_are_named_and_left_out(run, written):
    result = run(written("waits.csv", lines(MONTHS, [*VALUES[:-1], ""])), *NAMES)
    assert result.stderr == "Warning: waits.csv: no value for 2019-08-01 (row 21); left out.\n"
    assert len(result.stdout.splitlines()) == 20


def test_missing_weeks_are_named(run, written):
    days = ["2018-01-01", "2018-01-08", "2018-01-15", "2018-01-29"]
    said = run(written("waits.csv", lines(days, [1, 2, 3, 4])), *NAMES).stderr
    assert said == "Warning: waits.csv: 22 January 2018 is missing.\n"


def test_an_unknown_column_is_refused_with_those_there_are(run, written):
    said = refused(run(written("waits.csv", lines(MONTHS, VALUES)), "--time", "day", "--value", "minutes"))
    assert said == "waits.csv: there is no column ‘day’. The columns are ‘month’, ‘minutes’.\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "a.csv: it is empty."),
        ("a.csv", b" \n\n", "a.csv: it is empty."),
        ("a.csv", b"month,minutes\n", "a.csv: it has a header and no rows."),
        ("a.csv", b"\x00\x01\x02", "a.csv: it is binary, not a table."),
        ("a.xlsx", b"PK\x03\x04 broken", "a.xlsx: it is a damaged workbook or ZIP archive, not a table."),
        ("a.parquet", b"PAR1 broken", "a.parquet: it is a damaged Parquet file, not a table."),
        ("a.xls", b"\xd0\xcf\x11\xe0", "a.xls: it is an old Office document that is no workbook"),
        ("a.csv", "month,wärme\n1,2\n".encode("latin-1"), "a.csv, row 1: it is not UTF-8, and nothing"),
        (
            "a.csv",
            b"month,minutes\n1,2,3\n",
            "a.csv, row 2: found 3 cells, expected 2. A number or a date with a comma needs quotation marks.",
        ),
        ("a.csv", b"month,minutes,month\n1,2,3\n", "a.csv: there are several columns ‘month’."),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(run, written, name, content, said):
    assert refused(run(written(name, content), *NAMES)).startswith(said)


def test_merged_cells_in_a_title_matter_to_nobody_and_in_a_column_are_refused(run, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Waiting times", None])
    book.active.append(["month", "minutes"])
    for month, value in zip(MONTHS, VALUES, strict=False):
        book.active.append([month, value])
    book.active.merge_cells("A1:B1")
    book.save(tmp_path / "waits.xlsx")
    assert run(tmp_path / "waits.xlsx", *NAMES).exit_code == 0
    book.active.merge_cells("B3:B4")
    book.save(tmp_path / "waits.xlsx")
    assert "the cells B3:B4 of the sheet ‘Sheet’ are merged" in refused(run(tmp_path / "waits.xlsx", *NAMES))


def test_a_file_that_is_not_there_is_refused(run, tmp_path):
    assert "cannot be read (No such file" in refused(run(tmp_path / "none.csv", *NAMES))


def test_one_point_is_too_few(run, written):
    said = refused(run(written("waits.csv", lines(["2018-01-01"], [1])), *NAMES))
    assert "Limits need at least 2 points; there is 1." in said


def test_rebasing_after_the_last_point_is_refused(run, written):
    said = refused(run(written("waits.csv", lines(MONTHS, VALUES)), *NAMES, "--rebase", "2030-01-01"))
    assert "no phase can start there" in said


def test_wrong_usage_has_its_own_exit_code(run, written):
    file = written("waits.csv", lines(MONTHS, VALUES))
    three = written("three.csv", "month,minutes,ward\n2018-01-01,3,A\n")
    result = run(three, "--value", "minutes")
    assert (result.exit_code, "Name the column for --time" in result.stderr) == (2, True)
    assert run(file, *NAMES, "--improves", "sideways").exit_code == 2
    assert run(file, *NAMES, "--rebase", "soon").exit_code == 2


APART = [*MONTHS[:10], *(date(time.year + 1, time.month, 1) for time in MONTHS[10:])]


def test_a_long_gap_is_said_and_makes_no_limits(run, written):
    file = written("waits.csv", lines(APART, [*VALUES[:10], *(value + 40 for value in VALUES[10:])]))
    told = json.loads(run(file, *NAMES, "--format", "json").stdout)["series"][0]
    assert "Between October 2018 and November 2019 twelve months have no reading" in told["sentence"]
    assert told["gaps"] == [{"after": "2018-10-01", "before": "2019-11-01", "missing": 12}]
    closed = json.loads(run(file, *NAMES, "--format", "json", "--long-gap", "0").stdout)["series"][0]
    assert closed["gaps"] == []
    assert closed["upper"] - closed["centre"] > told["upper"] - told["centre"]


def test_limits_begin_anew_after_a_gap_where_that_is_said(run, written):
    file = written("waits.csv", lines(APART, VALUES))
    told = json.loads(run(file, *NAMES, "--format", "json", "--rebase", "2019-11-01").stdout)["series"][0]
    assert [phase["n"] for phase in told["phases"]] == [10, 10]


def test_years_that_are_numbers_have_gaps_too(run, written):
    years = [*range(2001, 2008), *range(2015, 2022)]
    file = written("waits.csv", lines(years, VALUES[:14], header="year,minutes"))
    words = ("--time", "year", "--value", "minutes", "--format", "json")
    told = json.loads(run(file, *words).stdout)["series"][0]
    assert told["gaps"] == [{"after": "2007", "before": "2015", "missing": 7}]
    anew = json.loads(run(file, *words, "--rebase", "2015").stdout)["series"][0]
    assert [phase["n"] for phase in anew["phases"]] == [7, 7]
