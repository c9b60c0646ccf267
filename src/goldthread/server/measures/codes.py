"""A code for a measure that was given none: from its title, and free in its organisation."""

import re
import unicodedata
from itertools import chain, count

LONGEST = 20
ROOM = 29
"""Letters of a code before the hyphen and a number: there is room for 30."""

SMALL_WORDS = {
    "a",
    "an",
    "and",
    "at",
    "by",
    "for",
    "from",
    "in",
    "is",
    "of",
    "on",
    "or",
    "per",
    "the",
    "to",
    "with",
}


def code_from(title: str, taken: set[str], longest: int = LONGEST) -> str:
    """‘Days to the outpatient letter’ → DAYS-OUTPATIENT; with -2 behind it where that is taken.

    Capital letters, digits and hyphens; whole words as long as they fit. M where the title has none.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", re.sub(r"(?<=\d),(?=\d{3}\b)", "", plain))
    telling = [word.upper() for word in words if word.lower() not in SMALL_WORDS] or ["M"]
    code = telling[0][:longest]
    for word in telling[1:]:
        if len(code) + 1 + len(word) > longest:
            break
        code = f"{code}-{word}"
    return free_code(code, taken)


def free_code(code: str, taken: set[str]) -> str:
    """The code, with -2 behind it, or -3 and so on, where it is taken; cut where that would be too long."""
    ways = (f"{code[: ROOM - len(str(number))]}-{number}" for number in count(2))
    return next(way for way in chain([code], ways) if way not in taken)
