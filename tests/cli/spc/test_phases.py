"""`goldthread spc`: baselines, and limits that begin anew."""

import csv
import io

import pytest

from goldthread.methods import spc
from tests.cli.conftest import MONTHS, VALUES

NAMES = ("--time", "month", "--value", "minutes")


@pytest.fixture
def run(called):
    return lambda *words: called("spc", *words)


def rows_of(result):
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_baseline_is_fixed_after_its_points(run, waits):
    rows = rows_of(run(waits([*VALUES[:12], *[100.0] * 8]), *NAMES, "--fix-after", "12"))
    assert {row["upper"] for row in rows} == {repr(float(spc.xmr(VALUES[:12]).upper[0]))}


def test_a_baseline_longer_than_the_series_is_said(run, waits):
    assert (
        "Warning: --fix-after 30: the series has fewer points"
        in run(waits(), *NAMES, "--fix-after", 30).stderr
    )


def test_one_series_alone_can_be_rebased(run, written):
    text = "ward,month,minutes\n" + "".join(
        f"{ward},{month},{value}\n"
        for ward in ("A=B", "C")
        for month, value in zip(MONTHS, VALUES, strict=True)
    )
    rows = rows_of(run(written("w.csv", text), *NAMES, "--by", "ward", "--rebase", "A=B=2019-01-01"))
    assert {row["ward"] for row in rows if row["phase"] == "2"} == {"A=B"}
    unknown = run(written("w.csv", text), *NAMES, "--by", "ward", "--rebase", "D=2019-01-01")
    assert unknown.stderr == "--rebase D=…: there is no series 'D'; there is 'A=B', 'C'.\n"


def test_rebasing_before_the_first_point_changes_nothing_and_says_so(run, waits):
    result = run(waits(), *NAMES, "--rebase", "2010-01-01")
    assert {row["phase"] for row in rows_of(result)} == {"1"}
    assert result.stderr == "Warning: --rebase 2010-01-01: no point is earlier, so it changes nothing.\n"


def test_a_rebase_of_another_kind_than_the_times_is_refused(run, written):
    hours = written(
        "w.csv", "at,minutes\n" + "".join(f"2018-01-01 {n:02}:00,{v}\n" for n, v in enumerate(VALUES))
    )
    names = ("--time", "at", "--value", "minutes")
    assert "is not of the kind of the times" in run(hours, *names, "--rebase", "7").stderr
    rows = rows_of(run(hours, *names, "--rebase", "2018-01-01 10:00"))
    assert [row["phase"] for row in rows] == ["1"] * 10 + ["2"] * 10


def test_a_series_without_a_name_is_called_empty(run, written):
    text = "ward{,month,minutes\n" + "".join(
        f",{month},{v}\n" for month, v in zip(MONTHS[:4], VALUES, strict=False)
    )
    result = run(written("w.csv", text + f",{MONTHS[5]},\n"), *NAMES, "--by", "ward{")
    assert "Warning: w.csv, (empty): no value for 2018-06-01 (row 6); left out." in result.stderr
    assert {row["ward{"] for row in rows_of(result)} == {""}


def test_a_phase_of_one_point_has_no_limits_and_says_so(run, waits):
    result = run(waits(), *NAMES, "--rebase", MONTHS[-1])
    assert rows_of(result)[-1]["upper"] == ""
    assert "One point alone has no limits: in the last phase of the series." in result.stderr


def test_a_series_of_one_point_among_others_is_named_and_not_drawn(run, written):
    text = "ward,month,minutes\nA,2018-01-01,5\nB,2018-01-01,5\nB,2018-02-01,6\n"
    result = run(written("w.csv", text), *NAMES, "--by", "ward", "--format", "svg")
    assert result.stderr == "Warning: One point alone has no limits: in the last phase of A.\n"
    assert result.stdout.count('role="img"') == 1
    counted = run(written("w.csv", text), *NAMES, "--by", "ward", "--chart", "c")
    assert counted.stderr == ""
    assert rows_of(counted)[0]["upper"] == repr(5 + 3 * 5**0.5)
