"""A real server with the demonstration, and a real Chromium: what a newcomer would have."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.conftest import knowing_only

from .visiting import WIDE, Server, sign_in


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker("browser")


@pytest.fixture(scope="module")
def server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration served from a copy of its own for each module."""
    folder = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(built, folder)
    port = _free_port()
    command = [sys.executable, "-m", "goldthread.cli", "demo", "--port", str(port)]
    process = subprocess.Popen(
        command, env=knowing_only(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/demo/", process)
        yield Server(f"http://127.0.0.1:{port}", folder)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-sync"]
    browser = playwright.chromium.launch(executable_path=path, args=arguments)
    yield browser
    browser.close()


Visitor = Callable[..., Page]


@pytest.fixture
def visitor(chromium: Browser, server: Server) -> Iterator[Visitor]:
    """Opens a page of somebody's own browser: `visitor("Head of improvement", "SASH")`, signed in.

    When the test is over, no script may have failed in any of them.
    """
    contexts: list[BrowserContext] = []
    failed: list[str] = []

    def open_page(
        post: str = "",
        trust: str = "",
        *,
        javascript: bool = True,
        viewport: dict[str, int] = WIDE,
        touch: bool = False,
    ) -> Page:
        context = chromium.new_context(
            base_url=server.address,
            java_script_enabled=javascript,
            viewport=viewport,  # type: ignore[arg-type]
            has_touch=touch,
            is_mobile=touch,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: failed.append(f"{page.url}: {error}"))
        if post:
            sign_in(page, post, trust)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not failed


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"the server stopped with {process.returncode}")
        try:
            with urlopen(address) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not answer within three minutes")
