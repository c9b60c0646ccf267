"""ARCHITECTURE.md names every folder that there is, and none that there is not."""

import re

from .rooms import PROJECT, ROOMS

PACKAGE = PROJECT / "src" / "goldthread"
NAMED = re.compile(r"^(  |    )(\w+)(/?)  ", re.MULTILINE)


def _named(indent: int) -> set[str]:
    layout = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("```")[1]
    return {name for blanks, name, folder in NAMED.findall(layout) if folder and len(blanks) == indent}


def _folders(below: str = "") -> set[str]:
    return {each.parent.name for each in (PACKAGE / below).glob("*/__init__.py")}


def test_the_parts_are_those_that_are_named() -> None:
    assert _named(2) == _folders()


def test_the_rooms_are_those_that_are_named() -> None:
    assert _named(4) == _folders("server") == {*ROOMS, "config"}


def test_what_rooms_are_said_to_register_with_is_there() -> None:
    said = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    files = set(re.findall(r"`((?:\w+/)+\w+\.(?:py|jinja))`", said))
    there = [PACKAGE, PACKAGE / "server", PACKAGE / "server/ui/jinja2", PROJECT]
    assert {file for file in files if not any((folder / file).exists() for folder in there)} == set()
