"""A passkey takes the place of the password: added, used to sign in, and taken away, in a real browser."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import knowing_only

from .beginning import PASSWORD, somebody_comes_by_their_link
from .conftest import _free_port, _wait_for
from .visiting import fill, follow, is_headed, name_on, press, reads

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def ada(tmp_path: Path, chromium: Browser) -> Iterator[Page]:
    """The first administrator of a new place, signed in on a computer that keeps passkeys.

    The place is reached as localhost: a browser takes passkeys at a name, never at a mere number.
    """
    port = _free_port()
    address = f"http://localhost:{port}"
    known = knowing_only(tmp_path / "place") | {"GOLDTHREAD_URL": address}
    begin = ["begin", "--code", "SASH", "--name", "Surrey and Sussex", "--administrator", "ada@example.org"]
    begun = _goldthread(known, *begin, "--administrator-name", "Ada Khan")
    link = re.search(r"https?://\S+", begun.stdout)
    assert link, begun.stderr
    command = [sys.executable, "-m", "goldthread.cli", "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=known, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = chromium.new_context(base_url=address)
    try:
        _wait_for(f"{address}/accounts/login/", process)
        page = context.new_page()
        _keeps_passkeys(page)
        somebody_comes_by_their_link(page, link[0], "Ada Khan")
        yield page
    finally:
        context.close()
        process.terminate()
        process.wait(timeout=20)


def test_a_passkey_is_added_signs_in_and_is_taken_away(ada: Page) -> None:
    page = ada
    add_one(page, "The computer on the ward")
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/")
    assert name_on(page) == "Ada Khan"
    page.goto("/accounts/sessions/")
    reads(page, "Signed in: passkey")
    page.goto("/accounts/2fa/webauthn/")
    reads(page, "The computer on the ward")
    page.get_by_role("button", name=re.compile("Take it away")).or_(
        page.get_by_role("link", name=re.compile("Take it away"))
    ).first.click()
    who_are_you(page)
    press(page, "Take it away")
    reads(page, "The passkey is taken away.")
    reads(page, "You have none yet.")


def test_what_the_browser_does_not_do_is_said(ada: Page) -> None:
    page = ada
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()  # this computer has none
    page.get_by_role("alert").filter(has_text="The passkey was not used").wait_for()


def add_one(page: Page, name: str) -> None:
    page.goto("/accounts/2fa/")
    follow(page, "Add a passkey")
    who_are_you(page)
    is_headed(page, "Add a passkey")
    fill(page, "What do you call it?", name)
    page.get_by_role("button", name="Go on").click()
    is_headed(page, "Recovery codes")
    reads(page, "Your passkey is added.")


def who_are_you(page: Page) -> None:
    """Say who one is once more, where that is asked."""
    path = urlsplit(page.url).path
    if "reauthenticate" in path:
        if "2fa" in path:
            follow(page, "Use your password")
        fill(page, "Your password", PASSWORD)
        press(page, "Go on")


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.goto("/accounts/login/")


def _keeps_passkeys(page: Page) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def _goldthread(known: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "goldthread.cli", *arguments]
    return subprocess.run(command, env=known, capture_output=True, text=True, check=False)
