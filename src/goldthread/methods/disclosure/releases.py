"""Whether what is published next, beside all that was published before, gives a few away.

A release says a total over some contributors, each in one state: `{workshop: value}`, or anything else
that tells states apart. Somebody who kept every release can weigh them against one another: the second
less the first, that less the third. What is left rests on those contributors that do not cancel out.
A new release is harmless where whatever can be made so rests on none, or on at least the minimum.

Rounding is left out of account, so this holds against totals to the last digit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.disclosure.cuts import Tie, least_cut, tie

Release = Mapping[Any, Hashable]  # its keys may be anything: a Mapping is invariant in them
Floats = NDArray[np.float64]

NEXT_TO_NOTHING = 1e-7

MOST = 20_000
"""Groups of contributors looked at before the answer is 'not now'."""


def may_follow(
    published: Sequence[Release], new: Release, *, minimum: int, known: Iterable[Hashable] = ()
) -> bool:
    """Whether `new` may be published after `published`.

    known: contributors whose states the reader knows from elsewhere (their own). Where releases follow one
    another the answer is the least cut of what their contributors tie together (`cuts`), those that came back
    counting for nothing; where that does not decide it, every small group is tried, and where those are more
    than MOST the answer is no.

    >>> first = {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}
    >>> may_follow([first], first | {"f": 1}, minimum=5)
    False
    >>> may_follow([first], first | {n: 1 for n in "fghij"}, minimum=5)
    True
    """
    releases, known = [*published, new], frozenset(known)
    groups = _alike(releases, known)
    ties: Counter[Tie] = Counter()
    came_back = False
    for pattern, members in groups.items():
        tied, plain = tie(pattern, len(releases))
        ties[tied] += len(members) if plain else 0
        came_back |= not plain
    if least_cut(ties, minimum) >= minimum:
        return True
    try:
        return came_back and given_away(releases, minimum=minimum, known=known) is None
    except TooMuchToLookAt:
        return False


class TooMuchToLookAt(ValueError):
    """More groups of contributors than can be looked at in reasonable time."""


def given_away(
    releases: Sequence[Release], *, minimum: int, known: Iterable[Hashable] = ()
) -> frozenset[Hashable] | None:
    """Fewer than `minimum` contributors on which some weighing of the releases rests; None if there are none.

    A weighing c of k releases leaves a contributor out when, for each of its states, the weights of the
    releases that hold it in that state add up to nothing. Contributors that went through the same states
    in the same releases are in or out together. Only weighings that leave all groups of the minimum or
    more out need be looked at. With Q an orthonormal basis of what these make of the small groups, one can
    rest on some of them alone just where Q's rows of those have a singular value of 1.
    Raises TooMuchToLookAt.
    """
    groups = _alike(releases, frozenset(known))
    rows = {pattern: np.array(sorted(pattern), dtype=np.float64) for pattern in groups}
    large = [rows[pattern] for pattern, members in groups.items() if len(members) >= minimum]
    small = {pattern: members for pattern, members in groups.items() if len(members) < minimum}
    if not small:
        return None
    left = _leaving_out(large, len(releases))
    basis = _basis(np.vstack([rows[pattern] for pattern in small]) @ left)
    if not basis.size:
        return None
    ends = np.cumsum([len(rows[pattern]) for pattern in small])
    parts = [basis[end - len(rows[p]) : end] for end, p in zip(ends, small, strict=True)]
    members = list(small.values())
    for chosen in _choices(parts, [len(each) for each in members], minimum):
        if float(np.linalg.norm(np.vstack([parts[place] for place in chosen]), 2)) > 1 - NEXT_TO_NOTHING:
            return frozenset(chain.from_iterable(members[place] for place in chosen))
    return None


def _alike(
    releases: Sequence[Release], known: frozenset[Hashable]
) -> dict[frozenset[tuple[int, ...]], list[Hashable]]:
    """Contributors by the releases in which they were in each of their states."""
    found: dict[frozenset[tuple[int, ...]], list[Hashable]] = {}
    for contributor in dict.fromkeys(chain.from_iterable(releases)):
        if contributor in known:
            continue
        states: dict[Hashable, list[int]] = {}
        for place, release in enumerate(releases):
            if contributor in release:
                states.setdefault(release[contributor], [0] * len(releases))[place] = 1
        found.setdefault(frozenset(tuple(row) for row in states.values()), []).append(contributor)
    return found


def _leaving_out(large: Sequence[Floats], releases: int) -> Floats:
    """An orthonormal basis of the weighings in which nothing is left of these rows."""
    if not large:
        return np.eye(releases)
    _, sizes, weighings = np.linalg.svd(np.vstack(large))
    rank = int((sizes > NEXT_TO_NOTHING * sizes[0]).sum())
    return np.asarray(weighings[rank:].T, dtype=np.float64)


def _basis(matrix: Floats) -> Floats:
    """An orthonormal basis of the matrix's columns; with no columns where there is nothing in them."""
    u, sizes, _ = np.linalg.svd(matrix, full_matrices=False)
    return np.asarray(u[:, sizes > NEXT_TO_NOTHING], dtype=np.float64)


def _choices(parts: Sequence[Floats], sizes: Sequence[int], minimum: int) -> Iterator[tuple[int, ...]]:
    """Choices of groups, fewer than the minimum together, that are not ruled out by the size of their rows.

    No singular value is larger than the root of the sum of all squares.
    """
    squares = [float((part**2).sum()) for part in parts]
    some = [place for place, each in enumerate(squares) if each > NEXT_TO_NOTHING]
    looked = 0
    for count in range(1, minimum):
        for chosen in combinations(some, count):
            looked += 1
            if looked > MOST:
                raise TooMuchToLookAt(
                    f"More than {MOST:,} groups of contributors would have to be looked at."
                )
            few = sum(sizes[place] for place in chosen) < minimum
            if few and sum(squares[place] for place in chosen) > 1 - NEXT_TO_NOTHING:
                yield chosen
