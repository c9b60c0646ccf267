"""What is missing is installed by leave only: `scripts/need` names the command, and asks."""

import os
import subprocess
from pathlib import Path

NEED = Path(__file__).parents[2] / "scripts/need"


def need(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`need` where nobody is there to be asked."""
    env = {"PATH": os.environ["PATH"], **more}
    asked: list[str | Path] = ["sh", NEED, "A thing", "no-such-package-of-ours", *command]
    return subprocess.run(
        asked, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, start_new_session=True
    )


def test_what_is_there_is_not_asked_for():
    done = need("true")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_missing_is_named_with_the_command_and_not_installed_unasked():
    done = need("false")
    assert done.returncode == 1
    assert "installing" not in done.stdout
    assert "apt-get install -y --no-install-recommends no-such-package-of-ours" in done.stderr


def test_ci_set_to_false_gives_no_leave():
    assert "installing" not in need("false", CI="false").stdout
