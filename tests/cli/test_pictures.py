"""The figures in the documents are what the shell draws, by the line that stands under each."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

DOCS = Path(__file__).parents[2] / "docs"
LINE = re.compile(r"^goldthread (.+) -o (methods-[a-z-]+\.svg)$", re.MULTILINE)
LINES = {
    name: words for page in (DOCS / "methods").glob("*.md") for words, name in LINE.findall(page.read_text())
}


def test_every_figure_of_a_method_has_a_line_that_draws_it():
    assert set(LINES) == {path.name for path in (DOCS / "images").glob("methods-*.svg")}


@pytest.mark.parametrize("name", sorted(LINES))
def test_each_figure_says_what_the_shell_draws(name):
    """By its alternative text and all that is written in it: how wide letters are is the machine's affair."""
    command = [sys.executable, "-m", "goldthread.cli", *LINES[name].split(), "--format", "svg"]
    drawn = subprocess.run(command, capture_output=True, check=True, cwd=DOCS, text=True).stdout
    assert written(drawn) == written((DOCS / "images" / name).read_text())


def written(svg):
    """The alternative text of a figure (or of several in one), and its words and numbers."""
    parts = list(ElementTree.fromstring(svg).iter())
    return [part.get("aria-label") for part in parts if part.get("role") == "img"], [
        "".join(part.itertext()) for part in parts if part.tag.endswith("}text")
    ]
