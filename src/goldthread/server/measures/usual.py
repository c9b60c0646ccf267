"""What is usual for a measure that is called so: which figures it has, and in what unit they are.

A suggestion, made from the words of a name and said with the words that it rests on. Whoever owns the measure
says whether it is right, before its readings are called official.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

VALUE, PERCENTAGE, RATE, COUNT, TIME_BETWEEN = "value", "percentage", "rate", "count", "time_between"
PERCENTAGE_ONLY = "percentage_only"
PERCENTAGE_ONLY = "percentage_only"
NO_UNIT = "units"
"""In what something is counted of which nobody has said the unit."""

LONGEST_UNIT = 40
SO_MANY = {"hundred": 100, "thousand": 1000, "hundred thousand": 100_000, "million": 1_000_000}
TIMES = ("seconds", "minutes", "hours", "days", "weeks", "months")


@dataclass(frozen=True)
class Usual:
    """What a name suggests. because: the words of the name that say so; empty where none does.

    per: of a rate, its multiplier (1,000 of ‘per 1,000 bed days’); None otherwise.
    """

    kind: str
    unit: str
    per: int | None = None
    because: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the name says anything of it."""
        return bool(self.because)


def usual_for(name: str, *, kind: str = "", unit: str = "") -> Usual:
    """What is usual for a measure called so, of that kind or in that unit where one is given already."""
    if kind:
        return _of_kind(name, kind, unit)
    found = _from_words(unit or name, whole=bool(unit))
    if unit == "%":  # a percent sign alone does not say of how many
        return Usual(PERCENTAGE_ONLY, "%")
    if found is None:
        return Usual(VALUE, unit or NO_UNIT)
    return Usual(found.kind, unit or found.unit, found.per, found.because)


def left_to_suggest(kind: str, unit: str) -> list[str]:
    """The names of those of these that nobody gave; a percentage says its unit itself."""
    unit_too = not unit and kind not in (PERCENTAGE, PERCENTAGE_ONLY)
    return [*([] if kind else ["kind"]), *(["unit"] if unit_too else [])]


def number_in(unit: str) -> int | None:
    """‘falls per 1,000 bed days’ → 1000; None where there is no whole number above 0."""
    found = re.search(r"\d[\d,]*", unit)
    return (int(found[0].replace(",", "")) or None) if found else None


def _of_kind(name: str, kind: str, unit: str) -> Usual:
    """The kind is given: the unit and how many a rate is per are what is left to suggest."""
    from_name = _from_words(name)
    alike = from_name if from_name and from_name.kind == kind else None
    usually = {PERCENTAGE: "%", PERCENTAGE_ONLY: "%", TIME_BETWEEN: "days"}.get(kind, NO_UNIT)
    said = unit or (alike.unit if alike else usually)
    per = (number_in(unit) or (alike.per if alike else None)) if kind == RATE else None
    return Usual(kind, said, per, alike.because if alike else "")


def _from_words(text: str, *, whole: bool = False) -> Usual | None:
    """What the words say, of a name, or (`whole`) of a unit."""
    plain = " ".join(text.split())
    for rule in (_rate, _percentage, _time_between, _count, _money, _time, _points):
        if found := rule(plain):
            return found
    return None if whole else _a_rate_of_people(plain)


def _rate(text: str) -> Usual | None:
    many = "|".join(sorted(SO_MANY, key=len, reverse=True))
    found = re.search(rf"\bper (\d[\d,]*|{many})\b(?: [^\W\d]+){{0,3}}", text, re.I)
    if not found:
        return None
    said = found[1].lower()
    per = SO_MANY.get(said) or int(said.replace(",", ""))
    return Usual(RATE, found[0][:LONGEST_UNIT], per, found[0]) if per else None


def _percentage(text: str) -> Usual | None:
    found = re.search(r"% of|%|\b(?:per cent|percent|percentage|proportion|share)\b(?: of)?", text, re.I)
    return Usual(PERCENTAGE, "%", None, found[0]) if found else None


def _time_between(text: str) -> Usual | None:
    found = re.search(rf"\b({'|'.join(TIMES)}|time) (?:between|since the last|since)\b", text, re.I)
    if not found:
        return None
    unit = found[1].lower()
    return Usual(TIME_BETWEEN, "days" if unit == "time" else unit, None, found[0])


def _count(text: str) -> Usual | None:
    found = re.search(r"\b(number of|count of|how many)\b ?((?:[^\W\d_][\w’'-]* ?){0,3})", text, re.I)
    if not found:
        return None
    things = re.split(r"\b(?:with|in|on|per|at|of|who|that|from|for|by|to|are|were)\b", found[2])[0].strip()
    return Usual(COUNT, things[:LONGEST_UNIT].lower() or NO_UNIT, None, found[1])


def _money(text: str) -> Usual | None:
    found = re.search(r"£|\bpounds\b", text, re.I)
    return Usual(VALUE, "£", None, found[0]) if found else None


def _time(text: str) -> Usual | None:
    if found := re.search(r"\blength of stay\b", text, re.I):
        return Usual(VALUE, "days", None, found[0])
    found = re.search(rf"\b({'|'.join(TIMES)})\b", text, re.I)
    # ‘within 62 days’ says how long something may take, and not in what it is counted
    if not found or re.search(rf"\d ?{found[1]}\b", text, re.I):
        return None
    return Usual(VALUE, found[1].lower(), None, found[0])


def _points(text: str) -> Usual | None:
    found = re.search(r"\b(?:score|points)\b", text, re.I)
    return Usual(VALUE, "points", None, found[0]) if found else None


def _a_rate_of_people(text: str) -> Usual | None:
    """‘Sickness absence rate’: so many of so many, where nothing says per how many."""
    found = re.search(r"\brate\b|\bwithin \d+ ?\w+", text, re.I)
    return Usual(PERCENTAGE, "%", None, found[0]) if found else None
