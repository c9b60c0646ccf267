"""NHS numbers: ten digits, however they are grouped, whose tenth is the check digit of the other nine."""

import re
from collections.abc import Iterator

_GAP = "(?:[ \u00a0\u2007\u2009\u202f]{1,2}|[ \u00a0]?[-\u2010\u2011\u2013][ \u00a0]?)"
_RUN = re.compile(rf"(?<![0-9])(?<![0-9]\.)(?<![£$€+])[0-9]+(?:{_GAP}[0-9]+)*(?!%|\.[0-9])")
_DOTTED = re.compile(r"(?<![0-9./])[0-9]{3}([./])[0-9]{3}\1[0-9]{4}(?![0-9./]*[0-9])")
_DIGITS = re.compile(r"[0-9]+")
_DATE_IN_IT = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[ -][0-9]{1,2}[ -](?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})(?![0-9])"
)
_BOOK = re.compile(r"\bISBN(?:-1[03])?\s*:?\s*$", re.I)
_CALLS = re.compile(r"\b(?:tel|telephone|phone|call|ring|fax|mobile|bleep|ext)\b\W*$", re.I)
_ABROAD = re.compile(r"\+[0-9]{1,3}\s?(?:\(0\)\s?)?$")

# How ten digits may be grouped to be taken out of a longer row of numbers.
_USUAL = {(10,), (3, 3, 4), (3, 4, 3), (4, 3, 3), (5, 5), (4, 6), (6, 4)}


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the right check digit (NHS Data Dictionary: weights 10 to 2, modulus 11)."""
    if len(digits) != 10 or not (digits.isascii() and digits.isdecimal()) or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(d) * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return (0 if check == 11 else check) == int(digits[9])


def nhs_numbers(text: str) -> Iterator[str]:
    """Each NHS number in the text, as it stands there.

    Ten digits by themselves are found in any grouping by blanks or hyphens, unless the grouping reads
    as a date; among more digits, or with points or slashes, in the groupings people use. The number
    of a book (whose check digit is made in the same way), a telephone number that is called one, a sum
    of money and a decimal are left alone.
    """
    for run in _RUN.finditer(text):
        before = text[: run.start()]
        if _BOOK.search(before) or _ABROAD.search(before):
            continue
        if run[0].startswith("0") and _CALLS.search(before):
            continue
        yield from _in_run(run[0])
    for match in _DOTTED.finditer(text):
        if is_nhs_number(re.sub("[^0-9]", "", match[0])):
            yield match[0]


def _in_run(run: str) -> Iterator[str]:
    groups = list(_DIGITS.finditer(run))
    together = "".join(g[0] for g in groups)
    if len(together) == 10:
        if is_nhs_number(together) and not _DATE_IN_IT.search(run):
            yield run
        return
    for first in range(len(groups)):
        for last in range(first + 1, min(first + 3, len(groups)) + 1):
            chosen = groups[first:last]
            digits = "".join(g[0] for g in chosen)
            if tuple(len(g[0]) for g in chosen) in _USUAL and is_nhs_number(digits):
                yield run[chosen[0].start() : chosen[-1].end()]
