"""What a process that reads a stranger's file may ask of the machine."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass

SPARE = 2 * 1024**3
"""Addresses that libraries set apart and never use: no memory, but they count as such."""


@dataclass(frozen=True)
class Bounds:
    """memory: bytes beside what it begins with. seconds: of a processor. answer: bytes it may answer with.

    patience: seconds in all, against what sleeps. On a busy machine honest work takes many times as long as
    it takes of a processor, so that this is long, and the processor decides.
    """

    memory: int = 1024**3
    seconds: int = 25
    patience: float = 600
    answer: int = 256 * 1024**2


def bounded(memory: int, seconds: int) -> None:
    """Keep this process within bounds from now on, as far as the system knows such (Windows does not)."""
    try:
        import resource
    except ImportError:
        return
    addresses, data = _held()
    for what, most in (
        (resource.RLIMIT_AS, addresses + memory + SPARE),
        (resource.RLIMIT_DATA, data + memory),
        (resource.RLIMIT_CPU, seconds + int(sum(os.times()[:2]))),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue


def ends_with(parent: int) -> None:
    """Have this process end as soon as that parent does, where the system can (Linux)."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    set_death_signal = 1
    try:
        ctypes.CDLL(None).prctl(set_death_signal, int(signal.SIGKILL), 0, 0, 0)
    except (OSError, AttributeError):
        return
    if os.getppid() != parent:  # it ended before that was asked for
        os._exit(1)


def _held() -> tuple[int, int]:
    """The addresses and the data that this process has already, in bytes."""
    try:
        with open("/proc/self/status") as status:
            said = {
                name: rest.split()[0]
                for name, rest in (line.split(":", 1) for line in status)
                if rest.strip()
            }
        return int(said["VmSize"]) * 1024, int(said["VmData"]) * 1024
    except (OSError, KeyError, ValueError):
        return 0, 0
