"""Whether what is published next, beside all that was published before, gives a few away.

A release says a total over some contributors, each in one state: `{workshop: value}`, or anything else
that tells states apart. Somebody who kept every release can weigh them against one another: the second
less the first, that less the third. What is left rests on those contributors that do not cancel out.
A new release is harmless where whatever can be made so rests on none, or on at least the minimum.

Rounding is left out of account, so this holds against totals to the last digit.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain, combinations, islice

import numpy as np
from numpy.typing import NDArray

Release = Mapping[Hashable, Hashable]
Floats = NDArray[np.float64]

MOST = 20_000
"""Groups of contributors looked at before the answer is 'not now'."""


def may_follow(
    published: Sequence[Release], new: Release, *, minimum: int, known: Iterable[Hashable] = ()
) -> bool:
    """Whether `new` may be published after `published`.

    known: contributors whose states the reader knows from elsewhere (their own). Where there is too much
    to look at (more than MOST groups) the answer is no.

    >>> first = {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}
    >>> may_follow([first], first | {"f": 1}, minimum=5)
    False
    >>> may_follow([first], first | {n: 1 for n in "fghij"}, minimum=5)
    True
    """
    try:
        return given_away([*published, new], minimum=minimum, known=known) is None
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
    in the same releases are in or out together. With Q an orthonormal basis of all that weighing can
    make, it can rest on a group alone just where Q's rows of that group have a singular value of 1.
    Raises TooMuchToLookAt.
    """
    groups = _alike(releases, frozenset(known))
    if not groups:
        return None
    rows = [np.array(sorted(pattern), dtype=np.float64) for pattern in groups]
    basis = _basis(np.vstack(rows))
    ends = np.cumsum([len(each) for each in rows])
    parts = [basis[end - len(each) : end] for end, each in zip(ends, rows, strict=True)]
    members = list(groups.values())
    small = [place for place, each in enumerate(members) if len(each) < minimum]
    for chosen in _choices(small, [len(each) for each in members], minimum):
        if _rests_on([parts[place] for place in chosen]):
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


def _basis(matrix: Floats) -> Floats:
    """An orthonormal basis of the matrix's columns."""
    u, sizes, _ = np.linalg.svd(matrix, full_matrices=False)
    return np.asarray(u[:, sizes > 1e-9 * sizes[0]], dtype=np.float64)


def _choices(small: Sequence[int], sizes: Sequence[int], minimum: int) -> list[tuple[int, ...]]:
    """Every choice of small groups that are fewer than the minimum together."""
    every = chain.from_iterable(combinations(small, count) for count in range(1, minimum))
    looked = list(islice(every, MOST + 1))
    if len(looked) > MOST:
        raise TooMuchToLookAt(f"More than {MOST:,} groups of contributors would have to be looked at.")
    return [chosen for chosen in looked if sum(sizes[place] for place in chosen) < minimum]


def _rests_on(parts: Sequence[Floats]) -> bool:
    rows = np.vstack(parts)
    if (rows**2).sum() < 1 - 1e-7:
        return False
    return float(np.linalg.norm(rows, 2)) > 1 - 1e-7
