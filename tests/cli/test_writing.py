"""What a command's answer looks like in each format, and where it is written."""

import json
import math
import os
import re
import stat
import subprocess
import sys
from datetime import date
from enum import StrEnum
from html.parser import HTMLParser

import click
import numpy as np
import pytest
from click.testing import CliRunner

from goldthread.charts.spc import spc as figure
from goldthread.cli import Refused
from goldthread.cli.writing.answer import Answer
from goldthread.cli.writing.files import write_whole
from goldthread.cli.writing.options import written
from goldthread.cli.writing.text import json_of
from goldthread.methods import spc


class Finding(StrEnum):
    BETTER = "better"


def answer(file=None, **changed):
    """An answer with everything that a command may say."""
    told = {
        "heading": "Waits at A & E",
        "rows": lambda: (("site", "n", "value"), [("RXW", 1, math.nan), ("R, TP", 20, 1 / 3)]),
        "data": lambda: {
            "values": np.array([0.1, math.nan, math.inf]),
            "count": np.int64(3),
            "on": date(2019, 3, 1),
            "finding": Finding.BETTER,
            "so": np.bool_(True),
        },
        "sentences": ["It got better."],
        "figures": lambda width: [
            figure(spc.xmr([1, 2, 3, 2, 1, 2]), title=f"Ward {n}", width=width) for n in (1, 2)
        ],
        "warnings": ["Two rows were left out."],
        "caption": "Each site",
        "tables": {"More": lambda: (("name",), [("a",)])},
        "others": {"graphml": lambda: "<graphml/>"},
    }
    return Answer(**{**told, **changed})


@pytest.fixture
def run():
    """Calls a command that answers so, with those words after it."""

    def called(*words, **changed):
        @click.command()
        @click.argument("file", required=False)
        @written(others=["graphml"])
        def command(file):
            return answer(**changed)

        return CliRunner().invoke(command, [*map(str, words)])

    return called


def test_csv_has_full_precision_and_nothing_where_a_number_is_missing(run):
    assert run("--format", "csv").stdout == 'site,n,value\nRXW,1,\n"R, TP",20,0.3333333333333333\n'


def test_csv_is_what_goes_into_a_pipe(run):
    assert run().stdout == run("--format", "csv").stdout


def test_json_has_null_where_a_number_is_missing_or_infinite(run):
    assert json.loads(run("--format", "json").stdout) == {
        "values": [0.1, None, None],
        "count": 3,
        "on": "2019-03-01",
        "finding": "better",
        "so": True,
    }


@pytest.mark.parametrize("items", [[], [1], [{"a": [1, math.nan], "b": "x\ny"}, {"a": []}]])
def test_many_things_are_told_one_by_one_as_if_together(items):
    together = b"".join(json_of({"n": {"m": [1]}, "series": items, "more": []}))
    assert b"".join(json_of({"n": {"m": [1]}, "series": iter(items), "more": []})) == together
    assert json.loads(together)["n"] == {"m": [1]}


def test_a_table_says_the_finding_first_and_keeps_numbers_in_line(run):
    assert run("--format", "table").stdout.splitlines() == [
        "Waits at A & E",
        "It got better.",
        "",
        "Each site",
        "site    n   value",
        "RXW     1",
        "R, TP  20  0.3333",
        "",
        "More",
        "name",
        "a",
    ]


@pytest.mark.parametrize(
    ("form", "part"),
    [("csv", "rows"), *((form, part) for form in ("table", "html") for part in ("rows", "shown", "tables"))],
)
def test_two_columns_of_one_name_are_refused_before_anything_is_written(run, tmp_path, form, part):
    def twice():
        return ("site", "n", "site"), [("RXW", 1, "North")]

    out = tmp_path / "answer"
    result = run("--format", form, "-o", out, **{part: {"More": twice} if part == "tables" else twice})
    assert result.exit_code == 1
    assert (
        "The answer would have two columns named 'site': give the column 'site' of the file "
        "another name first."
    ) in result.stderr
    assert not out.exists()


def test_a_table_shows_some_rows_and_counts_the_rest(run):
    said = run("--format", "table", rows=lambda: (("n",), [(n,) for n in range(500)])).stdout.splitlines()
    assert said[4:6] == ["  n", "  0"]
    assert "… and 300 more rows; --format csv has all." in said


def test_a_small_number_among_large_ones_does_not_vanish(run):
    said = run("--format", "table", rows=lambda: (("x",), [(1234.5,), (0.00012,)])).stdout
    assert "0.00012" in said


def test_warnings_are_said_on_standard_error_in_every_format(run):
    for form in ("table", "csv", "json", "svg", "png", "html"):
        assert run("--format", form).stderr == "Warning: Two rows were left out.\n", form


def test_figures_stand_one_below_the_other_with_names_of_their_own(run):
    drawn = run("--format", "svg").stdout
    names = re.findall(r'\bid="([^"]+)"', drawn)
    assert drawn.count('role="img"') == 2
    assert len(names) == len(set(names))
    assert set(re.findall(r"url\(#([^)]+)\)", drawn)) <= set(names)


