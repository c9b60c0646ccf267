"""Texts as they are compared: small letters without accents, word by word."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"}
)
"""Letters that are written with another one, or two, by whoever has no key for them."""

SHORTEST = 4
"""Letters of a word that may be mistyped: a shorter one is nearly any other."""

LONGEST_WORD = 40
"""Letters of a word that count: what is longer is none that anybody types."""


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text: ‘Café, 60-day’ → cafe, 60, day. What is no letter or digit parts them."""
    return tuple(word[:LONGEST_WORD] for word in WORD.findall(_bare(text)))


@lru_cache(maxsize=20_000)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, each once, and neighbours written as one: ‘Time out’ → time, out, timeout."""
    apart = words(text)
    return tuple(dict.fromkeys((*apart, *_joined(apart), *_as_one(text))))


def known_words(name: str) -> tuple[str, ...]:
    """The words of a name that somebody may have meant who typed another."""
    return (*words(name), *_as_one(name))


@lru_cache(maxsize=20_000)
def text_words(text: str) -> tuple[str, ...]:
    """The words of a text, each once, and as one what no space parts: ‘patient’s’ → patient, s, patients."""
    return tuple(dict.fromkeys((*words(text), *_as_one(text))))


def holds(text: Iterable[str], piece: str) -> bool:
    """Whether among words is this one, or, where it ends with a star, one that begins so."""
    if piece.endswith("*"):
        return any(word.startswith(piece[:-1]) for word in text)
    return piece in text


def in_a_row(text: str, pieces: Sequence[str]) -> bool:
    """Whether a text has these words in a row; where one ends with a star, a word that begins so."""
    row = " ".join(rf"{piece[:-1]}\w*" if piece.endswith("*") else piece for piece in pieces)
    return re.search(f" {row} ", f" {' '.join(words(text))} ") is not None


@lru_cache(maxsize=50_000)
def nearly_begins(word: str, term: str, mistakes: int = 1) -> bool:
    """Whether a word begins with what somebody typed, but for so many mistakes: a letter wrong, missing or
    too many, or two in a row swapped.
    """
    lengths = range(len(term) - mistakes, len(term) + mistakes + 1)
    return any(OSA.distance(word[:n], term, score_cutoff=mistakes) <= mistakes for n in lengths)


def may_be_mistyped(term: str) -> bool:
    """Numbers are as they are; so are short words."""
    return len(term) >= SHORTEST and term.isalpha()


def other_numbers(term: str) -> Iterator[str]:
    """One of what is many, and the other way round: wards → ward, therapies ↔ therapy."""
    if not may_be_mistyped(term):
        return
    if term.endswith("ies"):
        yield f"{term[:-3]}y"
    elif term.endswith(("ches", "shes", "sses", "xes")):
        yield term[:-2]
    elif term.endswith("s") and not term.endswith(("ss", "us", "is")):
        yield term[:-1]
    elif term.endswith("y") and term[-2] not in "aeiou":
        yield f"{term[:-1]}ies"


def _bare(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.casefold().translate(LETTERS)


def _as_one(text: str) -> Iterator[str]:
    """What hyphens, apostrophes or strokes part, and no space: re-admission → readmission."""
    for chunk in _bare(text).split():
        if not chunk.isalnum() and len(parts := WORD.findall(chunk)) > 1:
            yield from _joined(parts)
            yield "".join(parts)[:LONGEST_WORD]


def _joined(apart: Iterable[str]) -> Iterator[str]:
    return ((one + other)[:LONGEST_WORD] for one, other in pairwise(apart))
