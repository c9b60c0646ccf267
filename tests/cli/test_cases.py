"""Small files that people have, each as it is, through the shell: read right, or refused with a way on."""

import csv
import io
import json
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "tables" / "cases"


@pytest.fixture
def on(called):
    """Calls a command on a case, and answers with what it said."""

    def file(command, name, *words):
        return called(command, CASES / name, *words)

    return file


def rows_of(result):
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def refused(result):
    assert result.exit_code == 1, result.stdout
    return result.stderr


OLS = ("--time", "date", "--outcome", "y", "--at", "2018-09-01", "--errors", "ols")


def test_monthly_snapshots_on_last_thursdays_are_months_and_their_gap_is_kept(on):
    thursdays, firsts = (on("interrupted", f"its_{day}.csv", *OLS) for day in ("thu", "first"))
    terms = {row["term"]: float(row["estimate"]) for row in rows_of(thursdays)}
    assert terms["time"] == pytest.approx(-0.4969, abs=1e-4)
    assert terms["level"] == pytest.approx(-6.0184, abs=1e-4)
    assert terms["slope"] == pytest.approx(-0.01369, abs=1e-5)
    assert thursdays.stdout == firsts.stdout
    assert "September 2017, October 2017 and November 2017 are missing" in thursdays.stderr


def test_where_no_step_is_found_a_warning_says_so(called, written):
    days = [1, 2, 9, 11, 30, 31, 58, 59, 80, 90, 120, 121, 150, 190, 200, 260, 261, 262]
    rows = "".join(f"{day},{day % 7}\n" for day in days)
    result = called("interrupted", written("a.csv", f"day,y\n{rows}"), "--at", "80")
    assert "Warning: No step (months, weeks, …) is found in the times: they are not regular." in result.stderr
    assert "no step (months, weeks, …) is found" in called("spc", written("a.csv", f"day,y\n{rows}")).stderr


@pytest.mark.parametrize("name", ["us24.csv", "us24t.csv"])
def test_dates_that_may_have_either_first_are_refused_with_the_option_that_decides(on, name):
    said = refused(on("spc", name, "--time", "month", "--value", "n"))
    assert "Give --dates day-first" in said
    assert "--dates month-first" in said
    result = on("spc", name, "--time", "month", "--value", "n", "--dates", "month-first", "--explain")
    assert "24 months from January 2019" in result.stderr


def test_how_dates_were_read_is_said_where_they_could_be_read_otherwise(on):
    result = on("spc", "us12.csv", "--time", "month", "--value", "n")
    assert "‘1/1/2019’ to ‘12/1/2019’ read day first: 1 to 12 January 2019" in result.stderr


@pytest.mark.parametrize(
    ("name", "first"), [("sept.csv", "January 2019"), ("ymd.csv", "January 2019"), ("my.csv", "April 2015")]
)
def test_months_are_read_as_people_spell_them(on, name, first):
    assert f"months from {first}" in on("spc", name, "--explain", "--summary").stderr


def test_years_and_months_in_two_columns_are_one_time(on):
    words = ("--time", "Year", "--time", "Month", "--value", "Total waiting > 18 weeks")
    rows = rows_of(on("spc", "scot.csv", *words))
    assert rows[0]["Year and Month"] == "2011 Jan"
    assert len(rows) == 138


def test_a_decimal_comma_is_read_where_the_column_shows_it_and_said(on):
    result = on("spc", "semi.csv", "--explain")
    assert [float(row["value"]) for row in rows_of(result)] == [4.125, 0.875, 3.5]
    assert "value as numbers with a decimal comma" in result.stderr


def test_percentages_among_numbers_are_refused_row_by_row(on):
    assert "row 8, column ‘seen’: found ‘93.5’" in refused(
        on("spc", "pct.xlsx", "--time", "month", "--value", "seen")
    )


def test_shares_are_no_counts(on):
    said = refused(
        on("spc", "prate.csv", "--time", "m", "--value", "rate", "--denominator", "n", "--chart", "p")
    )
    assert "row 2, column ‘rate’: found ‘0.92’; expected a whole number" in said
    assert "row 5, column ‘rate’" in said
    assert "the default chart" in said


@pytest.mark.parametrize("family", ["poisson", "binomial"])
def test_shares_are_no_counts_for_a_model_of_counts(on, family):
    words = ("--time", "m", "--outcome", "rate", "--offset", "n", "--at", "2019-03-01", "--family", family)
    assert "row 2, column ‘rate’: found ‘0.92’; expected a whole number" in refused(
        on("interrupted", "prate.csv", *words)
    )


def test_words_for_nothing_are_missing_and_counted(on):
    result = on("spc", "na_NA.csv", "--summary")
    assert rows_of(result)[0]["n"] == "17"
    assert "1 row without a number (‘NA’) is missing" in result.stderr


def test_numbers_held_back_are_not_missing_unless_somebody_says_so(on):
    said = refused(on("spc", "s.csv"))
    assert "‘1-9’" in said
    assert "--suppressed missing" in said
    assert "3 rows held back" in on("spc", "s.csv", "--suppressed", "missing").stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("titled.xlsx", "the sheet ‘Sheet’ was read, its headings in row 3"),
        ("cover.xlsx", "the sheet ‘Data’ was read, of 2"),
    ],
)
def test_the_table_in_a_workbook_is_found_and_named(on, name, said):
    result = on("spc", name, "--time", "month", "--value", "n", "--summary")
    assert rows_of(result)[0]["n"] == "12"
    assert said in result.stderr


