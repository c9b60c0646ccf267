"""An installation in a folder of its own, begun by the command that people use."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import knowing_only


def surroundings(place: Path, **more: str) -> dict[str, str]:
    """The environment of a process that knows this place alone."""
    here = {
        "DJANGO_SETTINGS_MODULE": "goldthread.server.config.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    return knowing_only(place) | here | more


def run(*command: str, place: Path, **more: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, *command],
        env=surroundings(place, **more),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done
