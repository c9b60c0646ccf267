"""The first hour: from `goldthread begin` on an empty folder to a chart, and on to a partnership."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import knowing_only

from .beginning import (
    MONTHS,
    a_measure_is_added_and_its_column_pasted,
    a_partnership_is_begun_and_the_other_asked,
    a_value_stream_serves_the_objective,
    each_dimension_is_measured_or_excused,
    it_has_two_members,
    it_is_adopted_and_an_objective_serves_it,
    its_readings_go_on_until_last_month,
    somebody_comes_by_their_link,
    the_other_joins_it,
    the_partnership_asks_for_something,
    the_thread_is_whole,
)
from .conftest import _free_port, _wait_for


class Shell:
    """What somebody types at the shell of a new server, whose folder is empty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.links: dict[str, str] = {}

    def begin(self, code: str, name: str, email: str, person: str) -> str:
        """Begin an organisation; the link that is printed."""
        options = ("--code", code, "--name", name, "--administrator", email, "--administrator-name", person)
        command = [sys.executable, "-m", "goldthread.cli", "begin", *options, "--port", str(self.port)]
        done = subprocess.run(
            command, env=knowing_only(self.folder), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        found = re.search(r"https?://\S+", done.stdout)
        assert found
        return found[0]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Shell]:
    """Two organisations have begun in one place, and its pages are served."""
    shell = Shell(tmp_path / "hour")
    shell.links = {
        "Ada Khan": shell.begin("SASH", "Surrey and Sussex Healthcare", "ada@example.org", "Ada Khan"),
        "Bo Yu": shell.begin("LTHT", "Leeds Teaching Hospitals", "bo@example.org", "Bo Yu"),
    }
    command = [sys.executable, "-m", "goldthread.cli", "serve", "--port", str(shell.port)]
    process = subprocess.Popen(
        command, env=knowing_only(shell.folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"{shell.address}/accounts/login/", process)
        yield shell
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def browser_of(chromium: Browser, served: Shell) -> Iterator[Callable[[], Page]]:
    """Opens somebody's own browser, in which nobody is signed in yet."""
    contexts = []

    def open_page() -> Page:
        contexts.append(chromium.new_context(base_url=served.address))
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_from_an_empty_folder_to_a_chart_and_on_to_a_partnership_with_a_thread_that_is_whole(
    served: Shell, browser_of: Callable[[], Page]
) -> None:
    ada = browser_of()
    somebody_comes_by_their_link(ada, served.links["Ada Khan"], "Ada Khan")
    a_measure_is_added_and_its_column_pasted(ada, MONTHS)
    its_readings_go_on_until_last_month(ada, date.today())

    bo = browser_of()
    a_partnership_is_begun_and_the_other_asked(ada, "LTHT")
    somebody_comes_by_their_link(bo, served.links["Bo Yu"], "Bo Yu")
    the_other_joins_it(bo)
    it_has_two_members(ada)

    the_partnership_asks_for_something(ada)
    it_is_adopted_and_an_objective_serves_it(ada, "SASH")
    a_value_stream_serves_the_objective(ada, "SASH")
    each_dimension_is_measured_or_excused(ada)
    the_thread_is_whole(ada, "SASH")
