"""`goldthread spc`: kinds of chart, rules and their options, summaries, and what is said of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from goldthread.methods import spc
from tests.cli.conftest import MONTHS, VALUES

REFERENCE = Path(__file__).parents[2] / "reference" / "spc"
NAMES = ("--time", "month", "--value", "minutes")
LETTERS = {"outside": "O", "trend": "T", "two_of_three": "W", "shift": "S", "none": "."}


@pytest.fixture
def run(called):
    return lambda *words: called("spc", *words)


def rows_of(result):
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def series_of(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["series"]


def reference(name, wanted):
    """The rows of a reference file's series that are wanted, and R's answers to them."""
    with (REFERENCE / f"{name[0]}.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if wanted(row)]
    answers = json.loads((REFERENCE / f"{name[1]}.json").read_text())["series"]
    return rows, {answer["series"]: answer for answer in answers}


def as_file(written, rows, *columns):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return written("reference.csv", text.getvalue())


def test_flags_and_limits_through_the_shell_are_those_of_nhsrplotthedots(run, written):
    with (REFERENCE / "series.csv").open() as file:
        rebased = {row["series"] for row in csv.DictReader(file) if row["rebase"] not in ("", "0")}
    rows, answers = reference(
        ("series", "plotthedots"),
        lambda row: row["screen"] == "1" and not row["fix_after"] and row["series"] not in rebased,
    )
    file = as_file(written, rows, "series", "time", "value")
    found = rows_of(
        run(file, "--time", "time", "--value", "value", "--by", "series", "--rules", "plotthedots")
    )
    letters: dict[Any, Any] = {}
    limits: dict[Any, Any] = {}
    for row in found:
        key = int(row["series"])
        letters[key] = letters.get(key, "") + LETTERS[row["signal"]]
        limits[key] = [float(row[name] or "nan") for name in ("centre", "lower", "upper")]
    assert len(letters) > 50
    assert letters == {key: answers[key]["signal"].upper() for key in letters}
    for key, three in limits.items():
        theirs = [
            float("nan" if answers[key][name] is None else answers[key][name])
            for name in ("centre", "lower", "upper")
        ]
        assert three == pytest.approx(theirs, abs=1e-6, nan_ok=True)


def test_runs_and_crossings_through_the_shell_are_those_of_qicharts2(run, written):
    rows, answers = reference(("kinds", "qicharts2"), lambda row: row["kind"] == "run")
    parted = {row["series"] for row in rows if row["part"] != "1" or row["freeze"]}
    rows = [row for row in rows if row["series"] not in parted]
    file = as_file(written, rows, "series", "time", "value")
    found = rows_of(
        run(file, "--time", "time", "--value", "value", "--by", "series", "--chart", "run", "--summary")
    )
    assert list(found[0]) == [
        "series", "n", "centre", "useful", "longest_run", "longest_run_limit", "crossings", "crossings_limit",
        "signal",
    ]  # fmt: skip
    assert len(found) > 10
    for row in found:
        answer = answers[int(row["series"])]
        assert float(row["centre"]) == pytest.approx(answer["centre"][0], abs=1e-6)
        assert int(row["useful"]) == answer["useful"][0]
        if answer["useful"][0]:
            counts = [int(row[name]) for name in ("longest_run", "crossings")]
            assert counts == [answer["longest"][0], answer["crossings"][0]]
            assert row["signal"] == ("true" if answer["signal"][0] else "false")


def test_points_of_a_run_chart_have_a_median_and_no_limits(run, waits):
    row = rows_of(run(waits(), *NAMES, "--chart", "run"))[0]
    assert (row["centre"], row["lower"], row["upper"], row["signal"]) == ("82.0", "", "", "none")


def test_a_p_chart_shows_shares_worked_by_hand(run, waits):
    # 5 of 50 and 10 of 50, over and over: 0.15 ± 3 √(0.15 × 0.85 / 50)
    file = waits([5, 10] * 10, seen=[50] * 20)
    row = rows_of(run(file, *NAMES, "--denominator", "seen", "--chart", "p"))[0]
    assert (float(row["value"]), float(row["centre"])) == pytest.approx((0.1, 0.15))
    assert float(row["upper"]) == pytest.approx(0.15 + 3 * (0.15 * 0.85 / 50) ** 0.5)


@pytest.mark.parametrize(
    ("spelt", "kind"), [("P", "p"), ("P'", "p-prime"), ("pp", "p-prime"), ("U′", "u-prime")]
)
def test_a_kind_may_be_spelt_as_others_spell_it(run, waits, spelt, kind):
    words = (waits([5, 10] * 10, seen=[50] * 20), *NAMES, "--denominator", "seen", "--chart")
    assert rows_of(run(*words, spelt)) == rows_of(run(*words, kind))


def test_a_part_larger_than_its_whole_is_refused_with_its_row(run, waits):
    result = run(waits([5, 60, *[5] * 18], seen=[50] * 20), *NAMES, "--denominator", "seen", "--chart", "p")
    assert result.exit_code == 1
    assert result.stderr == (
        "waits.csv, row 3, column ‘minutes’: found 60 where ‘seen’ is 50; expected not more than ‘seen’.\n"
    )


def test_a_month_with_nothing_to_count_in_is_named_and_left_out(run, waits):
    file = waits([5, 0, *[5] * 18], seen=[50, 0, *[50] * 18])
    result = run(file, *NAMES, "--denominator", "seen", "--chart", "u")
    assert len(rows_of(result)) == 19
    assert result.stderr == "Warning: waits.csv: seen is 0 for 2018-02-01 (row 3); left out.\n"


def test_something_counted_in_nothing_is_refused(run, waits):
    result = run(waits([5, 3, *[5] * 18], seen=[50, 0, *[50] * 18]), *NAMES, "--denominator", "seen")
    assert (result.exit_code, "found 3 where ‘seen’ is 0" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    "words", [["--chart", "p"], ["--chart", "c", "--denominator", "seen"], ["--target", "nan"]]
)
def test_what_does_not_go_together_is_wrong_usage(run, waits, words):
    assert run(waits(seen=[50] * 20), *NAMES, *words).exit_code == 2


def test_the_length_of_a_shift_is_an_option(run, waits):
    file = waits([1, 2] * 7 + [4, 4, 4, 4, 4, 4])
    assert {row["signal"] for row in rows_of(run(file, *NAMES))[-6:]} != {"shift"}
    shorter = rows_of(run(file, *NAMES, "--shift", "6", "--two-of-three", "within"))
    assert shorter[-1]["signal"] in ("shift", "two_of_three", "outside")


def test_an_option_overrides_a_set_of_rules(run, waits):
    file = waits([80, 84, 81, 83] * 4 + [80, 140, 81, 83])
    screened, not_screened = (
        rows_of(run(file, *NAMES, "--rules", "plotthedots", *words))[0]["upper"]
        for words in ([], ["--no-screen-moving-ranges"])
    )
    assert float(screened) < float(not_screened)
    assert not_screened == rows_of(run(file, *NAMES))[0]["upper"]


def test_a_summary_has_a_line_for_each_series(run, written):
    text = "ward,month,minutes\n" + "".join(
        f"{ward},{month},{value + more}\n"
        for ward, more in (("North", 0), ("East", 100))
        for month, value in zip(MONTHS, VALUES, strict=True)
    )
    words = ("--by", "ward", "--summary", "--improves", "down", "--target", "100")
    rows = rows_of(run(written("w.csv", text), *NAMES, *words))
    assert list(rows[0]) == ["ward", "n", "centre", "lower", "upper", "variation", "assurance"]
    assert [(row["ward"], row["n"], row["centre"], row["variation"], row["assurance"]) for row in rows] == [
        ("North", "20", "82.0", "common_cause", "pass"),
        ("East", "20", "182.0", "common_cause", "fail"),
    ]


def test_several_columns_tell_series_apart(run, written):
    text = "site,ward,month,minutes\n" + "".join(
        f"{site},{ward},{month},{value}\n"
        for month, value in zip(MONTHS, VALUES, strict=True)
        for site, ward in (("S2", "A"), ("S1", "B"), ("S1", "A"))
    )
    rows = rows_of(run(written("w.csv", text), *NAMES, "--by", "site", "--by", "ward", "--summary"))
    assert [(row["site"], row["ward"]) for row in rows] == [("S2", "A"), ("S1", "B"), ("S1", "A")]


@pytest.mark.parametrize("name", ["value", "target", "centre"])
def test_a_column_named_as_one_of_the_answer_s_is_refused(run, waits, name):
    result = run(waits(**{name: ["A"] * 20}), *NAMES, "--by", name)
    assert result.exit_code == 1
    assert result.stderr == (
        f"The answer has a column ‘{name}’ of its own: give that column another name first.\n"
    )


def test_a_value_column_may_have_any_name(run, written):
    file = written("w.csv", "phase,signal\n" + "".join(f"{n},{v}\n" for n, v in enumerate(VALUES)))
    result = run(file, "--time", "phase", "--value", "signal")
    assert result.exit_code == 1
    file = written("w.csv", "day,signal\n" + "".join(f"{n},{v}\n" for n, v in enumerate(VALUES)))
    assert rows_of(run(file, "--time", "day", "--value", "signal"))[0]["value"] == "80.0"


def test_times_keep_the_spelling_of_the_file(run, written):
    text = "month,minutes\n" + "".join(
        f"{month:%d/%m/%Y},{v}\n" for month, v in reversed(list(zip(MONTHS, VALUES, strict=True)))
    )
    assert [row["month"] for row in rows_of(run(written("w.csv", text), *NAMES))] == [
        f"{month:%d/%m/%Y}" for month in MONTHS
    ]


def test_json_says_how_often_such_a_chart_cries_wolf(run, waits):
    (told,) = series_of(run(waits(), *NAMES, "--format", "json"))
    alarms = spc.false_alarms(20)
    assert told["false_alarms"] == {"share": alarms.share, "error": alarms.error, "series": alarms.series}
    assert told["phases"] == [
        {
            "number": 1, "from": "2018-01-01", "to": "2019-08-01", "n": 20, "centre": 82.0,
            "lower": pytest.approx(74.02), "upper": pytest.approx(89.98), "trial": False,
        }
    ]  # fmt: skip
    assert told["points"][0]["value"] == 80.0


def test_of_many_series_only_the_number_of_each_finding_is_said(run):
    said = run(
        "example:ae_type_1", "--time", "period", "--value", "breaches", "--denominator", "attendances",
        "--by", "org_code", "--improves", "down", "--format", "table", "--summary",
    ).stdout  # fmt: skip
    assert said.startswith("breaches / attendances: 140 series\nThe last point of each series: ")
    assert len(said.splitlines()) < 160
