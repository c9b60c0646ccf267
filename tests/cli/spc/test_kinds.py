"""`goldthread spc --chart`: kinds by their short names, and percentages."""

import json

import pytest

PERCENTAGES = [98.1, 99.2, 97.4, 99.6, 98.8, 97.9, 99.1, 98.4, 99.7, 98.6, 97.2, 99.0, 98.3, 99.4]
NAMES = ("--time", "month", "--value", "minutes")


@pytest.fixture
def run(called):
    return lambda *words: called("spc", *words)


def test_a_percent_chart_ends_at_100_and_says_so(run, waits):
    told = run(waits(PERCENTAGES), *NAMES, "--chart", "percent", "--format", "json")
    (series,) = json.loads(told.stdout)["series"]
    assert series["kind"] == "percent"
    assert series["upper"] == 100
    assert "The upper limit is 100" in series["sentence"]


@pytest.mark.parametrize("name", ["percent", "%", "Percentage"])
def test_it_is_called_as_people_call_it(run, waits, name):
    assert run(waits(PERCENTAGES), *NAMES, "--chart", name).exit_code == 0


def test_what_is_no_percentage_is_refused_row_by_row(run, waits):
    told = run(waits([98.0, 104, -2, 97]), *NAMES, "--chart", "percent")
    assert told.exit_code == 1
    assert "row 3" in told.stderr
    assert "row 4" in told.stderr
    assert "not more than 100" in told.stderr


def test_shares_of_one_are_suspected(run, waits):
    told = run(waits([0.98, 0.97, 0.99, 0.96]), *NAMES, "--chart", "percent")
    assert "look like shares of 1 and not percentages of 100" in told.stderr


def test_with_denominators_the_p_chart_is_named(run, waits):
    file = waits(PERCENTAGES, patients=[100] * 14)
    told = run(file, *NAMES, "--chart", "percent", "--denominator", "patients")
    assert told.exit_code == 2
    assert "give --chart p, or pp" in told.stderr


@pytest.mark.parametrize(("short", "whole"), [("pp", "p-prime"), ("up", "u-prime")])
def test_short_names_draw_the_same_chart(run, waits, short, whole):
    file = waits([5, 7, 4, 6, 8, 5], beds=[100, 110, 90, 105, 3, 3_000_000])
    charts = [run(file, *NAMES, "--denominator", "beds", "--chart", name) for name in (short, whole)]
    assert charts[0].exit_code == 1 if short == "pp" else charts[0].exit_code == 0
    assert charts[0].output == charts[1].output