def test_a_png_holds_the_figures_too(run):
    content = run("--format", "png", "--width", 400).stdout_bytes
    assert content.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(content[16:20], "big") == 800  # two pixels to each of the width


def test_an_answer_without_a_figure_says_so(run):
    result = run("--format", "svg", figures=None)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no figure of this to write as SVG." in result.output


class Outline(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self):
        super().__init__()
        self.elements, self.text = [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def test_a_page_can_be_read_by_all_and_fetches_nothing(run):
    page = run("--format", "html").stdout
    outline = Outline()
    outline.feed(page)
    tags = [tag for tag, _ in outline.elements]
    assert ("html", {"lang": "en-GB"}) in outline.elements
    assert tags.count("h1") == tags.count("title") == tags.count("main") == 1
    assert tags.count("table") == tags.count("caption") == 2
    figures = [attrs["class"] for tag, attrs in outline.elements if tag == "figure"]
    assert figures == ["broad", "narrow"] * 2  # a telephone shows the narrow ones instead
    assert tags.count("svg") == 4
    assert all(attrs.get("scope") == "col" for tag, attrs in outline.elements if tag == "th")
    assert all(attrs["aria-label"] for tag, attrs in outline.elements if attrs.get("role") == "img")
    assert {"Waits at A & E", "It got better.", "Two rows were left out.", "RXW"} <= set(outline.text)
    assert not {"script", "link", "img", "iframe"} & set(tags)
    fetched = re.findall(r"""(?:src|href)=["'](?!#)[^"']*|@import|url\((?!#)""", page)
    assert fetched == []


def test_a_page_does_without_figures_that_are_too_many(run):
    def too_many(width):
        raise Refused("400 figures are too many.")

    page = run("--format", "html", figures=too_many).stdout
    assert "<p>400 figures are too many.</p>" in page
    assert "RXW" in page


def test_what_is_written_in_html_cannot_break_out(run):
    page = run("--format", "html", heading="<script>alert(1)</script>").stdout
    assert "<script" not in page


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.csv", b"site,"),
        ("a.json", b"{"),
        ("a.svg", b"<svg"),
        ("a.png", b"\x89PNG"),
        ("a.html", b"<!DOCTYPE html>"),
        ("a.txt", b"Waits"),
        ("a.graphml", b"<graphml/>"),
    ],
)
def test_the_ending_of_the_file_says_the_format(run, tmp_path, name, begins):
    assert run("-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_an_ending_that_says_nothing_is_asked_about(run, tmp_path):
    result = run("-o", tmp_path / "a.xlsx")
    assert result.exit_code == 2
    assert "give --format" in result.output
    assert run("-o", tmp_path / "a.dat", "--format", "csv").exit_code == 0


def test_a_missing_folder_is_refused_in_a_sentence(run, tmp_path):
    result = run("-o", tmp_path / "none" / "a.csv")
    assert result.exit_code == 1
    assert result.stderr.endswith(f"it cannot be written (there is no folder {tmp_path / 'none'}).\n")


def test_the_file_that_was_read_is_not_written_over(run, tmp_path):
    (tmp_path / "a.csv").write_text("month,minutes\n")
    result = run(tmp_path / "a.csv", "-o", tmp_path / "a.csv")
    assert result.exit_code == 1
    assert "it is the file that was read" in result.stderr
    assert (tmp_path / "a.csv").read_text() == "month,minutes\n"


def test_a_file_stays_as_it_was_until_the_new_one_is_whole(tmp_path):
    def half():
        yield b"new"
        raise KeyboardInterrupt

    (tmp_path / "a.csv").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_whole(half(), str(tmp_path / "a.csv"))
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.csv", "old")]


def test_a_file_that_was_there_keeps_its_mode(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")
    path.chmod(0o640)
    write_whole([b"new"], str(path))
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_is_followed_and_a_device_written_to(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_whole([b"new"], str(tmp_path / "link.csv"))
    assert (tmp_path / "real.csv").read_text() == "new"
    assert (tmp_path / "link.csv").is_symlink()
    write_whole([b"new"], os.devnull)


def in_a_shell(after):
    """What is said by a real process whose output goes there."""
    command = f"{sys.executable} -m goldthread.cli spc example:ae_type_1 --time period --value breaches"
    line = f"{{ {command} --by org_code {after}; }} 2>&1"
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False).stdout


def test_a_reader_that_has_seen_enough_is_no_error():
    said = in_a_shell("| head -1").splitlines()
    assert [line for line in said if not line.startswith("Warning: ")] == [
        "org_code,period,value,phase,centre,lower,upper,signal,meaning,target"
    ]


def test_a_full_disk_is_said_in_a_sentence():
    last = in_a_shell(">/dev/full").splitlines()[-1]
    assert last == "standard output: it cannot be written (No space left on device)."
