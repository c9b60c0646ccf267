"""Hospital numbers: five to eight digits, with or without letters, that are called one."""

import re
from collections.abc import Iterator

_NUMBER = r"[A-Z]{0,3}[0-9]{5,8}[A-Z]?"
_CALLED = re.compile(
    r"\b(?:"
    # a word that is often about something else must say that it is a number
    r"(?:hospital|hosp\.?|patient|pt|unit|district|case\s?note|notes?|record)\s*"
    r"(?:number|no\b\.?|num\b\.?|id\b|identifier|\#)\s*(?:is\s+)?[:#.]?\s*"
    # a name of the number itself need not
    r"|(?:mrn|m\.r\.n\.|pas\s?(?:number|no\b\.?|id\b)?|crn|medical\s+record)\s*(?:number|no\b\.?)?\s*[:#.]?\s*"
    rf")(?P<number>{_NUMBER})\b",
    re.I,
)


def hospital_numbers(text: str) -> Iterator[str]:
    """Each hospital number in the text, with the words that call it one."""
    for match in _CALLED.finditer(text):
        yield match[0]
