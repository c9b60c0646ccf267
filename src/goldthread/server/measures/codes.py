"""A code for a measure that was given none: from its title, and free in its organisation."""

import re
import unicodedata

LONGEST = 20
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


def code_from(title: str, taken: set[str]) -> str:
    """‘Days to the outpatient letter’ → DAYS-OUTPATIENT; with -2 behind it where that is taken.

    Capital letters, digits and hyphens; whole words as long as they fit. M where the title has none.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)
    telling = [word.upper() for word in words if word.lower() not in SMALL_WORDS] or ["M"]
    code = telling[0][:LONGEST]
    for word in telling[1:]:
        if len(code) + 1 + len(word) > LONGEST:
            break
        code = f"{code}-{word}"
    ways = [code, *(f"{code}-{number}" for number in range(2, len(taken) + 3))]
    return next(way for way in ways if way not in taken)
