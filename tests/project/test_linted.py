"""Every script in Python is linted, also one whose name does not end in .py."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("scripts", "attack", "bench", "frontend", ".ci")


def begins_with_python(file: Path) -> bool:
    with file.open("rb") as opened:
        first = opened.readline()
    return first.startswith(b"#!") and b"python" in first


def test_scripts_without_an_ending_are_named_to_the_linter() -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["extend-include"]
    files = (file for folder in FOLDERS for file in sorted((ROOT / folder).glob("*")) if file.is_file())
    found = [str(file.relative_to(ROOT)) for file in files if not file.suffix and begins_with_python(file)]
    assert found == sorted(named)
