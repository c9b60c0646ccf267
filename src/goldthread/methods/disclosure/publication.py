"""Whether totals over contributors, each with some values, may take the place of those told before."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from goldthread.methods.disclosure.releases import may_follow
from goldthread.methods.disclosure.rules import WORKSHOPS, Rule, dominated, tells_too_much

States = Mapping[Any, tuple[float, ...]]  # its keys may be anything: a Mapping is invariant in them
"""Contributors and the values of each, as many for all; none where contributors are only counted."""


def may_be_told(
    before: Sequence[States],
    new: States,
    *,
    rule: Rule = WORKSHOPS,
    at_most: float | None = None,
    insiders: Iterable[Iterable[Hashable]] = (),
) -> bool:
    """Whether totals of `new` may be told to those who may have kept all totals told `before`.

    new, before: contributors with their values (of a workshop: its baseline and its value after). They
    may where none of the totals tells too much (tells_too_much), and where whatever can be worked out
    from all releases together rests on none or at least the minimum, one by one for being there and for
    each value; and where no change from any release before is dominated by one contributor. insiders:
    groups of contributors whose members know the values of their own (an organisation its workshops);
    for each of them the same must hold of the rest. at_most: what no value passes (1 for proportions).

    >>> told = {w: (60.0, 30.0 + w) for w in range(6)}
    >>> may_be_told([], told), may_be_told([told], told | {0: (60.0, 20.0)})
    (True, False)
    """
    groups = [frozenset(group) for group in insiders]
    rests = [new, *({c: v for c, v in new.items() if c not in group} for group in groups)]
    if any(_tells_too_much(rest, rule, at_most) for rest in rests):
        return False
    changes = [change for told in before for change in _changes(told, new)]
    if any(len(change) < rule.minimum or dominated(change, rule.share) for change in changes):
        return False
    knowing = [frozenset[Hashable](), *groups]
    return all(
        may_follow(
            [part for told in before if (part := _column(told, column))],
            _column(new, column),
            minimum=rule.minimum,
            known=known,
        )
        for column in range(-1, _width(new))
        for known in knowing
    )


def changed(told: States, now: States) -> int:
    """How many contributors came, went or have other values."""
    return sum(told.get(each) != now.get(each) for each in {*told, *now})


def _tells_too_much(states: States, rule: Rule, at_most: float | None) -> bool:
    if len(states) < rule.minimum:
        return True
    columns = zip(*states.values(), strict=True)
    return any(tells_too_much(column, rule, at_most=at_most) for column in columns)


def _column(states: States, column: int) -> dict[Hashable, Hashable]:
    """One value of each contributor; with -1 only that it is there."""
    return {each: 1 if column < 0 else values[column] for each, values in states.items()}


def _changes(told: States, new: States) -> Iterator[np.ndarray]:
    """By how much each contributor changed a total: for being there and for each value, those that did."""
    every = list({*told, *new})
    nothing = (0.0,) * (_width(new) + 1)
    moved = np.array([np.subtract(_counted(new, e) or nothing, _counted(told, e) or nothing) for e in every])
    for column in moved.T if told else ():
        if column.any():
            yield column[column != 0]


def _counted(states: States, each: Hashable) -> tuple[float, ...]:
    """A contributor's values after a one for being there; none where it is not."""
    return (1.0, *states[each]) if each in states else ()


def _width(states: States) -> int:
    return len(next(iter(states.values()), ()))
