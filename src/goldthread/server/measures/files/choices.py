"""What somebody said about how a file is to be read: which column is which, and what it left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ROLES = ("measure", "period", "year", "value", "numerator", "denominator")
"""What a column may be. A year stands beside a period that is a month, a quarter or a week."""

ABOUT = ("decimal", "dates", "percent", "suppressed", "encoding", "sheet", "row")
"""What else may be asked; each is answered once for the whole file."""


@dataclass(frozen=True)
class Choices:
    """columns: for a role the heading of its column. answers: for what was asked, the key of the answer.

    heading_row: the row of the file that holds the headings. remembered: they were said of an earlier file,
    so that what does not fit this one is passed over.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    heading_row: int | None = None
    remembered: bool = False

    def answer(self, about: str) -> Any:
        """The answer to that question; None where nobody was asked."""
        return self.answers.get(about) or None

    @property
    def kept(self) -> dict[str, dict[str, str]]:
        """What is worth remembering for the next file, as plain texts: all but which encoding and sheet."""
        answers = {about: key for about, key in self.answers.items() if about not in ("encoding", "sheet")}
        return {"columns": dict(self.columns), "answers": answers}


def remembered(kept: Mapping[str, Any]) -> Choices:
    """The choices that were kept."""
    return Choices(kept.get("columns", {}), kept.get("answers", {}), remembered=True)


def over(first: Choices, then: Choices) -> Choices:
    """What was said now, over what is remembered."""
    if not then.columns and not then.answers and then.heading_row is None:
        return first
    columns = then.columns or first.columns
    remembers = not then.columns and first.remembered
    return Choices(columns, {**first.answers, **then.answers}, then.heading_row, remembers)
