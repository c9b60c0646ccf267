"""Texts of people, fit for any file: nothing in them turns a line round or is refused by a programme."""

from __future__ import annotations

import re
from typing import Any

from goldthread.methods.plain import plain_number, plain_time

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]")
"""Signs that turn the direction of what follows, seldom meant and able to turn a whole cell round; and the
mark at a file's beginning, which no PDF may hold."""

_NOT_IN_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udfff]"
)


def plain(text: str) -> str:
    """The text without signs that turn it round; those that no file may hold are shown as �."""
    return _NOT_IN_XML.sub("\ufffd", _TURNING.sub("", text))


def in_a_line(text: str) -> str:
    """The text in one line."""
    return " ".join(plain(text).split())


def cut(text: str, most: int) -> str:
    """The text in one line of at most so many characters, with … where it is cut."""
    line = in_a_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def said(value: Any) -> str:
    """A value of a table as one would say it: numbers rounded, months by name; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return plain_number(float(value))
    return plain(plain_time(value))


UNREMARKABLE = {"none": "", "common_cause": "as usual"}


def in_words(name: str) -> str:
    """What a signal or a meaning is called by people."""
    return UNREMARKABLE.get(name, name.replace("_", " "))


LONGEST_WORD = 24

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")


def breakable(text: str) -> str:
    """The text with places in its longest words at which a line may end, so that they stay in their cell."""
    return _LONG_WORD.sub(_broken, text)


def _broken(word: re.Match[str]) -> str:
    return "\u200b".join(word[0][start : start + 12] for start in range(0, len(word[0]), 12))
