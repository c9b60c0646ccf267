"""The library: ready definitions in our own words, each with the public standard or guide it follows.

They stand in the files beside this one, a file a group, and are read once. A definition has
key: short and lasting, by which a measure says what it is counted as; title; also: other words for it;
counted, population, method; numerator and denominator, of a percentage or a rate; kind, per, unit, frequency,
direction, as a measure's; dimension, and money for cost; role in a family: outcome, process or balancing;
source: who published what it follows, its title, and the year; caution: where the figure misleads. looked_up:
what of its source was found in public pages in November 2026: its title, or the definition, too; or neither.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..refusals import NotAMeasure

GROUPS = {
    "safety": "Safety",
    "flow": "Flow",
    "experience": "Experience",
    "workforce": "Workforce",
    "cost": "Cost",
}
"""The groups in their order, by the names of their files."""


@dataclass(frozen=True)
class Ready:
    """One ready definition; texts are whole sentences or none, and empty where nothing is to be said."""

    key: str
    group: str
    title: str
    counted: str
    population: str
    method: str
    kind: str
    unit: str
    frequency: str
    direction: str
    dimension: str
    role: str
    source: str
    caution: str
    looked_up: str = ""
    also: str = ""
    numerator: str = ""
    denominator: str = ""
    per: int | None = None
    money: str = ""

    @property
    def how(self) -> str:
        """How it is counted, in full: the method, and what stands above and below the line."""
        if not self.denominator:
            return self.method
        return f"{self.method} Numerator: {self.numerator}. Denominator: {self.denominator}."

    @property
    def definition(self) -> dict[str, Any]:
        """What a revision of a measure counted like this says, by the names of its fields."""
        return {
            "counted": self.counted,
            "population": self.population,
            "method": self.how,
            "frequency": self.frequency,
            "kind": self.kind,
            "unit": self.unit,
            "per": self.per,
            "direction": self.direction,
        }


@cache
def every() -> tuple[Ready, ...]:
    """All ready definitions, by group and in the order of their files."""
    return tuple(Ready(group=group, **entry) for group in GROUPS for entry in _read(group))


@cache
def by_key() -> dict[str, Ready]:
    """Each ready definition by its key."""
    return {ready.key: ready for ready in every()}


def known(key: str) -> str:
    """The key, where there is such a ready definition, or none is named. Raises NotAMeasure."""
    if key and key not in by_key():
        raise NotAMeasure(f"There is no ready definition ‘{key}’: choose one from the library.")
    return key


def grouped() -> list[tuple[str, list[Ready]]]:
    """The ready definitions of each group, by the group's title."""
    return [(title, [r for r in every() if r.group == group]) for group, title in GROUPS.items()]


def _read(group: str) -> list[dict[str, Any]]:
    text = files(__name__).joinpath(f"{group}.toml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = tomllib.loads(text)["definition"]
    return entries
