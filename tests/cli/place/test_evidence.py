"""`goldthread evidence`, on workshops built through actions."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from goldthread.cli import main
from goldthread.server.people.models import Organisation, Person
from tests.server.conftest import other_trust, outsider, somebody, trust
from tests.server.evidence.conftest import Run, run

__all__ = ["other_trust", "outsider", "run", "somebody", "trust"]  # fixtures


@pytest.fixture
def programme(trust: Organisation, other_trust: Organisation, run: Run) -> None:
    for place in (trust, other_trust):
        run(place, lead_time={"baseline": 6000, "90": 3000})
        run(place, lead_time={"baseline": 9000, "90": 4800, "120": 4200})


@pytest.fixture
def goldthread(programme: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs the command on the database of the tests, in a folder that looks like theirs."""
    (tmp_path / "goldthread.sqlite3").touch()
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))

    def running(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["evidence", *arguments])

    return running


def test_everything_is_read_at_the_servers_own_shell(goldthread: Any) -> None:
    done = goldthread()
    assert done.exit_code == 0
    assert "Across 4 workshops, lead time fell from 500 hours to 260 at day 90, by 48%." in done.output
    assert "Run and complete: value streams and workshops" in done.output
    assert "nobody is ranked" in done.output


def test_json_for_one_organisation(goldthread: Any) -> None:
    found = json.loads(goldthread("--organisation", "SASH", "--format", "json").stdout)
    assert found["organisations"] == ["SASH"]
    row = found["outcomes"][0]
    assert (row["organisation"], row["outcome"], row["unit"]) == ("SASH", "lead_time", "hours")
    assert (row["workshops"], row["baseline"], row["day_90"]) == (2, 250, 130)
    assert found["tests"][0]["after"]["sum"] == 7200  # the last values, in minutes


def test_a_checkpoint_applies_to_all_tables(goldthread: Any) -> None:
    last = json.loads(goldthread("--checkpoint", "last", "--format", "json").stdout)
    assert (last["outcomes"][0]["day_90"], last["outcomes"][0]["checkpoint"]) == (120, "last")
    day_90 = json.loads(goldthread("--checkpoint", "90", "--format", "json").stdout)
    assert day_90["tests"][0]["after"]["sum"] == 15600


def test_csv_is_what_was_before_and_after(goldthread: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(goldthread("--format", "csv").stdout)))
    hours = {r["organisation"]: r["day_90"] for r in rows if r["outcome"] == "lead_time"}
    assert hours == {"LTHT": "130", "SASH": "130", "Total": "260"}


def test_a_spreadsheet_goes_into_a_file(goldthread: Any, tmp_path: Path) -> None:
    file = tmp_path / "evidence.xlsx"
    assert goldthread("--format", "xlsx", "-o", str(file)).exit_code == 0
    assert load_workbook(file)["Before and after"]["F2"].value == 250


def test_a_spreadsheet_is_not_written_to_a_terminal(goldthread: Any) -> None:
    refused = goldthread("--format", "xlsx")
    assert refused.exit_code == 2
    assert "name a file with -o" in refused.stderr


def test_an_unknown_organisation_is_refused_naming_the_known(goldthread: Any) -> None:
    refused = goldthread("--organisation", "SATH", "--organisation", "SASH")
    assert refused.exit_code == 1
    assert refused.stderr == "There is no organisation SATH. Known here: LTHT, SASH.\n"
    assert refused.stdout == ""


def test_a_wrong_checkpoint_is_wrong_usage(goldthread: Any) -> None:
    assert goldthread("--checkpoint", "45").exit_code == 2


def test_as_somebody_it_shows_what_they_may_see(goldthread: Any, outsider: Person) -> None:
    found = json.loads(goldthread("--as", outsider.email, "--format", "json").stdout)
    assert found["organisations"] == ["LTHT"]
    refused = goldthread("--as", outsider.email, "--organisation", "SASH")
    assert (refused.exit_code, refused.stderr) == (1, "There is no organisation SASH. Known here: LTHT.\n")


def test_nobody_of_that_address_is_refused(goldthread: Any) -> None:
    refused = goldthread("--as", "nobody@example.org")
    assert (refused.exit_code, refused.stderr) == (1, "Nobody here has the address nobody@example.org.\n")


def test_a_folder_that_cannot_be_written_is_refused(goldthread: Any, tmp_path: Path) -> None:
    refused = goldthread("-o", str(tmp_path / "nowhere" / "evidence.txt"))
    assert refused.exit_code == 1
    assert "cannot be written" in refused.stderr


def test_a_folder_without_a_programme_is_refused_and_left_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE", raising=False)
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))
    refused = CliRunner().invoke(main, ["evidence"])
    assert refused.exit_code == 1
    assert "There is no programme in" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_for_outside_totals_give_no_workshop_away(goldthread: Any, trust: Organisation, run: Run) -> None:
    told = goldthread("--in-totals")
    assert "LTHT and SASH share their totals with you." in told.output
    assert "Too few to tell" in told.output
    assert "Across" not in told.output
    for n in range(3):
        run(trust, lead_time={"baseline": 6600 + 600 * n, "90": 3300})
    said = goldthread("--in-totals", "--checkpoint", "last").output
    assert "Across 5 workshops, lead time fell from 610 hours to 295 at day 90, by 52%." in said
    row = json.loads(goldthread("--in-totals", "--format", "json").stdout)["outcomes"][0]
    assert (row["organisation"], row["workshops"], row["withheld"]) == ("LTHT", None, "Too few to tell")


def test_one_asks_as_a_person_or_for_outside(goldthread: Any) -> None:
    assert goldthread("--in-totals", "--as", "nobody@example.org").exit_code == 2
