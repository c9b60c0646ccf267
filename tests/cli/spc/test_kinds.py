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


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize(("short", "whole"), [("pp", "p-prime"), ("up", "u-prime")])
def test_short_names_draw_the_same_chart(run, waits, short, whole):
    file = waits([5, 7, 4, 6, 8, 5], beds=[100, 110, 90, 105, 3, 3_000_000])
    charts = [run(file, *NAMES, "--denominator", "beds", "--chart", name) for name in (short, whole)]
    assert charts[0].exit_code == 1 if short == "pp" else charts[0].exit_code == 0
    assert charts[0].output == charts[1].output
    assert "RuntimeWarning" not in charts[0].output


def of_months(rows):
    return "month,minutes\n" + "\n".join(f"2024-{month:02}-01,{value}" for month, value in rows) + "\n"


FOURS = [(month, 50 + (month * 7 + place * 3) % 11) for month in range(1, 13) for place in range(4)]


@pytest.mark.parametrize("kind", ["xbar", "s"])
def test_values_of_one_time_are_a_group(run, written, kind):
    told = run(written("groups.csv", of_months(FOURS)), *NAMES, "--chart", kind, "--format", "json")
    (series,) = json.loads(told.stdout)["series"]
    assert (series["n"], series["kind"]) == (12, kind)
    assert series["lower"] < series["centre"] < series["upper"]


def test_groups_may_be_worked_out_before(run, written):
    rows = "month,mean,n,sd\n2024-01-01,52.1,12,3.1\n2024-02-01,53.4,9,2.7\n2024-03-01,51.0,14,3.4\n"
    file = written("means.csv", rows)
    told = run(file, "--time", "month", "--value", "mean", "--size", "n", "--sd", "sd", "--chart", "xbar")
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines()[1].startswith("2024-01-01,52.1,1,")


def test_a_group_of_several_without_a_deviation_is_refused_by_its_row(run, written):
    file = written("means.csv", "month,mean,n,sd\n2024-01-01,52.1,12,3.1\n2024-02-01,53.4,9,\n")
    told = run(file, "--time", "month", "--value", "mean", "--size", "n", "--sd", "sd", "--chart", "xbar")
    assert told.exit_code == 1
    assert "row 3" in told.stderr
    assert "a standard deviation, 0 or more" in told.stderr


def test_groups_of_one_are_left_out_of_an_s_chart_and_have_no_limits_on_the_other(run, written):
    file = written("groups.csv", of_months([*FOURS[:-4], (12, 55)]))
    told = run(file, *NAMES, "--chart", "s", "--format", "json")
    assert "one value, and so no standard deviation, for 2024-12-01; left out" in told.stderr
    assert json.loads(told.stdout)["series"][0]["n"] == 11
    means = run(file, *NAMES, "--chart", "xbar", "--format", "json")
    (series,) = json.loads(means.stdout)["series"]
    assert series["points"][-1]["upper"] is None
    assert "One month has one value, and so no limits: December 2024." in series["sentence"]


def test_one_value_a_time_leads_to_the_default_chart(run, waits):
    told = run(waits(), *NAMES, "--chart", "xbar")
    assert told.exit_code == 1
    assert "leave --chart out: the XmR chart is for one value a time" in told.stderr


@pytest.mark.parametrize("kind", ["ewma", "cusum"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "svg", "html"])
def test_small_lasting_shifts_are_shown_in_every_format(run, waits, kind, form):
    values = [80.0, 84, 81, 83] * 3 + [85.0, 86, 87, 85, 87, 86, 85, 87]
    told = run(waits(values), *NAMES, "--chart", kind, "--fix-after", "12", "--format", form)
    assert told.exit_code == 0, told.output
    assert form in ("csv", "svg") or "been higher" in " ".join(told.stdout.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--chart", "ewma", "--target", "4"), "--target is for readings"),
        (("--chart", "cusum", "--rules", "nelson"), "--rules does not go with it"),
        (("--chart", "ewma", "--cusum-limit", "4"), "--cusum-limit does not go with --chart ewma"),
        (("--ewma-weight", "0.1"), "--ewma-weight does not go with --chart xmr"),
        (("--chart", "cusum", "--adjusted"), "--adjusted goes with --chart xmr"),
        (("--size", "minutes"), "--size and --sd are for groups"),
        (("--chart", "xbar", "--sd", "minutes"), "need both: --size and --sd"),
        (("--chart", "xbar", "--denominator", "minutes"), "has no --denominator"),
    ],
)
def test_options_that_would_change_nothing_are_refused(run, waits, words, said):
    told = run(waits(), *NAMES, *words)
    assert told.exit_code == 2
    assert said in told.stderr


