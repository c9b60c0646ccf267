"""`goldthread funnel`: what it writes under which keys, what it adds up and leaves out, what it refuses."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from goldthread.cli import main

WARDS = "ward,month,falls,patients\n" + "".join(
    f"Ward {n},{month},{n + month},{100 + 10 * n}\n" for n in range(1, 7) for month in (1, 2)
)


@pytest.fixture
def run(tmp_path):
    def called(content, *words, by="ward"):
        file = tmp_path / "wards.csv"
        file.write_text(content, encoding="utf-8")
        options = ("--numerator", "falls", "--denominator", "patients", "--by", by)
        return CliRunner().invoke(main, ["funnel", str(file), *options, *words])

    return called


def as_json(result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def refused(result):
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr


def test_json_has_the_keys_of_the_documentation(run):
    told = as_json(run(WARDS, "--format", "json"))
    assert {"kind", "adjust", "centre", "phi", "tau2", "units", "warnings"} <= set(told)
    assert list(told["units"][0]) == [
        "unit", "numerator", "denominator", "ratio", "lower95", "upper95", "lower998", "upper998", "outside",
    ]  # fmt: skip
    assert told["centre"] == pytest.approx(60 / 1620)


def test_the_rows_of_a_unit_are_added_up_and_it_is_said(run):
    result = run(WARDS, "--format", "json")
    first = as_json(result)["units"][0]
    assert (first["unit"], first["numerator"], first["denominator"]) == ("Ward 1", 5, 220)
    assert "12 rows of 6 units; the rows of each were added up" in result.stderr


def test_csv_has_a_row_a_unit_in_the_order_of_the_file(run):
    backwards = "\n".join([WARDS.splitlines()[0], *reversed(WARDS.splitlines()[1:])]) + "\n"
    rows = list(csv.DictReader(io.StringIO(run(backwards, "--format", "csv").stdout)))
    assert [row["unit"] for row in rows] == [f"Ward {n}" for n in range(6, 0, -1)]


def test_a_total_and_a_row_without_a_value_are_left_out_and_named(run):
    result = run(WARDS + "Ward 9,1,,50\nTotal,,60,1620\n", "--format", "json")
    assert len(as_json(result)["units"]) == 6
    assert "‘Total’, is called a total; left out" in result.stderr
    assert "no value in both columns in row 14; left out" in result.stderr


def test_the_table_says_what_it_shows(run):
    said = run(WARDS, "--format", "table").stdout
    assert said.startswith("falls over patients, by ward\nAll six together: 3.7%.")


def test_rates_are_told_of_as_many_as_is_asked(run):
    told = as_json(run(WARDS, "--kind", "rate", "--per", "1000", "--format", "json"))
    assert told["centre"] == pytest.approx(60_000 / 1620)
    assert "per 1,000" in run(WARDS, "--kind", "rate", "--per", "1000", "--format", "table").stdout


@pytest.mark.parametrize("form", ["svg", "html"])
def test_it_draws_itself_and_says_what_it_shows(run, form):
    assert "All six together: 3.7%" in run(WARDS, "--format", form).stdout


def test_a_part_larger_than_its_whole_is_refused_where_it_stands(run):
    said = refused(run("ward,falls,patients\nA,3,20\nB,30,20\nC,4,20\n"))
    assert "row 3, column ‘falls’: found 30, of 20 in ‘patients’" in said
    assert "--kind rate" in said


def test_no_size_and_less_than_nothing_are_refused_together(run):
    said = refused(run("ward,falls,patients\nA,-3,20\nB,3,0\nC,4,20\n", "--kind", "rate"))
    assert "row 2, column ‘falls’: found -3; expected a number of 0 or more" in said
    assert "row 3, column ‘patients’: found 0; expected a number above 0" in said


def test_two_units_are_too_few(run):
    assert "at least three units" in refused(run("ward,falls,patients\nA,3,20\nB,3,20\n"))


def test_proportions_are_told_of_nothing_but_themselves(run):
    result = run(WARDS, "--per", "100")
    assert result.exit_code == 2
    assert "proportions are in percent" in result.stderr
