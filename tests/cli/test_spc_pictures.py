"""The pictures of the page on charts are what the shell draws."""

import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
WAITS = "examples/waits.csv --time month --value minutes --improves down"
FOUR_HOURS = "examples/four_hours.csv --time month --value breaches --denominator attendances --improves down"
PICTURES = {
    "methods-spc.svg": f"{WAITS} --target 45 --fix-after 15",
    "methods-spc-season.svg": FOUR_HOURS,
    "methods-spc-adjusted.svg": f"{FOUR_HOURS} --adjusted",
}


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_of_the_page_is_what_the_shell_draws(name):
    """In a process of its own: fonts that the server's pages register would measure text otherwise."""
    command = [sys.executable, "-m", "goldthread.cli", "spc", *PICTURES[name].split(), "--format", "svg"]
    drawn = subprocess.run(command, capture_output=True, check=True, cwd=DOCS).stdout
    assert (DOCS / "images" / name).read_bytes() == drawn