def test_their_own_numbers_can_be_chosen(run, waits):
    def upper(*more):
        told = run(waits(), *NAMES, "--chart", "cusum", *more, "--format", "json")
        return json.loads(told.stdout)["series"][0]["upper"]

    assert upper("--cusum-limit", "4") == pytest.approx(0.8 * upper())


@pytest.mark.parametrize("kind", ["xmr", "percent", "ewma", "cusum", "run", "c"])
@pytest.mark.parametrize("values", [[80, 80, 80, 80], [80, 82]])
def test_values_that_never_vary_and_two_alone_are_told_in_every_kind(run, waits, kind, values):
    told = run(waits(values), *NAMES, "--chart", kind, "--format", "json")
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["series"][0]["sentence"]


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize("form", ["json", "svg"])
@pytest.mark.parametrize("kind", ["p", "pp", "u", "up", "ewma", "cusum"])
def test_denominators_from_three_to_three_million_are_drawn(run, waits, kind, form):
    file = waits([1, 2, 300, 1_000_000, 0, 40], beds=[3, 5, 900, 3_000_000, 4, 120])
    told = run(file, *NAMES, "--denominator", "beds", "--chart", kind, "--format", form)
    assert told.exit_code == 0, told.output


FELL = [80.0, 84, 81, 83] * 3 + [75.0, 77, 74, 76] * 2


def test_the_level_since_a_time_is_told_with_its_interval_and_where_that_holds(run, waits):
    told = run(waits(FELL), *NAMES, "--improves", "down", "--since", "2019-01-01", "--format", "table")
    words = " ".join(told.stdout.split())
    assert "Since January 2019 the level is 6." in words
    assert "this is an improvement. There are only eight months since, so this is rough." in words
    assert "Where a time is chosen because the points jump there" in words


def test_json_holds_the_comparison_or_why_there_is_none(run, waits):
    def since(*words):
        told = run(waits(FELL), *NAMES, *words, "--format", "json")
        return json.loads(told.stdout)["series"][0]["since"]

    assert since() is None
    found = since("--since", "2019-01-01", "--until", "2019-04-01")
    assert (found["n_before"], found["n_after"], found["verdict"]) == (12, 4, "lower")
    assert "at least 3 points from August 2019 on" in since("--since", "2019-08-01")["reason"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--since", "soon"), 2, "is not a date such as 2019-03-01"),
        (("--until", "2019-01-01"), 2, "begins with --since"),
        (("--since", "7"), 1, "--since 7 is not of the kind of the times, such as 2018-01-01"),
    ],
)
def test_a_period_that_is_none_is_refused(run, waits, words, code, said):
    told = run(waits(FELL), *NAMES, *words)
    assert told.exit_code == code
    assert said in told.stderr


def test_what_was_read_stands_beside_sums_and_averages(run, waits):
    told = run(waits(), *NAMES, "--chart", "ewma").stdout.splitlines()
    assert told[0].endswith("target,reading")
    assert told[1].endswith(",80.0")


def test_groups_of_one_in_several_series_are_named_with_their_series(run, written):
    rows = "".join(f"{ward},{month},{month * 3 % 7}\n" for ward in "AB" for month in (1, 1, 2, 2, 3))
    told = run(
        written("g.csv", "ward,week,v\n" + rows),
        "--time",
        "week",
        "--value",
        "v",
        "--by",
        "ward",
        "--chart",
        "s",
    )
    assert "for 3 (A) and 3 (B); left out" in told.stderr
