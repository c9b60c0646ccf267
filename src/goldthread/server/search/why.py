"""Why something was found: the words that matched, in which text, and how they were meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from . import marking
from .asking import Asked, Way, Words, expressions
from .found import Told, Why
from .plain import holds, in_a_row, name_words, text_words, words


class Reasons:
    """Gives of each thing why it was found. asked: what was looked for. said: in whose words."""

    def __init__(self, asked: Asked, said: Words) -> None:
        self.asked, self.said = asked, said

    def of(self, name: str, where: str, texts: Sequence[tuple[str, str]]) -> Why:
        """Of a thing called so, which is there, with these other texts, each after what it is called."""
        others = () if self.asked.names_only else texts
        meant = self._meant((name, *(text for _, text in others)))
        ways = tuple(dict.fromkeys(way for _, way in meant))
        told, left = [], [way for way in ways if not _is_held(name_words(name), way)]
        for label, text in sorted(others, key=lambda each: not _has_in_a_row(each[1], left)):
            here = [way for way in left if any(holds(text_words(text), piece) for piece in way)]
            left = [way for way in left if not _is_held(text_words(text), way)]
            if here and text != where:
                told.append(Told(label, marking.around(text, ways)))
        return Why(
            marking.whole(name, ways), marking.whole(where, ways), tuple(told), tuple(self._says(meant))
        )

    def _meant(self, texts: Sequence[str]) -> list[tuple[Way, Way]]:
        """Each word, or several, as typed and as these texts hold it, by the first reading that they hold.

        The first text is the name.
        """
        held = (*name_words(texts[0]), *(word for text in texts[1:] for word in text_words(text)))
        for reading in self.asked.readings:
            found = [(ways[0], way) for ways in reading for way in _likeliest(ways, held, texts)]
            if len(found) == len(reading):
                return found
        return []

    def _says(self, meant: Iterable[tuple[Way, Way]]) -> Iterator[str]:
        """A sentence for each that was meant otherwise than typed."""
        for typed, way in meant:
            as_typed, found = (tuple(piece.rstrip("*") for piece in each) for each in (typed, way))
            if as_typed == found:
                continue
            if self.asked.names_only:
                yield f"like ‘{' '.join(as_typed)}’"
            elif {as_typed, found} <= self._called.keys():
                one, other = self._called[as_typed], self._called[found]
                if one != other:
                    here = "is" if other in self._here else "is also called"
                    yield f"‘{one}’ {here} ‘{other}’{' here' if other in self._here else ''}"

    @cached_property
    def _called(self) -> dict[Way, str]:
        """What each way of saying something of the method is called: one of it."""
        found: dict[Way, str] = {}
        for expression in expressions(self.said):
            for form, one in expression.forms:
                found.setdefault(words(form), one)
        return found

    @cached_property
    def _here(self) -> frozenset[str]:
        """The expressions that are used where one is."""
        return frozenset(str(word) for word in self.said.values())


def _likeliest(ways: Sequence[Way], held: Sequence[str], texts: Sequence[str]) -> list[Way]:
    """Of these ways one that words hold, if any: as typed, else one that stands in a row, the longest."""
    found = [way for way in ways if _is_held(held, way)]
    if ways[0] in found[:1] or len(found) < 2:
        return found[:1]
    return [max(found, key=lambda way: (any(in_a_row(text, way) for text in texts), len(way)))]


def _is_held(held: Sequence[str], way: Way) -> bool:
    return all(holds(held, piece) for piece in way)


def _has_in_a_row(text: str, ways: Iterable[Way]) -> bool:
    return any(in_a_row(text, way) for way in ways)
