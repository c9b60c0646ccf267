"""Where a text holds a word that was looked for, marked; of a long text what stands around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from .asking import SMALL, Way
from .found import Marked, Piece
from .plain import WORD, holds, words

AROUND = 60
"""Letters that are shown before a word that is marked, and after it, in a long text."""

JOINED = 5
"""Neighbours that may have been looked for as one word: ‘re-admission’ as ‘readmission’."""

Span = tuple[int, int]


def whole(text: str, ways: Iterable[Way]) -> Marked:
    """A text with the words marked that are one of these, or begin with one that ends in a star.

    What is several words is marked where they stand in a row; where they nowhere do, each by itself.
    """
    text = _in_a_line(text)
    return _marked(text, _spans(text, ways), (0, len(text)))


def around(text: str, ways: Iterable[Way]) -> Marked:
    """The same, of a long text what stands where most is marked; nothing where nothing is."""
    text = _in_a_line(text)
    spans = _spans(text, ways)
    return _marked(text, spans, _cut(text, _where_most(spans))) if spans else ()


def _in_a_line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _spans(text: str, ways: Iterable[Way]) -> list[Span]:
    """Where these stand, in order, none over another."""
    found = sorted(span for way in ways for span in _places(text, way))
    apart: list[Span] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _places(text: str, way: Way) -> list[Span]:
    if len(way) == 1:
        return _places_of_one(text, way[0])
    in_a_row = [
        (row[0][0], row[-1][1])
        for row in _rows(text, len(way))
        if all(holds([word], piece) for (_, _, word), piece in zip(row, way, strict=True))
    ]
    apart = (span for piece in way if piece.rstrip("*") not in SMALL for span in _places_of_one(text, piece))
    return in_a_row or list(apart)


def _places_of_one(text: str, piece: str) -> list[Span]:
    """The words that are so; where none is, the neighbours that are so when written as one."""
    for many in range(1, JOINED + 1):
        rows = _rows(text, many)
        if found := [
            (row[0][0], row[-1][1]) for row in rows if holds(["".join(w for _, _, w in row)], piece)
        ]:
            return found
    return []


def _rows(text: str, many: int) -> Iterator[Sequence[tuple[int, int, str]]]:
    """So many words in a row, from each word on."""
    there = _words_of(text)
    return (there[at : at + many] for at in range(len(there) - many + 1))


def _where_most(spans: Sequence[Span]) -> Span:
    """The first of those that have most others near after them."""
    return max(spans, key=lambda span: sum(0 <= other[0] - span[0] <= AROUND for other in spans))


@lru_cache(maxsize=500)
def _words_of(text: str) -> Sequence[tuple[int, int, str]]:
    """From where to where each word stands, and the word as it is compared."""
    return [(found.start(), found.end(), "".join(words(found.group()))) for found in WORD.finditer(text)]


def _cut(text: str, first: Span) -> Span:
    """From where to where a text is shown: whole words alone."""
    start, end = max(0, first[0] - AROUND), min(len(text), first[1] + AROUND)
    if start:
        start = text.find(" ", start, first[0]) + 1 or first[0]
    if end < len(text):
        end = max(text.rfind(" ", first[1], end), first[1])
    return start, end


def _marked(text: str, spans: Iterable[Span], shown: Span) -> Marked:
    """What is shown of a text, in pieces that are marked or not; dots stand for what is left out."""
    at, last = shown
    found = [Piece("… ")] if at else []
    for start, end in spans:
        if start < at or end > last:
            continue
        found += [Piece(text[at:start]), Piece(text[start:end], True)]
        at = end
    found += [Piece(text[at:last]), Piece(" …" if last < len(text) else "")]
    return tuple(each for each in found if each.text)
