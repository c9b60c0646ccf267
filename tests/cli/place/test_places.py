"""The commands that make and keep an installation, run as a person runs them."""

import os
import subprocess
import sys
from pathlib import Path


def goldthread(
    *arguments: str, place: Path, more: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "DATABASE", "GOLDTHREAD"))}
    command = [sys.executable, "-m", "goldthread.cli", "--data", str(place), *arguments]
    env = kept | (more or {})
    return subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


BEGIN = ("begin", "--code", "SASH", "--name", "Surrey and Sussex", "--administrator", "ada@example.org")


def test_a_real_place_begins_with_an_organisation_and_its_administrator(tmp_path: Path) -> None:
    done = goldthread(*BEGIN, "--administrator-name", "Ada Khan", place=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Ada Khan sets a password and is signed in here, once, within 24 hours:" in done.stdout
    assert "http://127.0.0.1:8000/accounts/password/reset/key/" in done.stdout


def test_the_link_carries_the_port_that_people_use(empty: Path) -> None:
    done = goldthread(*BEGIN, "--administrator-name", "Ada Khan", "--port", "8765", place=empty)
    assert "http://127.0.0.1:8765/accounts/" in done.stdout
    assert "serve --port 8765" in done.stdout


def test_the_address_is_said_once_and_remembered(empty: Path) -> None:
    said = {"GOLDTHREAD_URL": "https://improve.example.org/"}
    goldthread(*BEGIN, "--administrator-name", "Ada Khan", place=empty, more=said)
    done = goldthread("link", "ada@example.org", "--port", "8765", place=empty)
    assert "https://improve.example.org/accounts/password/reset/key/" in done.stdout


def test_an_address_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    said = {"GOLDTHREAD_URL": "improve.example.org"}
    done = goldthread(*BEGIN, "--administrator-name", "Ada Khan", place=tmp_path, more=said)
    assert done.returncode == 1
    assert "give it whole, such as https://improve.example.org" in done.stderr


def test_whoever_is_locked_out_gets_a_new_link(place: Path) -> None:
    done = goldthread("link", "Ada@Example.org", place=place)
    assert done.returncode == 0, done.stderr
    assert "/accounts/password/reset/key/" in done.stdout
    nobody = goldthread("link", "eve@example.org", place=place)
    assert nobody.returncode == 1
    assert "Nobody here has the address eve@example.org" in nobody.stderr


def test_what_is_missing_is_named_where_nobody_can_be_asked(empty: Path) -> None:
    done = goldthread("begin", "--code", "SASH", place=empty)
    assert done.returncode == 2
    assert "--name, --administrator, --administrator-name" in done.stderr


def test_its_signing_key_is_its_owners_alone(place: Path) -> None:
    assert (place / "secret_key").stat().st_mode & 0o077 == 0


def test_an_organisation_does_not_begin_twice(place: Path) -> None:
    again = goldthread(*BEGIN, "--administrator-name", "Ada Khan", place=place)
    assert again.returncode == 1
    assert "code SASH already" in again.stderr
    assert "A new link for Ada Khan" in again.stderr
    assert "link ada@example.org" in again.stderr


def test_a_second_organisation_begins_beside_the_first(place: Path) -> None:
    other = [each.replace("SASH", "LTHT") for each in BEGIN]
    done = goldthread(*other, "--administrator-name", "Ada Khan", place=place)
    assert done.returncode == 0, done.stderr


def test_a_code_in_the_wrong_shape_is_refused_in_words(empty: Path) -> None:
    wrong = list(BEGIN)
    wrong[2] = "not a code"
    done = goldthread(*wrong, "--administrator-name", "Ada Khan", place=empty)
    assert done.returncode == 1
    assert "capital letters" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demonstration_does_not_touch_a_real_programme(place: Path) -> None:
    done = goldthread("demo", "--no-serve", "--reset", place=place)
    assert done.returncode == 1
    assert "holds a real programme" in done.stderr


def test_wrong_usage_is_exit_code_two(tmp_path: Path) -> None:
    assert goldthread("serve", "--port", "many", place=tmp_path).returncode == 2
    assert goldthread("no-such-thing", place=tmp_path).returncode == 2


def test_the_folder_may_be_named_before_the_command_or_after_it(tmp_path: Path) -> None:
    elsewhere, here = tmp_path / "elsewhere", tmp_path / "here"
    done = goldthread(*BEGIN, "--administrator-name", "Ada Khan", "--data", str(here), place=elsewhere)
    assert done.returncode == 0, done.stderr
    assert (here / "goldthread.sqlite3").exists()
    assert not elsewhere.exists()
