import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from filelock import FileLock

DATABASES = {"db", "transactional_db", "django_db_setup", "live_server"}
LONGEST = (Path(__file__).parent / "longest.txt").read_text().split()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is read of the tests stays to the end: garbage is looked for in what comes after, and seldom."""
    gc.disable()
    result = yield
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()
    return result


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The files that take longest come first, so that no worker waits at the end for another's.

    On PostgreSQL only what knows a database runs: the rest has run on SQLite and would say the same. Before
    one submits, pages are asked for there by one test, every one once (tests/server/addresses); in CI by all.
    """
    for item in items:
        if asks_for_pages(item):
            item.add_marker("once")
    first = {name: n for n, name in enumerate(LONGEST)}
    items.sort(key=lambda item: first.get(item.nodeid.split("::")[0], len(first)))
    if os.environ.get("DATABASE") != "postgres":
        return
    knowing = [item for item in items if knows_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(knowing)])
    items[:] = knowing


def knows_a_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(DATABASES & fixtures) or item.get_closest_marker("django_db") is not None


def asks_for_pages(item: pytest.Item) -> bool:
    """Whether it has a browser's stand-in, and no transactions of its own, in which databases differ."""
    marked = item.get_closest_marker("django_db")
    of_its_own = bool(marked and marked.kwargs.get("transaction"))
    return "client" in getattr(item, "fixturenames", ()) and not of_its_own


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, built by the command that people use: to be copied, not changed."""
    return made_once("built", tmp_path_factory, "demo", "--no-serve")


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation of SASH, which Ada Khan administers: to be copied, not changed."""
    ada = ("--administrator", "ada@example.org", "--administrator-name", "Ada Khan")
    trust = ("--code", "SASH", "--name", "Surrey and Sussex")
    return made_once("begun", tmp_path_factory, "begin", *trust, *ada)


@pytest.fixture
def place(begun: Path, tmp_path: Path) -> Path:
    """That installation, in a folder of the test's own."""
    return shutil.copytree(begun, tmp_path / "place")


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with its tables and nothing in them: to be copied, not changed."""
    return made_once("tables", tmp_path_factory, "security-log")


@pytest.fixture
def empty(tables: Path, tmp_path: Path) -> Path:
    """That one, in a folder of the test's own: a programme begins in it without making tables first."""
    return shutil.copytree(tables, tmp_path / "empty")


def made_once(name: str, folders: pytest.TempPathFactory, *command: str) -> Path:
    """What this command makes in an empty folder.

    Steps and workers share it where scripts/check says where (SHARED).
    """
    shared = os.environ.get("SHARED")
    place = (Path(shared) if shared else folders.mktemp("made")) / name
    place.parent.mkdir(exist_ok=True)
    with FileLock(f"{place}.lock"):
        if not place.exists():
            half = place.with_name(f"{name}-half")
            shutil.rmtree(half, ignore_errors=True)
            full = [sys.executable, "-m", "goldthread.cli", *command]
            subprocess.run(full, env=knowing_only(half), check=True, stdout=subprocess.DEVNULL)
            half.rename(place)
    return place


def knowing_only(place: Path) -> dict[str, str]:
    """The surroundings of a command that knows no installation but this one, on SQLite."""
    others = ("PG", "DATABASE", "DJANGO", "GOLDTHREAD")
    return {k: v for k, v in os.environ.items() if not k.startswith(others)} | {"GOLDTHREAD_DATA": str(place)}
