"""Why a text in a number's place is none, and how to go on."""

from __future__ import annotations

import re

from ..characters import plain
from ..sheet import WITHOUT_RESULT
from .spellings import spelt_number

FAILED = r"#[^\W\d_][\w/ ]*[!?]?|err:\d{3}|#error!?"
"""What spreadsheets show for a formula that failed, in any language."""

ELAPSED = (
    r"\d+:[0-5]\d(?::[0-5]\d)?|-?pt?\d.*[hmsd]|\d+ days?,? \d+:[\d:.]+"
    r"|[\d.,]+ ?(?:d|days?|h|hrs?|hours?) ?(?:and )?\d.*"
)
MARKED = (
    r"(?P<before>.*\d ?%?) ?(?:[*†‡§#^¹²³]+|\([^)]*\)|\[[^]]*\]|[a-z])"
    r"|(?:[a-z]|c\.|ca\.?|[~≈*†‡§]+) ?(?P<after>\d.*)"
)
"""A number with a mark behind it or before it: 45*, 45 (provisional), r45."""


def why_no_number(text: str) -> tuple[str, str]:
    """What is said after 'expected a number', or nothing; and how to go on."""
    bare = plain(text).lower()
    if re.fullmatch(r"#+", bare):
        return "the column was too narrow to show it", "widen it in the spreadsheet, and copy it again"
    if re.fullmatch(FAILED, bare):
        remedy = "mend it in the spreadsheet, or empty the cell if there is no number"
        return "a formula failed here", remedy
    if bare == WITHOUT_RESULT:
        return "", "open the workbook in a spreadsheet and save it, so that it holds the results"
    if re.fullmatch(ELAPSED, bare):
        return "", "write elapsed times as numbers of one unit, such as 90 for an hour and a half in minutes"
    if re.fullmatch(r"\d+ ?(?:/|of|out of) ?\d+", bare):
        return "", "give the two numbers a column each, a numerator and a denominator"
    if bare in ("true", "false", "yes", "no", "y", "n"):
        return "", "write 1 and 0, or count how many there were each time"
    marked = re.fullmatch(MARKED, bare)
    if marked and spelt_number(marked["before"] or marked["after"]):
        return "", "write the number by itself, and what is said of it in another column"
    return "", "leave the cell empty if there is no number"
