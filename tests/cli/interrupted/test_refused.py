"""`goldthread interrupted`: what it refuses, and in which words."""

from datetime import date

import pytest

MONTHS = [date(2016 + month // 12, month % 12 + 1, 1) for month in range(36)]
AT = ("--time", "month", "--outcome", "minutes", "--at", "2017-07-01")


@pytest.fixture
def run(called):
    return lambda *words: called("interrupted", *words)


@pytest.fixture
def table(written):
    """Writes rows as a CSV file and answers with where it is."""

    def of(rows, name="waits.csv"):
        return written(name, "\n".join(",".join(map(str, row)) for row in rows) + "\n")

    return of


@pytest.fixture
def waits(table):
    return table([("month", "minutes"), *((month, 50 + place % 5) for place, month in enumerate(MONTHS))])


@pytest.fixture
def wards(table):
    rows = [
        (ward, month, level + place % 4)
        for ward, level in (("North", 50), ("East", 40), ("South", 45), ("West", 55))
        for place, month in enumerate(MONTHS)
    ]
    return table([("ward", "month", "minutes"), *rows], "wards.csv")


def refused(result):
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    return result.stderr


def misused(result):
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    return result.stderr


def test_two_values_for_one_time_are_refused(run, table):
    file = table([("month", "minutes"), ("2016-01-01", 1), ("01/01/2016", 2)])
    said = refused(run(file, *AT))
    assert "row 3, column ‘month’: found a second value for 2016-01-01 (the first is in row 2)" in said
    assert "name it with --by" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--at", "2015-01-01"), "waits.csv: The interruption at 2015-01-01 is outside the series,"),
        (("--at", "19"), "waits.csv: The interruption at 19 is not a date, as the times are (such as"),
        (("--at", "2016-02-01"), "at least 3 points before the interruption at 2016-02-01; there is 1."),
        (("--at", "2018-11-01"), "at least 3 points after the interruption at 2018-11-01; there are 2."),
        (("--at", "2017-07-01", "--offset", "people"), "there is no column ‘people’. The columns are"),
    ],
)  # fmt: skip
def test_what_cannot_be_analysed_is_refused(run, waits, words, said):
    assert said in refused(run(waits, "--time", "month", "--outcome", "minutes", *words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--treated", "North"), "--treated needs --by: the column that"),
        (("--controls", "North"), "--controls needs --treated: the unit that is held"),
        (("--harmonics", "2"), "--harmonics needs --season"),
        (("--harmonics", "3", "--season", "4"), "--harmonics is at most half of --season, 4."),
        (("--family", "binomial"), "--family binomial needs --offset"),
        (("--at", "2018-01-01", "--phase-in", "2018-03-01"), "--phase-in goes with one --at"),
        (
            ("--by", "ward", "--treated", "A", "--controls", "B", "--family", "poisson"),
            "--controls goes with --family gaussian",
        ),
    ],
)
def test_options_that_do_not_go_together_are_misused(run, waits, words, said):
    assert f"Error: {said}" in misused(run(waits, *AT, *words))


def test_an_offset_of_nothing_is_refused_row_by_row(run, table):
    rows = [(month, 10, 0 if place == 3 else -4 if place == 5 else 20) for place, month in enumerate(MONTHS)]
    said = refused(run(table([("month", "minutes", "of"), *rows]), *AT, "--offset", "of"))
    assert said.splitlines() == [
        "waits.csv, row 5, column ‘of’: found ‘0’; expected a number above 0.",
        "waits.csv, row 7, column ‘of’: found ‘-4’; expected a number above 0.",
    ]


def test_unknown_units_are_refused_with_the_likeliest(run, wards):
    words = (*AT, "--by", "ward", "--treated")
    said = refused(run(wards, *words, "Nort"))
    assert said == ("wards.csv, column ‘ward’: there is no unit ‘Nort’; there are 4, among them ‘North’.\n")
    assert "there is no unit ‘Up’" in refused(run(wards, *words, "North", "--controls", "Up"))
    own = misused(run(wards, *words, "North", "--controls", "North"))
    assert "Error: ‘North’ is the treated unit, and cannot be its own control.\n" in own


def test_wrong_usage_has_its_own_exit_code(run, waits):
    assert run(waits, "--time", "month", "--outcome", "minutes").exit_code == 2
    assert run(waits, "--time", "month", "--outcome", "minutes", "--at", "soon").exit_code == 2
    assert run(waits, *AT, "--errors", "guessing").exit_code == 2
