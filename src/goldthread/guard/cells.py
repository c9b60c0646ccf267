"""The cells of a row as texts, and what the head of a column calls what stands below it."""

import re
from datetime import date, datetime

from .dates import only_day
from .find import Finding
from .innocent_numbers import is_called_something_else
from .names import is_full_name, is_titled

_WHOSE = r"(?:(?:the |patient(?:’s|'s|s)? |pt |client |resident )?"
_NUMBER = r"(?:number|no\.?|num|id|\#)"
_HEADS = {
    "an NHS number": rf"{_WHOSE}(?:nhs|chi|h ?& ?c|h and c|hcn|health (?:and|&) care) ?{_NUMBER}?)",
    "a date of birth": rf"{_WHOSE}(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born))",
    "a hospital number": (
        rf"{_WHOSE}(?:(?:hospital|patient|pt|hosp|unit|case ?note|district|pas|record) ?{_NUMBER}|mrn|crn))"
    ),
    "a patient’s name": (
        r"(?:(?:patient|pt)(?:’s|'s|s)? ?(?:full |sur|first |last |fore)?name|name of (?:the )?patient)"
    ),
    "a patient": r"(?:patient|pt|client|resident)",
}
_AS_HEAD = {
    said: re.compile(f"{head}(?: number)?(?: ?[(\\[].{{0,40}}[)\\]])?:?", re.I)
    for said, head in _HEADS.items()
}
_LETTER_THEN_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PLAIN = re.compile(
    r"\s*[-£]?(?:[0-9]{0,8}|[0-9]{1,3}(?:,[0-9]{3}){0,2})(?:\.[0-9]{1,6})?%?\s*"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
)


def is_plain(cell: object) -> bool:
    """Whether a cell is empty, a day, or a number of fewer than nine digits: nothing to look into."""
    if cell is None or isinstance(cell, date):
        return True
    if isinstance(cell, (int, float)):
        return abs(cell) < 1e9
    return isinstance(cell, str) and len(cell) < 20 and bool(_PLAIN.fullmatch(cell))


def as_text(cell: object) -> str:
    """A cell as it reads: a day as 2019-07-15, a whole number without a point, no blanks around."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def head(text: str) -> str:
    """What a head says stands below it or beside it: of ‘NHS_No’ ‘an NHS number’; '' for other texts."""
    if len(text) > 60:
        return ""
    words = " ".join(_LETTER_THEN_CAPITAL.sub(" ", text).replace("_", " ").replace("-", " ").split())
    as_typed = " ".join(text.replace("_", " ").split())
    matches = (s for s, heads in _AS_HEAD.items() if heads.fullmatch(words) or heads.fullmatch(as_typed))
    return next(matches, "")


def calls_numbers_something_else(text: str) -> bool:
    """Whether a head calls the numbers below it something else than somebody's: ‘Telephone’, ‘Order no’."""
    read = f"{text.replace('_', ' ')} 0"
    return is_called_something_else(read, len(read) - 1, len(read))


def held_under(said: str, text: str) -> list[Finding]:
    """What a cell holds by what its head says: an identifier, a date or a name."""
    digits = sum(c.isdigit() for c in text)
    day = only_day(text)
    holds = {
        "an NHS number": digits >= 9,
        "a date of birth": day is not None,
        "a hospital number": 5 <= digits <= 10,
        "a patient’s name": bool(re.search(r"[^\W\d_]{2}", text)) and not head(text),
        "a patient": is_full_name(text) or is_titled(text),
    }
    return [Finding(text, "a patient’s name" if said == "a patient" else said)] if holds.get(said) else []
