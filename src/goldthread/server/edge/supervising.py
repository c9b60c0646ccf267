"""The processes of `goldthread serve`: as many that answer as there are cores, and what works beside them.

One process looks after the others. Whichever dies is replaced; all end within seconds when it is told to end;
and when it is itself killed without a word, each notices by itself.
"""

import logging
import multiprocessing
import os
import subprocess
import time
from collections.abc import Sequence
from socket import socket

import uvicorn
from uvicorn.supervisors import Multiprocess

from . import parent
from .companions import Companion
from .patient import Patient

logger = logging.getLogger(__name__)

TO_FINISH = 5  # seconds for what is being answered when the server is told to end
TO_END = 10  # seconds until whatever has not ended by then is killed


class Watchful(uvicorn.Config):
    """The configuration of a process that answers; it ends with the one that started it."""

    def load(self) -> None:
        if (started_by := multiprocessing.parent_process()) and started_by.pid:
            parent.end_with(started_by.pid)
        super().load()


def serve(
    application: str, *, host: str, port: int, workers: int, companions: Sequence[Companion] = ()
) -> None:
    """Serve until told to end. `application` is where each process finds it: "module:name"."""
    config = Watchful(
        application,
        host=host,
        port=port,
        workers=workers,
        http=Patient,
        ws="none",
        lifespan="off",
        access_log=False,  # it would show addresses that open something
        log_config=None,  # its loggers say what they have to say where all others do
        server_header=False,
        proxy_headers=False,  # the settings say whose word about a client counts
        timeout_graceful_shutdown=TO_FINISH,
        timeout_worker_healthcheck=15,
    )
    Together(config, [config.bind_socket()], companions).run()


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Together(Multiprocess):
    """uvicorn's supervisor, which also looks after companions and kills what does not end."""

    def __init__(
        self, config: uvicorn.Config, sockets: list[socket], companions: Sequence[Companion]
    ) -> None:
        super().__init__(config, sockets)
        self.companions = [_Running(each) for each in companions]

    def init_processes(self) -> None:
        super().init_processes()
        for each in self.companions:
            each.start()

    def keep_subprocess_alive(self) -> None:
        before = [process.pid for process in self.processes]
        super().keep_subprocess_alive()
        if not self.should_exit.is_set() and before != [process.pid for process in self.processes]:
            logger.warning("A process that answers had ended. Another takes its place.")
        for each in self.companions:
            each.keep_alive()

    def terminate_all(self) -> None:
        for each in self.companions:
            each.terminate()
        super().terminate_all()

    def join_all(self) -> None:
        until = time.monotonic() + TO_END
        for process in self.processes:
            process.process.join(max(0.0, until - time.monotonic()))
            if process.process.is_alive():
                process.process.kill()
        for each in self.companions:
            each.join(until)
        super().join_all()


class _Running:
    """A companion, started again when it ends: at once, then ever later while it goes on ending."""

    LATEST = 60.0  # seconds between one start and the next, at most

    def __init__(self, companion: Companion) -> None:
        self.companion = companion
        self.process: subprocess.Popen[bytes] | None = None
        self.began = 0.0
        self.wait = 0.0

    def start(self) -> None:
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            self.companion.command,
            env=os.environ | {parent.STARTED_BY: str(os.getpid())},
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C is for the supervisor, which tells the others
        )

    def keep_alive(self) -> None:
        ran = time.monotonic() - self.began
        if self.process is None or self.process.poll() is None:
            if ran > self.LATEST:
                self.wait = 0.0
        elif ran >= self.wait:
            logger.warning(
                "%s had ended (%s). It begins again.", self.companion.name, self.process.returncode
            )
            self.wait = min(self.LATEST, max(1.0, self.wait * 2))
            self.start()

    def terminate(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def join(self, until: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
