"""What is wrong with a file, and what could be read in two ways: where, what was found, how to go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 60
"""Longer texts are cut when they are quoted."""

MOST_SAID = 20
"""So many problems are said; how many more there are is counted."""


@dataclass(frozen=True)
class Problem:
    """One thing that stops a file or a column from being read.

    expected and remedy are texts without a final stop. row is counted from 1 as the file's reader sees
    it, headings included; column is its heading or letter. Either is missing where the problem is the
    whole file's. care is what looks like somebody's care.
    """

    expected: str
    row: int | None = None
    column: str = ""
    found: str = ""
    remedy: str = ""
    care: str = ""

    @property
    def shown_found(self) -> str:
        """What was found, quoted and cut short; nothing if there is nothing to quote."""
        return quoted(self.found) if self.found else ""

    @property
    def sentence(self) -> str:
        """What was expected, and how to go on, as sentences by themselves."""
        return " ".join(sentence(text) for text in (self.expected, self.remedy) if text)

    @property
    def where(self) -> str:
        """'Row 5, column month', as far as either is known."""
        row = f"row {self.row}" if self.row else ""
        column = f"column {self.column}" if self.column else ""
        return _capital(", ".join(part for part in (row, column) if part))

    def __str__(self) -> str:
        found = f"found {self.shown_found}; " if self.found else ""
        text = f"{found}{self.expected}"
        first = f"{self.where}: {text}." if self.where else f"{_capital(text)}."
        return f"{first} {sentence(self.remedy)}" if self.remedy else first


class Unreadable(Exception):
    """A file or a column cannot be read at all; `problems` say why, several rows at once."""

    def __init__(self, *problems: Problem, more: int = 0) -> None:
        self.problems = problems
        self.more = more
        lines = [str(problem) for problem in problems[:MOST_SAID]]
        rest = len(problems) - len(lines) + more
        super().__init__("\n".join([*lines, *([f"… and {rest:,} more."] if rest else [])]))

    @property
    def problem(self) -> Problem:
        """The first of them."""
        return self.problems[0]

    def __reduce__(self) -> tuple[object, ...]:
        """As another process hands it over."""
        return _again, (type(self), self.args, self.__dict__)


@dataclass(frozen=True)
class Answer:
    """One of the ways to read something: what it would say of an example, and the option that decides so."""

    key: str
    says: str
    option: str = ""


@dataclass(frozen=True)
class Asked:
    """What could be read in two ways: the question, and its answers.

    about names what the answer settles ('decimal', 'dates', 'percent', 'encoding', 'sheet'); an answer's
    key is what the reading functions take for it.
    """

    about: str
    column: str
    question: str
    answers: tuple[Answer, ...]
    row: int | None = None


class Ambiguous(Unreadable):
    """What could be read in two ways, and was therefore not read: a page asks, the shell names options."""

    def __init__(self, *asked: Asked, problems: Sequence[Problem] = ()) -> None:
        """problems: the rows that it is about, said before the question."""
        self.asked = asked
        super().__init__(*problems[: MOST_SAID - len(asked)], *(_as_problem(each) for each in asked))


def sentence(text: str) -> str:
    """A text without a final stop as a sentence."""
    stopped = text if text.endswith((".", "?", "!")) else f"{text}."
    return _capital(stopped)


def quoted(text: str) -> str:
    """A text from a file as a message quotes it."""
    shown = "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in text)
    return f"‘{shown[:SHOWN]}…’" if len(shown) > SHOWN else f"‘{shown}’"


def either(texts: Sequence[str]) -> str:
    """'a, b or c'."""
    return " or ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def letter(place: int) -> str:
    """The letter of a spreadsheet's column, counted from 0: A, B, … Z, AA."""
    return ("" if place < 26 else letter(place // 26 - 1)) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place % 26]


def _again(kind: type[Unreadable], said: tuple[str, ...], known: dict[str, object]) -> Unreadable:
    wrong: Unreadable = kind.__new__(kind, *said)
    wrong.__dict__.update(known)
    return wrong


def _as_problem(asked: Asked) -> Problem:
    options = [f"{answer.option} ({answer.says})" for answer in asked.answers if answer.option]
    remedy = f"give {either(options)}" if options else ""
    return Problem(asked.question.rstrip("."), asked.row, asked.column, remedy=remedy)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
