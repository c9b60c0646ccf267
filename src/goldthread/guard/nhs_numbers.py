"""NHS numbers: ten digits, however they are grouped, whose tenth is the check digit of the other nine.

CHI numbers (Scotland) and Health and Care numbers (Northern Ireland) are made in the same way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .innocent_numbers import is_called_something_else, is_called_theirs

_DIGITS = re.compile(r"[0-9]+")
_BETWEEN_GROUPS = 4  # characters, at most
_UNLINKED = re.compile(r"[^\W_]|[%£$€¥+]")
_CALLED = re.compile(
    r"\b(?:nhs\s*(?:number|no\b\.?|num\b\.?|id\b|\#)|chi\b\s*(?:number|no\b\.?|\#)?|h\s?&\s?c\s*(?:number|no\b\.?)"
    r"|health\s(?:and|&)\scare\s(?:number|no\b\.?))\s*(?:is|was)?[\s:=#(.-]{0,4}"
    r"(?P<number>[0-9](?:[^\w£$€\n]{0,3}[0-9]){9})(?![0-9])",
    re.I,
)
# How ten digits are grouped where they are grouped at all.
_USUAL = {(3, 3, 4), (3, 4, 3), (4, 3, 3), (5, 5), (4, 6), (6, 4), (3, 7), (7, 3)}
_WRITTEN = (3, 3, 4)
_WITHIN_A_NUMBER = {"blank", "-", "_"}
_SHORT_ONES = 2  # that may stand in a row with a number: a bed, an age, a year
_BESIDE_SHORT_ONES = {"blank", "-", "_", "tab", "line"}


@dataclass(frozen=True)
class _Run:
    """Groups of digits that nothing but punctuation and blanks parts; `gaps` has one fewer."""

    groups: list[re.Match[str]]
    gaps: list[str]

    def digits(self, first: int, last: int) -> str:
        return "".join(g[0] for g in self.groups[first:last])

    def sizes(self, first: int, last: int) -> tuple[int, ...]:
        return tuple(len(g[0]) for g in self.groups[first:last])


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the right check digit (NHS Data Dictionary: weights 10 to 2, modulus 11)."""
    if len(digits) != 10 or not (digits.isascii() and digits.isdecimal()) or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(d) * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return (0 if check == 11 else check) == int(digits[9])


def nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where each NHS number in a plain text stands, as (start, end), in order.

    Ten digits in one group; in groups of 3, 3 and 4 parted by anything but letters; by blanks, hyphens
    or underscores in any groups unless these read as a date. In a longer row of figures only where the
    row is no list of figures: see `_windows`. What is called an NHS, CHI or H&C number needs no right
    check digit. What the words around call something else (a telephone, an order, a book), a sum of
    money, a share and a decimal are left alone.
    """
    found = {m.span("number") for m in _CALLED.finditer(text) if len(set(m["number"])) > 2}
    for run in _runs(text):
        for first, last in _windows(run, text):
            start, end = run.groups[first].start(), run.groups[last - 1].end()
            if not is_nhs_number(run.digits(first, last)) or _is_an_amount(text, start, end):
                continue
            if not is_called_something_else(text, start, end):
                found.add((start, end))
    yield from _apart(sorted(found))


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = -1
    for start, end in spans:
        if start >= reached:
            reached = end
            yield start, end


def _runs(text: str) -> Iterator[_Run]:
    run = _Run([], [])
    for group in _DIGITS.finditer(text):
        if run.groups:
            kind = _kind(text[run.groups[-1].end() : group.start()][: _BETWEEN_GROUPS + 1])
            if kind:
                run.gaps.append(kind)
            else:
                yield run
                run = _Run([], [])
        run.groups.append(group)
    if run.groups:
        yield run


def _kind(gap: str) -> str:
    """What parts two groups: 'blank', 'tab', 'line', or its signs; '' where it parts two numbers."""
    if len(gap) > _BETWEEN_GROUPS or _UNLINKED.search(gap):
        return ""
    signs = "".join(dict.fromkeys("".join(gap.split())))
    if "\n" in gap or "\r" in gap:
        return "line" + signs
    if signs:
        return re.sub("[-\u2010-\u2015\u2212]+", "-", signs)
    return "tab" if "\t" in gap else "blank"


def _windows(run: _Run, text: str) -> Iterator[tuple[int, int]]:
    """The groups, from first to before last, that may be one number.

    One group of ten, whatever is beside it. A whole run of ten digits. Part of a longer run, in usual
    groups, where what parts it from the rest is not what parts it within; where the rest is at most
    two short numbers (a bed, an age, a year); where the run is such numbers and nothing else; where
    the words before call it somebody's. A list of figures is none of these.
    """
    sizes, count = run.sizes(0, len(run.groups)), len(run.groups)
    for one, size in enumerate(sizes):
        if size == 10 and not _is_decimal(run, one, text):
            yield one, one + 1
    if sum(sizes) == 10 and count > 1 and _may_be_one(run, 0, count, text):
        yield 0, count
        return
    tiles = count % 3 == 0 and all(sizes[n : n + 3] == _WRITTEN for n in range(0, count, 3))
    for first in range(count):
        for last in range(first + 2, min(first + 3, count) + 1):
            if sizes[first:last] not in _USUAL or not _may_be_one(run, first, last, text):
                continue
            tiled = tiles and first % 3 == 0
            if tiled or _stands_apart(run, first, last) or is_called_theirs(text, run.groups[first].start()):
                yield first, last


def _may_be_one(run: _Run, first: int, last: int, text: str) -> bool:
    sizes, gaps = run.sizes(first, last), set(run.gaps[first : last - 1])
    if sizes == _WRITTEN:
        return True
    if any(len(g[0]) == 4 and g[0][:2] in ("19", "20") for g in run.groups[first:last]):
        return False
    if set(sizes) == {1}:
        return len(gaps) == 1 and gaps != {","}
    return len(gaps) == 1 and gaps <= _WITHIN_A_NUMBER


def _stands_apart(run: _Run, first: int, last: int) -> bool:
    """Whether a part of a run is parted from the rest otherwise than within, or the rest is short."""
    within = set(run.gaps[first : last - 1])
    around = set(run.gaps[max(first - 1, 0) : first] + run.gaps[last - 1 : last])
    if not around & within:
        return len(within) == 1
    if len(run.groups) - (last - first) > _SHORT_ONES:
        return False
    rest = run.groups[:first] + run.groups[last:]
    short = all(len(g[0]) <= 2 or g[0][:2] in ("19", "20") for g in rest)
    return short and within <= _BESIDE_SHORT_ONES and run.sizes(first, last) == _WRITTEN


def _is_decimal(run: _Run, one: int, text: str) -> bool:
    """Whether a group stands before or after a decimal point."""
    group = run.groups[one]
    before, after = text[max(group.start() - 2, 0) : group.start()], text[group.end() : group.end() + 2]
    return bool(re.fullmatch(r"[0-9]\.", before) or re.fullmatch(r"\.[0-9]", after))


def _is_an_amount(text: str, start: int, end: int) -> bool:
    before = text[max(start - 2, 0) : start].rstrip()[-1:]
    return bool(before and before in "£$€¥+") or text[end : end + 1] == "%"
