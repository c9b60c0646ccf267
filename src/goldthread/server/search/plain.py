"""Texts as they are compared: small letters without accents, word by word."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"}
)
"""Letters that are written with another one, or two, by whoever has no key for them."""

SHORTEST = 4
"""Letters of a word that may be mistyped: a shorter one is nearly any other."""


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text: ‘Café, 60-day’ → cafe, 60, day. What is no letter or digit parts them."""
    if text.isascii():
        return tuple(WORD.findall(text.lower()))
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return tuple(WORD.findall(bare.casefold().translate(LETTERS)))


def begins(word: str, term: str) -> bool:
    """Whether a word is what somebody typed, or begins with it."""
    return word.startswith(term)


@lru_cache(maxsize=50_000)
def nearly_begins(word: str, term: str) -> bool:
    """The same, were one letter of what they typed wrong, missing, too many, or two in a row swapped."""
    if begins(word, term):
        return True
    lengths = (len(term) - 1, len(term), len(term) + 1)
    return may_be_mistyped(term) and any(OSA.distance(word[:n], term, score_cutoff=1) <= 1 for n in lengths)


def may_be_mistyped(term: str) -> bool:
    """Numbers are as they are; so are short words."""
    return len(term) >= SHORTEST and term.isalpha()
