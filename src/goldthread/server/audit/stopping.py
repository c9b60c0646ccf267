"""What an action is not given: text that looks like somebody's care, and names that nobody can read."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from django.db import models

from goldthread import guard
from goldthread.server import names
from goldthread.server.refusal import LooksLikeCare, NotAName

NAMES = frozenset({"name", "title", "person_name", "place_name", "post"})
"""What an argument is called that pages list, link and head their columns with."""


def stop_care(arguments: Mapping[str, object]) -> None:
    """Refuse text that looks like somebody's care, wherever it stands in the arguments."""
    found = {}
    for name, value in arguments.items():
        findings = tuple(f for text in _texts(value) for f in guard.find_unsaid(text))
        if findings:
            found[name] = findings
    if found:
        raise LooksLikeCare(found)


def stop_what_is_no_name(arguments: Mapping[str, object]) -> None:
    """Refuse names that nobody can read. An empty one is left to its model, where it may be left out."""
    for argument, value in _named(arguments):
        if isinstance(value, str) and value and (why := names.wrong_with(value)):
            raise NotAName(argument, why)


def _named(value: Any) -> Iterator[tuple[str, object]]:
    """Every argument that is a name, and every such field of dataclasses among them or in their lists."""
    if isinstance(value, Mapping):
        yield from ((name, each) for name, each in value.items() if name in NAMES)
        value = [each for name, each in value.items() if name not in NAMES]
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _named(each)
    elif is_dataclass(value):
        yield from _named({field.name: getattr(value, field.name) for field in fields(value)})


def _texts(value: Any) -> Iterator[str]:
    """Every free text within an argument: texts, and texts in lists, mappings and dataclasses.

    A number of ten digits counts as a text too: it may be somebody's, typed where a reading goes.
    """
    if isinstance(value, models.Choices):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, (int, float)):
        if 1e9 <= value < 1e10:
            yield f"{value:.10g}"
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
