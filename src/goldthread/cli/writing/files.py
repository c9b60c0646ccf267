"""A file is written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from .. import Refused


def write_whole(content: Iterable[bytes], out: str | None) -> None:
    """Write to standard output, or beside the file and then in its place.

    A file that was there stays as it was until the new one is complete, and keeps its
    mode. What is no ordinary file (a pipe, /dev/null) is written to as it is.
    Refused where the folder is missing, the file cannot be written, or it is one of the
    files that this command reads.
    """
    if out is None or out == "-":
        _to_standard_output(content)
        return
    target = Path(out).resolve()
    _refuse_own_input(out, target)
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(content)
        else:
            _replace(target, content)
    except OSError as error:
        missing = not target.parent.is_dir()
        why = f"there is no folder {Path(out).parent}" if missing else (error.strerror or "the disk refuses")
        raise Refused(f"{out}: it cannot be written ({why}).") from error


def _to_standard_output(content: Iterable[bytes]) -> None:
    """Written as far as somebody reads it: a pipe that closes early is for click to end quietly."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left has nowhere to go
        raise Refused(f"standard output: it cannot be written ({error.strerror}).") from error


def _replace(target: Path, content: Iterable[bytes]) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.writelines(content)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _refuse_own_input(out: str, target: Path) -> None:
    """Refuse to overwrite what was just read, as nobody means that."""
    context = click.get_current_context(silent=True)
    given = [each for name, each in context.params.items() if name != "out"] if context else []
    named = [one for each in given for one in (each if isinstance(each, tuple) else (each,))]
    if target.is_file() and any(isinstance(each, str) and _same(each, target) for each in named):
        raise Refused(f"{out}: it is the file that was read; name another to write.")


def _same(name: str, target: Path) -> bool:
    try:
        return Path(name).samefile(target)
    except (OSError, ValueError):
        return False
