"""A slice of what `make attack` does, in every run of the tests."""

import subprocess
import sys
from pathlib import Path

import pytest

PARTS = ("walk", "kills", "fuzz")  # what the others try, tests/server/edge and tests/server/security try too
ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_a_slice_finds_nothing(part: str) -> None:
    command = [sys.executable, "-m", "attack", part, "--portion", "0.01"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
