"""`goldthread import readings`, and two people at once, on a database in a file as it is used."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldthread.cli import main
from goldthread.server.measures import actions, queries

FILE = "period,value\n2019-05-01,9.5\n2019-06-01,9\n"

BEGIN = """
import django; django.setup()
from goldthread.server.people import actions as people
from goldthread.server.people.roles import Role
from goldthread.server.measures import actions
trust = people.found_organisation(code="SASH", name="Surrey and Sussex", by=None)
femi = people.add_person(email="femi@example.org", name="Femi Adeyemi", by=None)
people.grant(person=femi, role=Role.FACILITATOR, place=trust, by=None)
actions.add_measure(organisation=trust, code="OPD-LET", title="Days", dimension="service", counted="Days",
    population="All", method="Log", frequency="day", kind="value", unit="days", direction="down", by=femi)
"""

COUNT = """
import django; django.setup()
from goldthread.server.audit.models import Event
from goldthread.server.measures.models import Reading
print(Reading.objects.count(), Event.objects.filter(what="readings.imported").count())
"""


def run(args, catch=True):
    return CliRunner().invoke(main, ["import", "readings", *map(str, args)])


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str = FILE, name: str = "readings.csv") -> Path:
        (tmp_path / name).write_text(text)
        return tmp_path / name

    return write


def test_a_file_is_taken_in_and_again_changes_nothing(letters, facilitator, file):
    args = [file(), "--measure", "OPD-LET", "--as", facilitator.email]
    done = run(args)
    assert (done.exit_code, "2 added, 0 changed, 0 here already." in done.output) == (0, True), done.output
    again = run(args)
    assert (again.exit_code, "Nothing is new, so nothing was changed." in again.output) == (0, True)
    assert "This same file was taken in on" in again.output
    assert len(queries.series(letters)) == 2


def test_a_dry_run_changes_nothing(letters, facilitator, file):
    done = run([file(), "--measure", "OPD-LET", "--as", facilitator.email, "--dry-run"])
    assert (done.exit_code, "2 would be added" in done.output) == (0, True)
    assert len(queries.series(letters)) == 0


def test_what_is_refused_is_said_row_by_row_and_nothing_is_taken_in(letters, facilitator, file):
    bad = file("period,value\n2019-05-01,9\n13/14/2019,lots\n")
    done = run([bad, "--measure", "OPD-LET", "--as", facilitator.email])
    assert done.exit_code == 1
    assert "Row 3, column period: found ‘13/14/2019’; there is no such day" in done.stderr
    assert "Row 3, column value: found ‘lots’" in done.stderr
    assert "Nothing was taken in." in done.stderr
    assert len(queries.series(letters)) == 0


def test_changing_readings_needs_a_reason(read_letters, facilitator, file):
    args = [file(), "--measure", "OPD-LET", "--as", facilitator.email]
    done = run(args)
    assert (done.exit_code, "say why they were wrong" in done.stderr) == (1, True)
    assert run([*args, "--reason", "Counted again"]).exit_code == 0


def test_whoever_may_not_record_is_refused(letters, staff, file):
    done = run([file(), "--measure", "OPD-LET", "--as", staff.email])
    assert (done.exit_code, "You may not do this here" in done.stderr) == (1, True)


def test_wrong_usage_is_2(letters, facilitator, outsider, file):
    readings = file()
    for args in (
        [readings, "--measure", "OPD-LET"],
        [readings, "--measure", "OPD-LET", "--as", "nobody@example.org"],
        [readings, "--measure", "NONE", "--as", facilitator.email],
        [readings, "--measure", "OPD-LET", "--as", outsider.email],
        ["nowhere.csv", "--measure", "OPD-LET", "--as", facilitator.email],
        [readings, "--measure", "OPD-LET", "--as", facilitator.email, "--organisation", "LTHT"],
    ):
        assert run(args).exit_code == 2, args


def test_a_code_the_measure_had_before_is_known_and_said(letters, facilitator, file):
    actions.edit_measure(measure=letters, code="B", title="Letters", dimension="service", by=facilitator)
    done = run([file(), "--measure", "opd-let", "--as", facilitator.email])
    assert (done.exit_code, "2 added" in done.output) == (0, True), done.output
    assert "OPD-LET is called B now." in done.output


def test_a_file_of_many_measures_names_them(letters, four_hours, facilitator, file):
    many = file("measure,period,value\nOPD-LET,2019-05-01,9\nAE-4H,2019-05-01,95\n")
    done = run([many, "--as", facilitator.email])
    assert "a percentage needs a numerator and a denominator" in done.stderr
    many = file(
        "measure,period,value,numerator,denominator\nOPD-LET,2019-05-01,9,,\nAE-4H,2019-05-01,,57,60\n"
    )
    assert run([many, "--as", facilitator.email]).exit_code == 0
    assert len(queries.series(four_hours)) == 1


def test_what_can_be_read_in_two_ways_is_refused_with_the_option_that_decides(letters, facilitator, file):
    args = [file("Monat;Tage\n2019-05;4,125\n2019-06;3,500\n"), "--measure", "OPD-LET"]
    args += ["--as", facilitator.email]
    refused = run(args)
    assert refused.exit_code == 1
    assert "--decimal comma (‘4,125’ is 4.125" in refused.stderr
    assert run([*args, "--decimal", "comma"]).exit_code == 0
    assert list(queries.series(letters).values) == [4.125, 3.5]


def test_a_column_in_doubt_is_named_by_an_option(letters, facilitator, file):
    args = [file("Month,Days,Weight\nMay 2019,9,1\nJun 2019,8,1\n"), "--measure", "OPD-LET"]
    args += ["--as", facilitator.email]
    refused = run(args)
    assert (refused.exit_code, "--column value=" in refused.stderr) == (1, True)
    done = run([*args, "--column", "value=Days"])
    assert (done.exit_code, "Read ‘Days’ as the value." in done.output) == (0, True)
    assert run([*args, "--column", "days"]).exit_code == 2


def test_two_people_at_once_take_a_file_in_once(empty, file):
    days = "".join(f"2018-{month:02d}-{day:02d},5\n" for month in range(1, 13) for day in range(1, 29))
    readings = file("period,value\n" + days)
    place = {**os.environ, "GOLDTHREAD_DATA": str(empty), "GOLDTHREAD_SECRET_KEY": "only for tests"}
    place |= {"DJANGO_SETTINGS_MODULE": "goldthread.server.config.settings", "DATABASE": "sqlite"}

    def python(*args: str) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen([sys.executable, *args], env=place, text=True, stdout=pipe, stderr=pipe)

    begun = python("-c", BEGIN)
    assert begun.wait() == 0, begun.stderr.read() if begun.stderr else ""
    command = ["-m", "goldthread.cli", "import", "readings", str(readings)]
    command += ["--measure", "OPD-LET", "--as", "femi@example.org"]
    both = [python(*command) for _ in range(2)]
    said = [one.communicate() for one in both]
    assert 0 in [one.returncode for one in both], said
    assert not any("Traceback" in err for _, err in said), said
    out, _ = python("-c", COUNT).communicate()
    assert out.split() == ["336", "1"]
