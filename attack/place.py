"""An installation of its own: a folder that goes with it, a small programme, and a server on loopback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attack.asking import Answer, Browser

ROOT = Path(__file__).parents[1]
SOON = 90.0
"""Seconds within which a server answers after it was started."""


@dataclass
class Installation:
    """A folder, what was planted in it, and the server that runs there now."""

    folder: Path
    planted: Mapping[str, Any] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    more: dict[str, str] = field(default_factory=dict)

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of its processes: nothing of another installation but PostgreSQL, where meant."""
        others = ("DJANGO", "GOLDTHREAD", *(() if self.on_postgres else ("PG", "DATABASE")))
        mine = {k: v for k, v in os.environ.items() if not k.startswith(others)}
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        return mine | {"GOLDTHREAD_DATA": str(self.folder), "PYTHONPATH": paths} | self.more

    @property
    def on_postgres(self) -> bool:
        return os.environ.get("DATABASE") == "postgres"

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text(errors="replace")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command],
            env=self.surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    def plant(self) -> None:
        """Build the small programme, with words planted in every text."""
        done = self.run("-m", "attack.planting")
        if done.returncode:
            raise SystemExit(f"The programme could not be built.\n{done.stderr[-3000:]}")
        self.planted = json.loads(done.stdout.splitlines()[-1])

    def start(self) -> None:
        """Start the server with its worker, and wait until it answers."""
        self.port = self.port or _free_port()
        command = [
            sys.executable,
            "-m",
            "goldthread.cli",
            "serve",
            "--port",
            str(self.port),
            "--workers",
            "1",
        ]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, env=self.surroundings, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + SOON
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if self.browser().ask("GET", "/accounts/login/").status < 500:
                    return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"The server did not answer.\n{self.log[-3000:]}")

    def kill(self) -> None:
        """End the server and whatever it started, at once and without a word."""
        if self.process:
            for each in started_by(self.process.pid):
                with suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def browser(self, visitor: str = "nobody") -> Browser:
        return Browser(self.port, visitor, self.planted.get("sessions", {}).get(visitor, ""))


def started_by(pid: int) -> set[int]:
    """A process that we started, and whatever came of it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found, todo = {pid}, [pid]
    while todo:
        more = children.get(todo.pop(), [])
        found |= set(more)
        todo += more
    return found


@contextmanager
def installation(*, started: bool = True, more: Mapping[str, str] | None = None) -> Iterator[Installation]:
    """An installation with the small programme, whose server is ended and whose folder goes in the end."""
    with tempfile.TemporaryDirectory(prefix="goldthread-attack-", ignore_cleanup_errors=True) as folder:
        place = Installation(Path(folder), more=dict(more or {}))
        place.plant()
        try:
            if started:
                place.start()
            yield place
        finally:
            place.kill()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


__all__ = ["Answer", "Installation", "installation"]
