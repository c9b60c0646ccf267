"""`goldthread interrupted`: what it writes, and what it refuses and in which words."""

import csv
import io
import json
from datetime import date

import numpy as np
import pytest
from click.testing import CliRunner

from goldthread.cli import main
from goldthread.cli.interrupted.command import ERRORS, FAMILIES
from goldthread.methods import interrupted

MONTHS = [date(2016 + month // 12, month % 12 + 1, 1) for month in range(36)]
RNG = np.random.default_rng(11)
VALUES = [round(float(value), 3) for value in 50 + RNG.standard_normal(36) - 8 * (np.arange(36) >= 18)]
AT = ("--time", "month", "--outcome", "minutes", "--at", "2017-07-01")


@pytest.fixture
def run():
    def called(*words, stdin=None):
        return CliRunner().invoke(main, ["interrupted", *map(str, words)], input=stdin)

    return called


@pytest.fixture
def written(tmp_path):
    """Writes rows as a CSV file and answers with where it is."""

    def to(rows, name="waits.csv"):
        path = tmp_path / name
        path.write_text("\n".join(",".join(map(str, row)) for row in rows) + "\n")
        return path

    return to


@pytest.fixture
def waits(written):
    return written([("month", "minutes"), *zip(MONTHS, VALUES, strict=True)])


@pytest.fixture
def wards(written):
    rng = np.random.default_rng(5)
    shared = np.cumsum(rng.standard_normal(36))
    rows = [
        (ward, month, round(float(level + shared[place] + rng.standard_normal()), 3))
        for ward, level in (("North", 50), ("East", 40), ("South", 45), ("West", 55))
        for place, month in enumerate(MONTHS)
    ]
    return written([("ward", "month", "minutes"), *rows], "wards.csv")


def told(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def refused(result):
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    return result.stderr


def misused(result):
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    return result.stderr


def test_json_has_the_keys_of_the_documentation_and_the_numbers_of_the_method(run, waits):
    found = told(run(waits, *AT, "--format", "json"))
    known = interrupted.analyse(VALUES, MONTHS, at="2017-07-01")
    assert list(found)[:9] == [
        "n", "n_before", "n_after", "terms", "rho", "method", "counterfactual", "effect", "checks",
    ]  # fmt: skip
    assert (found["n"], found["n_before"], found["n_after"]) == (36, 18, 18)
    assert list(found["terms"]) == ["intercept", "time", "level", "slope"]
    for term in known.terms:
        assert found["terms"][term.name] == {
            key: getattr(term, key) for key in ("estimate", "se", "lower", "upper", "p")
        }
    assert (found["rho"], found["method"]) == (known.rho, "ar1-marginal")
    assert found["sentence"] == known.sentence
    assert found["warnings"] == list(known.warnings)


def test_the_counterfactual_has_a_row_a_point_from_the_interruption_on(run, waits):
    rows = told(run(waits, *AT, "--format", "json"))["counterfactual"]
    known = interrupted.analyse(VALUES, MONTHS, at="2017-07-01").counterfactual
    assert [row["time"] for row in rows] == [str(month) for month in MONTHS[18:]]
    assert [row["counterfactual"] for row in rows] == known.without.tolist()
    assert [row["difference_upper"] for row in rows] == known.difference_upper.tolist()
    assert [row["observed"] for row in rows] == VALUES[18:]


def test_checks_say_who_asks_what_was_found_and_the_verdict(run, waits):
    checks = told(run(waits, *AT, "--format", "json"))["checks"]
    assert list(checks[0]) == ["name", "asked_by", "finding", "verdict", "numbers"]
    by_name = {check["name"]: check for check in checks}
    assert by_name["points"]["verdict"] == "fine"
    assert by_name["points"]["numbers"] == {"before": 18, "after": 18, "fewest": 18}
    assert by_name["impact_model"]["verdict"] == "cannot_tell"


def test_csv_has_a_row_a_term(run, waits):
    rows = list(csv.DictReader(io.StringIO(run(waits, *AT).stdout)))
    assert list(rows[0]) == ["term", "estimate", "se", "lower", "upper", "p"]
    assert [row["term"] for row in rows] == ["intercept", "time", "level", "slope"]
    level = interrupted.analyse(VALUES, MONTHS, at="2017-07-01").fit["level"]
    assert float(rows[2]["estimate"]) == level.estimate


def test_the_table_states_the_finding_the_terms_and_the_checks(run, waits):
    said = run(waits, *AT, "--unit", "minutes", "--format", "table").stdout
    assert said.startswith("minutes: 36 points, January 2016 to December 2018; ar1-marginal\n")
    assert "In July 2017 the series stood" in said
    assert "\nTerms\nterm " in said
    assert "impact model" in said
    assert "…" not in said.split("Checks")[1]


@pytest.mark.parametrize("method", interrupted.METHODS)
def test_every_method_may_be_asked_for(run, waits, method):
    found = told(run(waits, *AT, "--errors", method, "--format", "json"))
    known = interrupted.analyse(VALUES, MONTHS, at="2017-07-01", errors=method)
    assert found["method"] == method
    assert found["terms"]["level"]["se"] == known.fit["level"].se


def test_the_methods_and_families_offered_are_those_there_are():
    assert ERRORS == interrupted.METHODS
    assert tuple(dict.fromkeys(FAMILIES.values())) == interrupted.FAMILIES


def test_the_lag_of_newey_and_west_may_be_chosen(run, waits):
    found = told(run(waits, *AT, "--errors", "newey-west", "--lag", 3, "--format", "json"))
    known = interrupted.analyse(VALUES, MONTHS, at="2017-07-01", errors="newey-west", lag=3)
    assert (found["lag"], found["terms"]["slope"]["se"]) == (3, known.fit["slope"].se)
    assert "--lag goes with --errors newey-west." in misused(run(waits, *AT, "--lag", 3))


def test_the_lag_that_the_help_tells_is_the_one_taken(run, waits):
    assert "4 (n/100)^(2/9)" in " ".join(run("--help").stdout.split())
    found = told(run(waits, *AT, "--errors", "newey-west", "--format", "json"))
    assert found["lag"] == int(4 * (36 / 100) ** (2 / 9)) == 3


def test_several_interruptions_and_a_season_have_terms_of_their_own(run, waits):
    found = told(run(waits, *AT, "2018-03-01", "--season", 12, "--harmonics", 1, "--format", "json"))
    assert list(found["terms"]) == [
        "intercept", "time", "level", "slope", "level_2", "slope_2", "sin_1", "cos_1",
    ]  # fmt: skip
    assert found["at"] == ["2017-07-01", "2018-03-01"]
    again = told(run(waits, *AT, "--at", "2018-03-01", "--season", 12, "--harmonics", 1, "--format", "json"))
    assert again == found


def test_a_phase_in_is_left_out(run, waits):
    found = told(run(waits, *AT, "--phase-in", "2017-10-01", "--format", "json"))
    assert (found["n"], found["n_before"], found["n_after"]) == (33, 18, 15)
    assert [row["fitted"] for row in found["counterfactual"][:4]].count(None) == 3


@pytest.mark.parametrize(
    "spelling", ["poisson", "quasipoisson", "quasi-poisson", "binomial", "quasibinomial", "quasi-binomial"]
)
def test_counts_have_families(run, written, spelling):
    rows = [(month, 100 + place % 5, 1000) for place, month in enumerate(MONTHS)]
    file = written([("month", "minutes", "of"), *rows])
    found = told(
        run(file, *AT, "--family", spelling, "--offset", "of", "--errors", "ols", "--format", "json")
    )
    assert found["family"] == spelling.removeprefix("quasi").removeprefix("-")
    known = interrupted.analyse(
        [row[1] for row in rows],
        MONTHS,
        at=MONTHS[18],
        family=found["family"],
        errors="ols",
        offset=[1000] * 36,
    )
    assert found["terms"]["level"]["estimate"] == known.fit["level"].estimate


def test_one_unit_is_held_against_the_mean_of_others(run, wards):
    def named(*words):
        north = ("--by", "ward", "--treated", "North", "--format", "json")
        return told(run(wards, *AT, *north, *words))

    found = named("--controls", "East", "South")
    assert found["control"]["names"] == ["East", "South"]
    assert named("--controls", "East", "--controls", "South") == found
    assert named("--controls", "East,South") == found
    assert named("--controls", "all")["control"]["names"] == ["East", "South", "West"]


def test_a_treated_unit_without_controls_stands_alone(run, wards):
    found = told(run(wards, *AT, "--by", "ward", "--treated", "North", "--format", "json"))
    assert "control" not in found


def test_by_alone_analyses_each_unit(run, wards):
    found = told(run(wards, *AT, "--by", "ward", "--format", "json"))
    assert [unit["unit"] for unit in found["units"]] == ["North", "East", "South", "West"]
    alone = told(run(wards, *AT, "--by", "ward", "--treated", "East", "--format", "json"))
    assert alone.pop("read") == found["read"]
    assert found["units"][1] == {"unit": "East", **alone}
    rows = list(csv.DictReader(io.StringIO(run(wards, *AT, "--by", "ward").stdout)))
    assert list(rows[0])[:2] == ["ward", "term"]
    assert len(rows) == 16


def test_robustness_is_added_where_it_is_asked_for(run, wards):
    words = (*AT, "--by", "ward", "--treated", "North", "--controls", "all", "--robustness")
    found = told(run(wards, *words, "--format", "json"))["robustness"]
    assert list(found) == ["placebo_dates", "placebo_units", "leave_one_out", "methods", "slope"]
    assert list(found["slope"]) == ["placebo_dates", "placebo_units", "leave_one_out"]
    assert {each["term"] for each in found["slope"].values()} == {"slope"}
    assert list(found["methods"]) == list(interrupted.METHODS)
    assert list(found["leave_one_out"]["without"]) == ["East", "South", "West"]
    table = run(wards, *words, "--format", "table").stdout
    assert "as if East had been treated" in table
    assert "as if it had been in July 2016" in table


def test_a_placebo_at_a_number_is_at_it(run, written):
    rows = list(enumerate(VALUES, start=1))
    words = ("--time", "month", "--outcome", "minutes", "--at", 19, "--robustness", "--format", "table")
    assert "as if it had been at 4 " in run(written([("month", "minutes"), *rows]), *words).stdout


def test_events_come_from_a_file(run, waits, written):
    events = written(
        [
            ("date", "what", "definition"),
            ("2017-06-01", "a new matron", "no"),
            ("2017-09-01", "counted from arrival", "yes"),
        ],
        "events.csv",
    )
    checks = told(run(waits, *AT, "--events", events, "--format", "json"))["checks"]
    by_name = {check["name"]: check for check in checks}
    assert "a new matron (June 2017)" in by_name["other_events"]["finding"]
    assert "counted from arrival (September 2017)" in by_name["measurement"]["finding"]
    wrong = written([("day", "what"), ("2017-06-01", "snow")], "wrong.csv")
    assert "events need a column ‘date’" in refused(run(waits, *AT, "--events", wrong))


def test_a_figure_and_a_page_are_drawn(run, wards, tmp_path):
    words = (*AT, "--by", "ward", "--treated", "North", "--controls", "all")
    for form, start in (("svg", b"<svg"), ("png", b"\x89PNG"), ("html", b"<!DOCTYPE html>")):
        out = tmp_path / f"north.{form}"
        assert run(wards, *words, "-o", out).exit_code == 0
        assert out.read_bytes().startswith(start)


def test_times_may_be_whole_numbers_and_rows_in_any_order(run, written):
    rows = list(enumerate(VALUES, start=1))
    one = written([("month", "minutes"), *rows], "one.csv")
    other = written([("month", "minutes"), *rows[::-1]], "other.csv")
    words = ("--time", "month", "--outcome", "minutes", "--at", 19, "--format", "json")
    assert run(one, *words).stdout == run(other, *words).stdout.replace("other.csv", "one.csv")
    known = interrupted.analyse(VALUES, MONTHS, at=MONTHS[18])
    assert told(run(one, *words))["terms"]["level"]["estimate"] == known.fit["level"].estimate


def test_standard_input_is_read_for_a_dash(run, waits):
    assert run("-", *AT, stdin=waits.read_text()).stdout == run(waits, *AT).stdout


def test_missing_months_are_named_as_a_warning(run, written):
    rows = list(zip(MONTHS, VALUES, strict=True))
    rows[30] = (MONTHS[30], "")  # type: ignore[assignment]
    result = run(written([("month", "minutes"), *rows[:5], *rows[6:]]), *AT)
    assert "June 2016 and July 2018 are missing" in result.stderr


def test_a_control_with_a_gap_is_left_out_by_name(run, wards):
    text = wards.read_text().replace("East,2016-04-01", "East,2015-04-01")
    wards.write_text(text)
    result = run(wards, *AT, "--by", "ward", "--treated", "North", "--controls", "all")
    assert "Warning: East is left out of the controls: it has no value for April 2016." in result.stderr
    only = run(wards, *AT, "--by", "ward", "--treated", "North", "--controls", "East")
    assert "No control has a value for every time of the treated unit." in refused(only)


def test_units_that_cannot_be_analysed_are_named(run, written):
    rows = [("A", month, place) for place, month in enumerate(MONTHS)]
    rows += [("B", month, place % 3) for place, month in enumerate(MONTHS[:19])]
    result = run(written([("ward", "month", "minutes"), *rows]), *AT, "--by", "ward", "--format", "json")
    assert [unit["unit"] for unit in told(result)["units"]] == ["A"]
    assert "waits.csv, B: There must be at least 3 points after the interruption" in result.stderr


def test_a_season_of_three_has_one_pair_of_harmonics_unless_said(run, waits):
    found = told(run(waits, *AT, "--season", 3, "--format", "json"))
    assert list(found["terms"])[4:] == ["sin_1", "cos_1"]


def test_one_unit_is_one_unit(run, written):
    rows = [("A", month, value) for month, value in zip(MONTHS, VALUES, strict=True)]
    file = written([("ward", "month", "minutes"), *rows])
    assert "1 unit analysed." in run(file, *AT, "--by", "ward", "--format", "table").stdout
    assert "there is ‘A’" in refused(run(file, *AT, "--by", "ward", "--treated", "Z"))


def test_the_bundled_example_runs_as_the_help_says(run):
    example = run("--help").stdout.rsplit("goldthread interrupted ", 1)[1].split()
    result = run(*example)
    assert result.exit_code == 0
    assert "against 129 controls" in result.stdout


def test_a_row_called_total_is_no_time_and_is_left_out(run, tmp_path):
    rows = "".join(f"{date.fromordinal(737000 + 7 * n)},{50 + n % 5}\n" for n in range(30))
    named = ("--time", "date", "--outcome", "y", "--at", str(date.fromordinal(737000 + 7 * 15)))
    (tmp_path / "a.csv").write_text("date,y\n" + rows)
    (tmp_path / "b.csv").write_text("date,y\n" + rows + "Total,1560\n")
    plain, total = (run(tmp_path / name, *named) for name in ("a.csv", "b.csv"))
    assert plain.exit_code == 0
    assert total.stdout == plain.stdout
    assert "row 32 (‘Total’) is no time but a total; left out." in total.stderr
