"""An installation of its own, in a folder or on PostgreSQL, with workers that can be killed."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import knowing_only

ENOUGH = 90.0  # seconds: on a machine that is busy with other things


class There:
    """The installation. What is asked of it is asked in a process of its own, as in earnest."""

    def __init__(self, surroundings: dict[str, str]) -> None:
        self.surroundings = surroundings
        self.workers: list[subprocess.Popen[bytes]] = []
        command = [sys.executable, "-m", "tests.server.work.there"]
        pipe = subprocess.PIPE
        self.asked = subprocess.Popen(command, env=surroundings, stdin=pipe, stdout=pipe, text=True)

    def __getattr__(self, what: str) -> Callable[..., Any]:
        def ask(**arguments: Any) -> Any:
            assert self.asked.stdin
            assert self.asked.stdout
            self.asked.stdin.write(json.dumps([what, arguments]) + "\n")
            self.asked.stdin.flush()
            return json.loads(self.asked.stdout.readline())

        return ask

    def worker(self, **more: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "goldthread.cli", "worker"]
        made = subprocess.Popen(command, env=self.surroundings | more)
        self.workers.append(made)
        return made

    def until(self, true: Callable[[dict[str, Any]], bool], **job: int) -> dict[str, Any]:
        """What is said of a job once it is so; or at last, as a failure to read."""
        end = time.monotonic() + ENOUGH
        while not true(found := self.state(**job)) and time.monotonic() < end:
            time.sleep(0.1)
        assert true(found), found
        return dict(found)

    def end(self) -> None:
        self.asked.communicate()
        for worker in self.workers:
            worker.kill()
            worker.wait()


@pytest.fixture
def there(tmp_path: Path, begun: "Begun") -> Iterator[There]:
    """On the database that this run is of."""
    made = There(begun.copied_to(tmp_path))
    yield made
    made.end()


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Begun"]:
    made = OnPostgres() if os.environ.get("DATABASE") == "postgres" else Begun()
    place = tmp_path_factory.mktemp("begun")
    first = There(made.begin_in(place))
    first.begin()
    first.end()
    yield made
    made.end()


class Begun:
    """An installation that has begun, made once and copied for each test: a folder."""

    def begin_in(self, place: Path) -> dict[str, str]:
        self.place = place
        return surroundings_of(place)

    def copied_to(self, place: Path) -> dict[str, str]:
        shutil.copytree(self.place, place, dirs_exist_ok=True)
        return surroundings_of(place)

    def end(self) -> None: ...


class OnPostgres(Begun):
    """The same with a database beside the folder."""

    def begin_in(self, place: Path) -> dict[str, str]:
        return super().begin_in(place) | self._database("")

    def copied_to(self, place: Path) -> dict[str, str]:
        return super().copied_to(place) | self._database(f"TEMPLATE {self.names[0]}")

    def end(self) -> None:
        for name in self.names:
            self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def __init__(self) -> None:
        self.names: list[str] = []

    def _database(self, like: str) -> dict[str, str]:
        self.names.append(f"there_{os.getpid()}_{len(self.names)}")
        self._say(f"CREATE DATABASE {self.names[-1]} {like}")
        said = {key: os.environ[key] for key in ("PGHOST", "PGUSER", "PGPASSWORD") if key in os.environ}
        return said | {"DATABASE": "postgres", "PGDATABASE": self.names[-1]}

    def _say(self, what: str) -> None:
        import psycopg

        with psycopg.connect(dbname="postgres", autocommit=True) as connection:
            connection.execute(what)


def surroundings_of(place: Path) -> dict[str, str]:
    return knowing_only(place) | {
        "DJANGO_SETTINGS_MODULE": "tests.server.work.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
