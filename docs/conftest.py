"""Runs the documents' examples.

Each ```console block is typed into a shell, and must answer as printed; each ```python block is run, and so
are blocks that a reader does not see.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

HERE = Path(__file__).parent


def type_in(example: Example) -> str | None:
    """Type each line after `$`; compare what comes back, in which `…` stands for anything."""
    commands = re.split(r"^\$ ", str(example.parsed), flags=re.MULTILINE)[1:]
    script = "\n".join(
        f"{typed}\ncode=$?; echo '<<end of {n}>>'; (exit $code)"
        for n, typed in enumerate(c.split("\n", 1)[0] for c in commands)
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    said = subprocess.run(
        ["bash", "-c", script],
        cwd=HERE,
        env={**os.environ, "PATH": path, "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    ).stdout
    answers = re.split(r"<<end of \d+>>\n", said)
    for command, answer in zip(commands, answers, strict=False):
        typed, _, expected = command.partition("\n")
        pattern = ".*".join(re.escape(part) for part in expected.strip().split("…"))
        if not re.fullmatch(pattern, answer.strip(), re.DOTALL):
            return f"$ {typed}\nwas to answer\n{expected}\nbut answered\n{answer}"
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What measures a method's promise anew, for the table in its document, simulates thousands of series."""
    for item in items:
        if isinstance(item, SybilItem) and "$ python -m goldthread.methods" in str(item.example.parsed):
            item.add_marker("long")


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("console", type_in), PythonCodeBlockParser()],
    path=str(HERE),
    patterns=["*.md"],
    setup=lambda names: names.update(HERE=HERE),
).pytest()