def test_a_total_is_no_pair(on):
    result = on("before-after", "ba.csv", "--before", "before", "--after", "after")
    (row,) = rows_of(result)
    assert (row["n"], row["df"]) == ("5", "4")
    assert float(row["t"]) == pytest.approx(3.19, abs=0.005)
    assert float(row["p"]) == pytest.approx(0.033, abs=0.0005)
    assert "row 7, ‘Total’, is called a total; left out (--with-totals keeps it)" in result.stderr
    kept = on("before-after", "ba.csv", "--before", "before", "--after", "after", "--with-totals")
    assert rows_of(kept)[0]["n"] == "6"


def test_a_target_on_the_limit_where_nothing_varies_is_met(on):
    words = ("--target", "100", "--improves", "up")
    assert rows_of(on("spc", "const.csv", *words, "--summary"))[0]["assurance"] == "pass"
    assert "Nothing varies: every point is 100." in on("spc", "const.csv", *words, "--format", "table").stdout


@pytest.mark.parametrize(("name", "words", "row"), [("t5.csv", (), 6), ("t7.csv", ("--by", "ward"), 5)])
def test_two_events_at_one_time_are_refused_with_their_row_in_the_file(on, name, words, row):
    said = refused(on("spc", name, "--time", "m", "--value", "d", "--chart", "t", *words))
    assert said == (
        f"{name}, row {row}, column ‘d’: found 0; expected a time above 0. "
        "Two events on one day want a finer time, or the g chart.\n"
    )


def test_undirected_ties_are_mutual_and_a_tie_of_weight_0_is_none(on):
    result = on("network", "net.csv", "--source", "Source", "--target", "Target", "--format", "json")
    assert json.loads(result.stdout)["dyads"]["mutual"] == 3
    assert "row 5 is of weight 0: no tie; left out" in result.stderr
    assert "not used: ‘Id’" in result.stderr


def test_names_that_differ_in_unicode_s_forms_and_blanks_are_one(on):
    result = on("network", "names.csv", "--source", "from", "--target", "to")
    assert [row["name"] for row in rows_of(result)] == ["Ann Lee", "Bo Ek", "José Diaz", "ann lee"]
    assert "‘Ann Lee’ and ‘ann lee’ differ in case or accents alone" in result.stderr


def test_addresses_are_one_whatever_their_case(called, written):
    file = written("a.csv", "from,to\nAnn@x.org,bo@x.org\nANN@X.ORG,cy@x.org\n")
    assert [row["name"] for row in rows_of(called("network", file))] == ["Ann@x.org", "bo@x.org", "cy@x.org"]


def test_totals_are_no_peers_unless_they_are_asked_for(called, written):
    file = written("a.csv", "code,beds,staff\nA,10,20\nB,12,25\nC,30,50\nD,11,22\nEngland,63,117\n")
    near = called("peers", file, "--id", "code", "--of", "A", "-k", "4")
    assert {row["id"] for row in rows_of(near)} == {"B", "C", "D"}
    assert "row 6, ‘England’, is called a total" in near.stderr
    assert len(rows_of(called("peers", file, "--id", "code", "--of", "A", "-k", "4", "--with-totals"))) == 4
    assert len(rows_of(called("peers", file, "--id", "code", "--of", "England", "-k", "4"))) == 4


def test_totals_are_no_controls_unless_they_are_named(called, written):
    lines = ["trust,month,n"]
    for place in range(24):
        month = f"{2018 + place // 12}-{place % 12 + 1:02}-01"
        values = {"A": 50 + place % 5, "B": 60 - place % 3, "C": 40 + place % 7}
        values["Region"] = sum(values.values())
        lines += [f"{name},{month},{value}" for name, value in values.items()]
    file = written("a.csv", "\n".join(lines) + "\n")
    words = (
        "--time",
        "month",
        "--outcome",
        "n",
        "--by",
        "trust",
        "--treated",
        "A",
        "--at",
        "2019-01-01",
        "--format",
        "json",
    )
    found = called("interrupted", file, *words, "--controls", "all")
    assert json.loads(found.stdout)["control"]["names"] == ["B", "C"]
    assert (
        "Region is left out of the controls: it is the sum of the others (--with-totals keeps it)"
        in found.stderr
    )
    for controls in (("all", "--with-totals"), ("B,C,Region",)):
        kept = called("interrupted", file, *words, "--controls", *controls)
        assert json.loads(kept.stdout)["control"]["names"] == ["B", "C", "Region"]


def test_how_a_file_was_read_is_in_json(on):
    told = json.loads(on("spc", "sept.csv", "--format", "json").stdout)["read"]
    assert told == [
        "sept.csv: month as ‘MMM yyyy’, 12 months from January 2019; n as numbers.",
        "sept.csv: taken in order: ‘month’ for --time and ‘n’ for --value.",
    ]
