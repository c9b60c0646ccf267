"""A list of ties, and of people, made into a network; what is odd about it is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.plain import count_word
from goldthread.methods.ties.network import Layer, Network, Person
from goldthread.methods.ties.pairs import Places


def network(ties: Iterable[Sequence[str]], *, people: Iterable[Person] = ()) -> Network:
    """The network of these ties among these people.

    ties: (source, target) or (source, target, kind): source named target. people: those who could
    have answered, if they are known; whoever else is named joins them. Actors are in the order of
    the alphabet. A tie of somebody with themselves, and a second tie of one kind between the same
    two in the same direction, are left out and said in the notes.

    Raises ValueError for an empty name, a person listed twice, and ties of which only some have a
    kind.

    >>> two = network([("Ann", "Bob"), ("Bob", "Ann"), ("Ann", "Cem"), ("Cem", "Cem")])
    >>> two.names, two.ties, two.respondent.tolist()
    (('Ann', 'Bob', 'Cem'), 3, [True, True, True])
    """
    rows = list(ties)
    listed = list(people)
    _refuse(rows, listed)
    names = sorted({*(row[0] for row in rows), *(row[1] for row in rows), *(one.name for one in listed)})
    place = {name: at for at, name in enumerate(names)}
    source = np.array([place[row[0]] for row in rows], dtype=np.intp)
    target = np.array([place[row[1]] for row in rows], dtype=np.intp)
    kinds = [row[2] for row in rows] if rows and len(rows[0]) == 3 else None
    return _assemble(tuple(names), source, target, kinds, {place[one.name]: one for one in listed})


def from_arrays(source: ArrayLike, target: ArrayLike, *, size: int | None = None) -> Network:
    """The network of ties between numbered people, for many of them at once.

    source, target: shape (m,), whole numbers from 0; size: how many people there are, else one more
    than the largest number. Names are the numbers, in the order of numbers. Those who named somebody
    are taken as respondents. Otherwise as network.

    Raises ValueError for arrays that differ in length, or hold something other than such numbers.
    """
    sources, targets = _whole(source), _whole(target)
    if len(sources) != len(targets):
        raise ValueError(f"There are {len(sources)} sources and {len(targets)} targets.")
    least = int(max(sources.max(initial=-1), targets.max(initial=-1))) + 1
    if size is not None and size < least:
        raise ValueError(f"Person {least - 1} is beyond the {size} people there are.")
    names = tuple(map(str, range(least if size is None else size)))
    return _assemble(names, sources, targets, None, {})


def _refuse(rows: list[Sequence[str]], listed: list[Person]) -> None:
    widths = {len(row) for row in rows}
    if not widths <= {2, 3}:
        raise ValueError("A tie is (source, target) or (source, target, kind).")
    if len(widths) > 1:
        raise ValueError("Some ties have a kind and some have none.")
    for number, row in enumerate(rows, start=1):
        if not row[0] or not row[1]:
            raise ValueError(f"Tie {number} has an empty name.")
    seen: set[str] = set()
    for one in listed:
        if not one.name:
            raise ValueError("A person has an empty name.")
        if one.name in seen:
            raise ValueError(f"{one.name} is listed twice.")
        seen.add(one.name)


def _whole(numbers: ArrayLike) -> Places:
    array = np.asarray(numbers)
    if array.ndim != 1 or (array.size and (array.dtype.kind not in "iu" or array.min() < 0)):
        raise ValueError("People are numbered by whole numbers from 0.")
    return array.astype(np.intp)


def _assemble(
    names: tuple[str, ...],
    source: Places,
    target: Places,
    kinds: list[str] | None,
    people: Mapping[int, Person],
) -> Network:
    size = len(names)
    to_self = source == target
    layers, said_twice = _layers(source[~to_self], target[~to_self], kinds, ~to_self, size)
    if kinds is None:
        union, layers = layers[""], {}
    else:
        union = _once(_joined(layers, "source"), _joined(layers, "target"), size)
    answered = np.bincount(source, minlength=size) > 0
    respondent, assumed = _respondents(answered, people)
    listed = np.zeros(size, dtype=np.bool_)
    listed[list(people)] = True
    return Network(
        names=names,
        source=union.source,
        target=union.target,
        respondent=respondent,
        listed=listed,
        respondents_assumed=assumed,
        groups=_groups(size, people),
        layers=layers,
        notes=_notes(int(to_self.sum()), said_twice, answered, respondent, listed, assumed),
    )


def _once(source: Places, target: Places, size: int) -> Layer:
    """Each pair once, ordered by source and then target."""
    keys = np.sort(source * size + target)
    keys = keys[np.append(True, keys[1:] != keys[:-1])[: len(keys)]]
    return Layer(keys // max(size, 1), keys % max(size, 1))


def _layers(
    source: Places, target: Places, kinds: list[str] | None, kept: NDArray[np.bool_], size: int
) -> tuple[dict[str, Layer], int]:
    """The ties by kind in the order of the alphabet, and how many were said a second time."""
    if kinds is None:
        layers = {"": _once(source, target, size)}
    else:
        number = {kind: at for at, kind in enumerate(sorted(set(kinds)))}
        of = np.array([number[kind] for kind in kinds], dtype=np.intp)[kept]
        layers = {kind: _once(source[of == at], target[of == at], size) for kind, at in number.items()}
    return layers, len(source) - sum(map(len, layers.values()))


def _joined(layers: Mapping[str, Layer], end: str) -> Places:
    return np.concatenate([np.empty(0, np.intp), *(getattr(layer, end) for layer in layers.values())])


def _respondents(answered: NDArray[np.bool_], people: Mapping[int, Person]) -> tuple[NDArray[np.bool_], bool]:
    """Who answered, as the list of people has it; who named somebody, where it does not say."""
    respondent = answered.copy()
    known = {at: one.respondent for at, one in people.items() if one.respondent is not None}
    respondent[list(known)] = list(known.values())
    return respondent, not known


def _groups(size: int, people: Mapping[int, Person]) -> dict[str, tuple[str | None, ...]]:
    columns = dict.fromkeys(column for one in people.values() for column in one.groups)
    found: dict[str, list[str | None]] = {column: [None] * size for column in columns}
    for at, one in people.items():
        for column, group in one.groups.items():
            found[column][at] = group or None
    return {column: tuple(groups) for column, groups in found.items()}


def _notes(
    to_self: int,
    said_twice: int,
    answered: NDArray[np.bool_],
    respondent: NDArray[np.bool_],
    listed: NDArray[np.bool_],
    assumed: bool,
) -> tuple[str, ...]:
    notes = []
    if to_self:
        notes.append(f"{_count(to_self, 'tie')} of somebody with themselves: left out.")
    if said_twice:
        notes.append(f"{_count(said_twice, 'tie')} said a second time: counted once.")
    if assumed:
        notes.append("Who answered is not known: those who named somebody are taken to have answered.")
    contradicting = int((answered & ~respondent).sum())
    if contradicting:
        notes.append(
            f"{_count(contradicting, 'person', 'people')} named somebody but did not answer by the list of "
            "people: their ties are kept, and they count as not having answered."
        )
    unlisted = int((~listed).sum())
    if listed.any() and unlisted:
        notes.append(
            f"{_count(unlisted, 'person', 'people')} in ties not in the list of people: kept, as having "
            "answered if they named somebody, else as named only."
        )
    return tuple(notes)


def _count(number: int, one: str, more: str = "") -> str:
    return f"{count_word(number).capitalize()} {one if number == 1 else more or one + 's'}"
