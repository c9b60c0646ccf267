"""Where somebody lies or lives: a patient's or a titled name beside a bed, or beside a postcode of a home."""

import re
from collections.abc import Iterator

from .names import NAME, TITLE, is_full_name, is_given_name, is_titled

_BETWEEN = (
    r"[\s,;:.()\[\]|/–—-]{1,4}(?:\(?[0-9]{1,3}\)?[\s,]{1,2})?(?:(?:is|in|from|on|at)\s){0,2}"
    r"(?:bay\s?\w{1,3}[\s,]{1,3})?"
)
_BED = r"bed(?:space|\sspace)?\s?(?:no\.?\s?)?[A-Z]?[0-9]{1,3}[A-Z]?"
_POSTCODE = r"[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}"
_WHO = rf"(?P<who>{TITLE}\s?(?:[A-Z]\.?\s)?[^\W\d_]{{2,30}}(?:[’'-][^\W\d_]{{1,30}})?)"
_IN_BED = re.compile(
    rf"(?<![^\W_])(?:{_WHO}{_BETWEEN}{_BED}|{_BED}{_BETWEEN}{_WHO.replace('who', 'in_it')})(?![’']s|[^\W_])",
    re.I,
)
_AT_HOME = re.compile(
    rf"(?<![^\W_])(?:(?P<who>{TITLE}\s?(?:{NAME}|[^\W\d_]{{2,30}}))(?P<street>[^\n]{{1,60}}?)|(?P<name>{NAME})[\s,;|()-]{{1,4}})"
    rf"(?<![^\W_]){_POSTCODE}(?![^\W_])",
    re.I,
)
_WORKPLACE = re.compile(
    r"\b(?:hospital|trust|house|centre|surgery|clinic|department|ward|nhs|university|office|college|infirmary|practice)\b",
    re.I,
)
_PATIENT = re.compile(
    r"(?<![^\W_])(?:patient|pt)\b\.?:?\s(?P<name>[^\W\d_]{2,30}\s[^\W\d_]{2,30})(?![^\W_])", re.I
)


def whereabouts(text: str) -> Iterator[tuple[int, int, str]]:
    """Where they stand in a plain text and what they look like: (start, end, looks like).

    A title and a name beside a bed; a title and a name and a postcode within a line, or a full name
    straight beside one, unless a place of work stands between; ‘patient’ and a full name whose first is
    a common given name, both with capitals. Initials beside a bed are left alone: wards have those too.
    """
    for match in _IN_BED.finditer(text):
        if is_titled(match["who"] or match["in_it"]):
            yield match.start(), match.end(), "a name with a bed"
    for match in _AT_HOME.finditer(text):
        named = is_titled(match["who"]) if match["who"] else is_full_name(match["name"])
        if named and not _WORKPLACE.search(match[0]):
            yield match.start(), match.end(), "a name with a postcode"
    for match in _PATIENT.finditer(text):
        first, last = match["name"].split()
        if first[0].isupper() and last[0].isupper() and is_given_name(first) and is_full_name(match["name"]):
            yield match.start(), match.end(), "a patient’s name"
