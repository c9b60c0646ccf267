"""`goldthread spc`: what is said beside a chart, and charts with adjusted limits."""

import csv
import io
import json
from datetime import date

import pytest

from goldthread.methods import spc

WAVE = [50 + 10 * ((n // 12) % 2) + n % 3 for n in range(72)]
MONTHS = [date(2013 + n // 12, n % 12 + 1, 1) for n in range(72)]
NAMES = ("--time", "month", "--value", "minutes")
OF = ("--denominator", "seen")


@pytest.fixture
def run(called):
    return lambda *words: called("spc", *words)


@pytest.fixture
def wave(written):
    """Months of points that resemble the one before, each of 500."""
    rows = (f"{month},{value},500" for month, value in zip(MONTHS, WAVE, strict=True))
    return written("w.csv", "\n".join(["month,minutes,seen", *rows]) + "\n")


def series_of(result):
    assert result.exit_code == 0, result.output
    (told,) = json.loads(result.stdout)["series"]
    return told


@pytest.mark.parametrize("form", ["csv", "table", "svg", "json"])
def test_the_shell_warns_in_the_words_that_stand_beside_a_chart(run, wave, form):
    beside = spc.beside(spc.xmr(WAVE, MONTHS))
    said = run(wave, *NAMES, "--format", form).stderr
    assert said == f"Warning: {beside.warning.removesuffix('.')} (--adjusted).\n"
    assert "Of 100 series like this in which nothing changes, nearly all show a signal" in said


def test_json_says_how_often_charts_of_such_series_are_wrong(run, wave):
    told = series_of(run(wave, *NAMES, "--format", "json"))
    beside = spc.beside(spc.xmr(WAVE, MONTHS))
    for name, found in (("false_alarms", beside.false_alarms), ("misled", beside.misled)):
        assert told[name] == {"share": found.share, "error": found.error, "series": found.series}
    assert told["warnings"] == [f"{beside.warning.removesuffix('.')} (--adjusted)."]
    assert (told["adjusted"], told["dependence"]["ar"]) == (None, beside.dependence.ar)


def test_a_run_chart_is_not_told_of_limits_nor_of_an_option_that_it_cannot_have(run, wave):
    said = run(wave, *NAMES, "--chart", "run").stderr
    assert said.startswith("Warning: Runs and crossings mislead: each month resembles the one before")
    assert "adjusted" not in said


@pytest.mark.parametrize("kind", ["p", "p-prime", "u", "u-prime", "c"])
def test_rates_and_counts_have_adjusted_limits_where_the_shell_says_so(run, wave, kind):
    words = (*NAMES, "--chart", kind, *([] if kind == "c" else OF))
    assert "Look at the adjusted chart instead (--adjusted)." in run(wave, *words).stderr
    result = run(wave, *words, "--adjusted", "--format", "json")
    assert result.stderr == ""
    told = series_of(result)
    denominators = None if kind == "c" else [500.0] * 72
    chart = spc.adjusted(spc.one(WAVE, MONTHS, chart=kind, denominators=denominators))
    assert told["kind"] == kind
    assert [point["upper"] for point in told["points"]] == pytest.approx(chart.upper.tolist())
    assert told["adjusted"] == {"model": chart.model, "ar": chart.ar, "period": 12, "run": chart.run}


def test_beside_an_adjusted_chart_stands_how_often_it_cries_wolf(run, wave):
    beside = spc.beside(spc.adjusted(WAVE, MONTHS))
    told = series_of(run(wave, *NAMES, "--adjusted", "--format", "json"))
    assert told["false_alarms"]["share"] == beside.false_alarms.share
    shown = " ".join(run(wave, *NAMES, "--adjusted", "--format", "table").stdout.split())
    assert beside.cries_wolf in shown


@pytest.mark.parametrize(
    ("kind", "why"),
    [("run", "A run chart has no limits to adjust"), ("cusum", "Adjusted limits are for readings")],
)
def test_kinds_without_adjusted_limits_are_refused_with_the_reason(run, wave, kind, why):
    result = run(wave, *NAMES, "--chart", kind, "--adjusted")
    assert (result.exit_code, f"Error: {why}" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "option",
    [
        ["--fix-after", 12], ["--rules", "plotthedots"], ["--shift", 8], ["--trend", 6],
        ["--two-of-three", "within"], ["--screen-moving-ranges"], ["--no-screen-moving-ranges"],
    ],
)  # fmt: skip
def test_options_that_would_change_nothing_on_an_adjusted_chart_are_refused_by_name(run, wave, option):
    result = run(wave, *NAMES, "--adjusted", *option)
    assert result.exit_code == 2
    name = option[0].replace("--no-", "--")
    assert f"rules of their own: {name} does not go with --adjusted." in result.stderr


def test_of_few_series_each_is_told_how_often_its_like_cries_wolf(run, written):
    rows = [
        f"{ward},{m},{v}"
        for ward, n in (("A", 24), ("B", 24), ("C", 36))
        for m, v in zip(MONTHS[:n], [5, 7, 6, 8] * 9, strict=False)
    ]
    file = written("w.csv", "\n".join(["ward,month,minutes", *rows]) + "\n")
    said = " ".join(run(file, *NAMES, "--by", "ward", "--format", "table").stdout.split())
    for names, n in (("A and B", 24), ("C", 36)):
        share = round(spc.false_alarms(n).share * 100)
        assert (
            f"{names}: Of 100 charts like this, of {n} months in which nothing changes, about {share}" in said
        )


def test_people_are_shown_plain_words_and_no_column_that_tells_nothing(run, written):
    values = [80, 84, 81, 83] * 5 + [120]
    rows = [f"{month},{value}" for month, value in zip(MONTHS, values, strict=False)]
    file = written("w.csv", "\n".join(["month,minutes", *rows]) + "\n")
    words = (*NAMES, "--improves", "down", "--two-of-three", "within")
    shown = run(file, *words, "--format", "table").stdout.split("Each point\n")[1].splitlines()
    assert shown[0].split() == ["month", "value", "centre", "lower", "upper", "signal", "meaning"]
    assert shown[1].endswith("as usual")
    assert shown[-1].split()[-2:] == ["outside", "concern"]
    aimed = run(file, *words, "--rebase", MONTHS[12], "--target", 90, "--format", "table").stdout
    assert aimed.split("Each point\n")[1].splitlines()[0].split()[-1] == "target"
    assert "  phase  " in aimed
    exact = list(csv.DictReader(io.StringIO(run(file, *words).stdout)))
    assert (exact[0]["phase"], exact[0]["signal"], exact[0]["meaning"]) == ("1", "none", "common_cause")
