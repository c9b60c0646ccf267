"""The bundled data sets: described, readable, in the package, and fit for every command's example."""

import csv
import io
import json
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldthread import examples
from goldthread.cli import ON_FILES, main

PROJECT = Path(__file__).parents[2]


def run(*words):
    return CliRunner().invoke(main, [*words])


def example_of(help_text):
    """The line after 'Example:' at the end of a command's help, as words."""
    line = help_text.rpartition("Example:")[2]
    return shlex.split(" ".join(line.split()))


def test_every_data_set_is_described_and_has_rows():
    assert [each.name for each in examples.described()] == list(examples.names())
    for each in examples.described():
        assert each.rows > 10
        assert len(each.columns) >= 2
        assert each.one_row
        assert re.match("(real|synthetic): ", each.source), each.name


def test_real_and_invented_data_are_told_apart():
    sources = {each.name: each.source for each in examples.described()}
    assert "Open Government Licence v3.0" in sources["ae_type_1"]
    assert sources["workshops"].startswith("synthetic")


def test_an_unknown_data_set_is_answered_with_those_there_are():
    with pytest.raises(KeyError, match=r"There is no example 'waits'; there are .*trust_peers"):
        examples.path("waits")


def test_the_emergency_departments_are_those_of_three_years():
    with examples.path("ae_type_1").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["period", "org_code", "attendances", "breaches", "admissions"]
    assert len({row["org_code"] for row in rows}) == 140
    assert (min(row["period"] for row in rows), max(row["period"] for row in rows)) == (
        "2016-04-01",
        "2019-03-01",
    )
    assert {"RF4", "RR8", "RTP", "RXW", "RKB"} <= {row["org_code"] for row in rows}


def test_the_command_lists_them_with_their_columns_and_licence():
    rows = list(csv.DictReader(io.StringIO(run("examples").stdout)))
    assert [row["name"] for row in rows] == list(examples.names())
    assert rows[list(examples.names()).index("ae_type_1")]["columns"] == (
        "period org_code attendances breaches admissions"
    )
    told = json.loads(run("examples", "--format", "json").stdout)["examples"]
    assert [each["name"] for each in told] == list(examples.names())


@pytest.mark.parametrize("command", ON_FILES)
def test_the_example_that_ends_a_command_s_help_runs(command):
    program, *words = example_of(run(command, "--help").stdout)
    assert (program, words[0]) == ("goldthread", command)
    assert command == "examples" or "example:" in " ".join(words)
    result = run(*words)
    assert result.exit_code == 0, result.output
    assert result.stdout


def test_the_data_are_in_the_package_that_is_installed(tmp_path):
    build = [
        sys.executable,
        "-m",
        "uv",
        "build",
        "--wheel",
        "--offline",
        "--no-build-isolation",
        "-o",
        tmp_path,
    ]
    subprocess.run([*map(str, build), "-q"], cwd=PROJECT, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"goldthread/examples/{name}.csv" for name in examples.names()} | {
        "goldthread/examples/README.md"
    }
    assert expected <= packed
