"""What is wrong with a table's rows, said row by row: up to 20 rows, the rest counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goldthread.tables.problem import MOST_SAID, Problem, Unreadable, sentence
from goldthread.tables.table import Table

from .. import Refused

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Wrong:
    """Cells that cannot be read: the first of them, and how many more. Added, they stand by rows."""

    problems: tuple[Problem, ...] = ()
    more: int = 0

    @classmethod
    def of(cls, unreadable: Unreadable) -> Wrong:
        """What could not be read of a column."""
        return cls(unreadable.problems, unreadable.more)

    def __bool__(self) -> bool:
        return bool(self.problems)

    def __add__(self, other: Wrong) -> Wrong:
        problems = sorted((*self.problems, *other.problems), key=lambda each: each.row or 0)
        return Wrong(tuple(problems), self.more + other.more)

    def refuse_any(self, table: Table) -> None:
        """Refuse the table if anything is wrong with it."""
        if self:
            raise Refused(problems_in_words(table.called, self))


def wrong_where(
    table: Table,
    column: str,
    where: NDArray[np.bool_],
    found: Callable[[int], str],
    wanted: str,
    remedy: str = "",
) -> Wrong:
    """The rows where that is so; found says what stands at a place, as what follows ‘found’."""
    import numpy as np

    places = np.flatnonzero(where)
    problems = tuple(
        Problem(f"found {found(place)}; expected {wanted}", table.row(place), column, remedy=remedy)
        for place in places[:MOST_SAID].tolist()
    )
    return Wrong(problems, len(places) - len(problems))


def problems_in_words(name: str, wrong: Wrong | Unreadable) -> str:
    """The problems of a file, a line each, and then how to go on, once for all that are alike."""
    shown = wrong.problems[:MOST_SAID]
    lines = [_line(name, problem) for problem in shown]
    rest = len(wrong.problems) - len(shown) + wrong.more
    more = [f"… and {rest:,} more."] if rest else []
    remedies = list(dict.fromkeys(problem.remedy for problem in shown if problem.remedy))
    if len(lines) == 1 and not more:
        return " ".join([*lines, *map(sentence, remedies)])
    return "\n".join([*lines, *more, *map(sentence, remedies)])


def cell_in_words(cell: Any) -> str:
    """A cell as a refusal repeats it."""
    from goldthread.tables.distinct import spelt
    from goldthread.tables.problem import quoted

    return quoted(spelt(cell)) if spelt(cell) else "nothing"


def _line(name: str, problem: Problem) -> str:
    where = [name]
    if problem.row is not None:
        where.append(f"row {problem.row}")
    if problem.column:
        where.append(f"column ‘{problem.column}’")
    found = f"found {problem.shown_found}; " if problem.found else ""
    found = found.replace("found ‘nothing’", "found nothing")
    text = f"{found}{problem.expected}"
    return f"{', '.join(where)}: {text}{'' if text.endswith(('.', '?')) else '.'}"
