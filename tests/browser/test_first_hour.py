"""The first hour: from `goldthread begin` on an empty folder to a chart of one's own figures."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import _environment, _free_port, _wait_for
from .visiting import fill, follow, is_headed, name_on, press, reads, tick

PASSWORD = "walking to theatre seven"
MONTHS = ["Jul-17", "Aug-17", "Sep-17", "Oct-17", "Nov-17", "Dec-17", "Jan-18", "Feb-18", "Mar-18", "Apr-18"]
SHARES = ["62.3%", "64.1%", "61.0%", "66.7%", "63.2%", "65.5%", "62.9%", "64.8%", "67.1%", "63.9%"]
COLUMN = "\n".join(["Month\tCompliance", *(f"{m}\t{s}" for m, s in zip(MONTHS, SHARES, strict=True))])


class Shell:
    """What somebody types at the shell of a new server, whose folder is empty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"

    def says(self, *arguments: str) -> str:
        """What `goldthread …` prints."""
        command = [sys.executable, "-m", "goldthread.cli", *arguments]
        done = subprocess.run(command, env=_environment(self.folder), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def begin(self, code: str, name: str, email: str, person: str) -> str:
        """Begin an organisation; the link that is printed."""
        who = ("--administrator", email, "--administrator-name", person, "--port", str(self.port))
        found = re.search(r"https?://\S+", self.says("begin", "--code", code, "--name", name, *who))
        assert found
        return found[0]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return Shell(tmp_path_factory.mktemp("first") / "hour")


@pytest.fixture(scope="module")
def link(shell: Shell) -> str:
    return shell.begin("SASH", "Surrey and Sussex Healthcare", "ada@example.org", "Ada Khan")


@pytest.fixture(scope="module")
def served(shell: Shell, link: str) -> Iterator[Shell]:
    command = [sys.executable, "-m", "goldthread.cli", "serve", "--port", str(shell.port)]
    process = subprocess.Popen(
        command, env=_environment(shell.folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"{shell.address}/accounts/login/", process)
        yield shell
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def page(chromium: Browser, served: Shell) -> Iterator[Page]:
    context = chromium.new_context(base_url=served.address)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def test_from_an_empty_folder_to_a_chart_of_a_pasted_column(page: Page, link: str) -> None:
    page.goto(link)
    fill(page, "Your password", PASSWORD)
    press(page, "Save it and go on")
    assert name_on(page) == "Ada Khan"

    follow(page, "Add a measure", within="main")
    fill(page, "What is measured?", "Hand hygiene")
    fill(page, "In what unit?", "%")
    tick(page, "Higher is better")
    press(page, "Go on to its readings")

    fill(page, "Paste", COLUMN)
    press(page, "Look at it")
    press(page, "Take them all in")

    is_headed(page, "Hand hygiene")
    reads(page, "10 readings were added")
    assert page.locator("main img.app-figure__picture").get_attribute("alt")
