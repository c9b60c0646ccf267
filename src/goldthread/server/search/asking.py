"""What somebody typed, as it is looked for: each way of reading it, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from goldthread.server.people import vocabulary

from .plain import (
    LONGEST_WORD,
    holds,
    in_a_row,
    may_be_mistyped,
    nearly_begins,
    other_numbers,
    text_words,
    words,
)

LONGEST = 200
"""Letters that are looked for."""

MOST = 12
"""Words that are looked for."""

LONG = 9
"""Letters of a word in which there may be two mistakes."""

SMALL = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "our", "the", "to", "with"]
)
"""Words that need not stand there where others do."""

NEARLY = 60
"""Words that may be meant by one that is mistyped."""

Way = tuple[str, ...]
"""Words that all must stand there; one that ends with a star begins a word."""

Reading = tuple[tuple[Way, ...], ...]
"""For each word that was typed, the ways in which it may stand there: one of them must."""

Words = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """What is looked for: one of the readings; of what may be mistyped, in names alone."""

    terms: tuple[str, ...]
    readings: tuple[Reading, ...]
    names_only: bool = False

    def is_held(self, text: Iterable[str]) -> bool:
        """Whether these words hold it."""
        return any(
            all(any(all(holds(text, piece) for piece in way) for way in ways) for ways in reading)
            for reading in self.readings
        )

    def is_said_in(self, text: str) -> bool:
        """Whether a text that holds it says it: words that mean the same must stand in a row there."""
        held = text_words(text)

        def says(ways: tuple[Way, ...]) -> bool:
            return all(holds(held, piece) for piece in ways[0]) or any(
                in_a_row(text, way) for way in ways[1:]
            )

        return any(all(says(ways) for ways in reading) for reading in self.readings)

    @cached_property
    def likeliest_first(self) -> tuple[Asked, ...]:
        """What a name may hold of it, the likeliest first: as typed and whole, as typed, otherwise said."""
        return tuple(dict.fromkeys((self.as_typed.whole, self.as_typed, self.whole, self)))

    def in_names(self) -> Asked:
        """The same, in names alone."""
        return replace(self, names_only=True)

    @cached_property
    def as_typed(self) -> Asked:
        """The same, said in no other way."""
        first = tuple((ways[0],) for ways in self.readings[0])
        return replace(self, readings=(first,))

    @cached_property
    def whole(self) -> Asked:
        """The same, with no word only begun."""
        readings = tuple(
            tuple(tuple(tuple(piece.rstrip("*") for piece in way) for way in ways) for ways in reading)
            for reading in self.readings
        )
        return replace(self, readings=readings)


def read(text: str, said: Words) -> tuple[Asked | None, str]:
    """What to look for, in the words of an organisation; or what is wrong with it, and how to go on.

    Neither where nothing was typed.
    """
    if len(text) > LONGEST:
        return None, f"That is longer than {LONGEST} letters. Type a few words of what you look for."
    typed = words(text)
    terms = tuple(dict.fromkeys(typed))
    if len(terms) > MOST:
        return None, f"Those are more than {MOST} words. Type a few that what you look for has in it."
    if len("".join(typed)) < 2:
        wrong = "Type a word, or at least the first two letters of one." if text.strip() else ""
        return None, wrong
    same = _said_otherwise(said)
    each_way = _together(typed if len(typed) <= MOST else terms)
    readings = dict.fromkeys(tuple(_ways(each, same)) for each in each_way)
    return Asked(terms, tuple(readings)), ""


def mistyped(asked: Asked, known: Mapping[str, Iterable[str]]) -> Asked:
    """The same, were a letter of each word wrong: `known` has the words that each may be."""
    reading = tuple(((_begun(term),), *((word,) for word in known[term])) for term in asked.terms)
    return Asked(asked.terms, (reading,), names_only=True)


def may_be(term: str, known: Iterable[str]) -> list[str]:
    """Those words that may be meant by what somebody typed: nearly the same, or with it in their middle.

    Two mistakes are forgiven in a long word that nothing else can be.
    """
    if not may_be_mistyped(term):
        return []
    known = tuple(known)
    meant = {word for word in known if term in word or nearly_begins(word, term)}
    if not meant and len(term) >= LONG:
        meant = {word for word in known if nearly_begins(word, term, mistakes=2)}
    return sorted(meant, key=lambda word: (abs(len(word) - len(term)), word))[:NEARLY]


def pieces(term: str) -> list[str]:
    """A word that may be meant by a term holds one of these.

    With one letter wrong, missing or too many it holds one half; so it does where two letters in a row are
    swapped, unless they are the two in the middle. With two mistakes it holds one third.
    """
    at, third = len(term) // 2, len(term) // 3
    swapped = term[: at - 1] + term[at] + term[at - 1] + term[at + 1 :]
    thirds = [term[:third], term[third : 2 * third], term[2 * third :]] if len(term) >= LONG else []
    return [term[:at], term[at:], swapped, *thirds]


def _together(typed: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words as they were typed, and with two of them, or all, written as one."""
    yield tuple(dict.fromkeys(typed))
    for at in range(len(typed) - 1):
        yield (*typed[:at], (typed[at] + typed[at + 1])[:LONGEST_WORD], *typed[at + 2 :])
    if len(typed) > 2:
        yield ("".join(typed)[:LONGEST_WORD],)
    if large := tuple(word for word in dict.fromkeys(typed) if word not in SMALL):
        yield large


def _ways(terms: tuple[str, ...], same: Mapping[Way, set[Way]]) -> Iterator[tuple[Way, ...]]:
    """Each word, or several that are one expression, with the other ways of saying it."""
    at = 0
    while at < len(terms):
        length = next((n for n in range(6, 0, -1) if terms[at : at + n] in same), 1)
        span = terms[at : at + length]
        typed = tuple(_begun(term) for term in span)
        others: set[Way] = {(_begun(each),) for each in other_numbers(span[0])} if length == 1 else set()
        others |= {tuple(_begun(w) if len(w) > 3 else w for w in way) for way in same.get(span, ())}
        yield (typed, *sorted(others - {typed}))
        at += max(1, len(span))


def _begun(term: str) -> str:
    """The beginning of a word is enough, but for one letter, which begins too many."""
    return f"{term}*" if len(term) > 1 else term


@dataclass(frozen=True)
class Expression:
    """Something of the method, in every way in which it is said: Japanese, plain, the organisation's own.

    forms: each way, one of it and many, with what it is called there, which is one.
    """

    forms: tuple[tuple[str, str], ...]

    @property
    def ways(self) -> set[Way]:
        """Its ways, word by word."""
        return {words(form) for form, _ in self.forms}


def expressions(said: Words) -> Iterator[Expression]:
    """Everything of the method that can be said in several ways, in the words of an organisation."""
    for key, term in vocabulary.terms().items():
        here = (said[key],) if key in said else ()
        every = [
            (form, each.one) for each in (*here, term.japanese, term.plain) for form in (each.one, each.many)
        ]
        yield Expression((*every, *((also, also) for also in term.also)))


def _said_otherwise(said: Words) -> dict[Way, set[Way]]:
    """Each way of saying something, with all ways of saying the same."""
    same: dict[Way, set[Way]] = {}
    for expression in expressions(said):
        for way in expression.ways:
            same.setdefault(way, set()).update(expression.ways)
    return same
