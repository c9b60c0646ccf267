"""The method library's table: work of stated size, beside a peer where one installs from PyPI."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

from goldthread import examples

from .measured import Measured, best_of

MODULES = ("spc", "funnel", "pareto", "interrupted", "ties", "papers", "shell")


def table() -> list[str]:
    """The table as lines of Markdown, each work's limit beside what was measured."""
    head = ["| work | here, s | at most, s | peer |", "| --- | ---: | ---: | --- |"]
    return head + [_line(one) for one in [*_methods(), *_shell()]]


def _methods() -> list[Measured]:
    return [one for name in MODULES for one in import_module(f"bench.{name}").measured()]


def _shell() -> list[Measured]:
    """Whole commands in processes of their own, the files they read in the system's cache."""
    python = sys.executable
    goldthread = str(Path(python).parent / "goldthread")
    series = _one_series()
    spc = [goldthread, "spc", str(series), "--time", "period", "--value", "attendances", "--format"]
    works = (
        ("`import goldthread.methods` and every method in it", [python, "-c", IMPORTS], 0.3),
        ("one series of 36 from the shell, CSV", [*spc, "csv"], 1.0),
        ("one series of 36 from the shell, JSON", [*spc, "json"], 1.0),
        ("one series of 36 from the shell, SVG", [*spc, "svg"], 2.0),
    )
    return [Measured(name, best_of(3, lambda c=command: _run(c)), most) for name, command, most in works]  # type: ignore[misc]


IMPORTS = "from goldthread.methods import before_after, detectable, funnel, interrupted, peers, spc, ties"


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _one_series() -> Path:
    """One organisation's months, in a file of their own."""
    lines = examples.path("ae_type_1").read_text().splitlines()
    file = Path("var") / "bench" / "one_series.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([lines[0], *(line for line in lines if ",RXW," in line)]) + "\n")
    return file


def _line(one: Measured) -> str:
    beside = f"{one.peer}: {one.peer_seconds:.3g} s" if one.peer_seconds is not None else one.peer
    return f"| {one.work} | {one.seconds:.3f} | {one.at_most:g} | {beside} |"


def main() -> None:
    print("\n".join(table()))


if __name__ == "__main__":
    main()
