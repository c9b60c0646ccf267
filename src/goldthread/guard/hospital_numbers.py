"""Hospital numbers: five to ten digits, with or without letters, that are called one."""

import re
from collections.abc import Iterator

from .dates import only_day

_NUMBER = r"(?:[A-Z]{1,4}[\s/-]?)?[0-9]{2,10}(?:[\s/-][0-9]{2,6}){0,2}[A-Z]?"
_CALLED = (
    r"(?:"
    # a word that is often about something else must say that it is a number
    r"(?:hospital|hosp\.?|patient(?:[’']?s)?|pt|unit|district|case\s?note|notes?|record|registration)[\s_-]*"
    r"(?:number|no\b\.?|num\b\.?|id\b|identifier|ref\b\.?|reference|\#)"
    # a name of the number itself need not
    r"|mrn|m\.r\.n\.|pas(?=[\s:#-]*[0-9A-Z]*[0-9])|pas\s?(?:number|no\b\.?|id\b)|crn|medical\s+record|hosp\s?\#"
    r"|(?:k|h|rxr?)[\s-]number"
    r")"
)
_BEFORE = re.compile(
    rf"(?<![^\W_]){_CALLED}(?![^\W\d_])\s*(?:number|no\b\.?|\#)?\s*(?:(?:is|was|=|of)\s+)?[:#.(=\s-]{{0,4}}(?P<number>{_NUMBER})(?![^\W_])",
    re.I,
)
_AFTER = re.compile(
    rf"(?<![^\W_])(?P<number>(?:[A-Z]{{1,4}}[/-]?)?[0-9]{{5,10}}[A-Z]?)[\s,:;(\[=-]{{1,4}}(?:(?:is|was|as|the|a|his|her|their|my|our)\s){{0,3}}"
    rf"(?:patient[’']?s\s)?{_CALLED}(?![^\W_])(?!\s*[:#]?\s*[A-Z]{{0,4}}[0-9])",
    re.I,
)


def hospital_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where each hospital number stands in a plain text, with the words beside it that call it one."""
    reached = 0
    for match in sorted([*_BEFORE.finditer(text), *_AFTER.finditer(text)], key=lambda m: m.start()):
        if match.start() >= reached and _may_be_one(match["number"]):
            reached = match.end()
            yield match.start(), match.end()


def _may_be_one(number: str) -> bool:
    digits = sum(c.isdigit() for c in number)
    return 5 <= digits <= 10 and not (only_day(number) and not number.isdigit())
