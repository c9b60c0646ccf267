"""Commands to copy, for whoever looks after the server."""

import os
import shutil
import sys
from pathlib import Path

OF_THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}


def command(rest: str) -> str:
    """A command to copy, as this one was started: the same program, and the same folder."""
    started = Path(sys.argv[0])
    program = str(started) if not shutil.which("goldthread") else "goldthread"
    if started.suffix == ".py":
        program = "python -m goldthread.cli"
    folder = os.environ.get("GOLDTHREAD_DATA")
    return f"{program} {f'--data {folder} ' if folder else ''}{rest}"
