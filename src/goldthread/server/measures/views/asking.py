"""What an overview is asked for by its address: which measures, in which order, compared with which day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

from goldthread.server.people.models import Organisation, Person
from goldthread.tables import cells

from ..models import Dimension, Measure
from ..narrowings import Narrowing, Things, registered

ORDERS = {"talk": "What deserves talk first", "name": "By name", "team": "By team"}
OF_SEVERAL = {"talk": ORDERS["talk"], "name": ORDERS["name"], "organisation": "By organisation"}
"""The orders of an overview of several organisations."""
LONGEST = 18  # figures of a key
KEPT = ("dimension", "retired", "only", "order", "since")
"""What an address may ask for, besides what the measures are narrowed to."""


@dataclass(frozen=True)
class Choice:
    """Something measures may be narrowed to: what may be chosen of it, and what was.

    chosen: its key; None where nothing was asked for, or nothing that this person may see (`unseen`).
    """

    narrowing: Narrowing
    label: str
    things: Things
    chosen: int | None
    unseen: bool

    @property
    def name(self) -> str:
        """What was chosen is called so."""
        return next((name for key, name in self.things if key == self.chosen), "")


@dataclass(frozen=True)
class Asked:
    """Which measures are listed, in which order, and what they are compared with.

    only: "talk" for those alone that deserve talk. problem: what could not be read, in a sentence.
    """

    choices: tuple[Choice, ...] = ()
    dimension: str = ""
    retired: bool = False
    only: str = ""
    order: str = "talk"
    since: date | None = None
    problem: str = ""
    given: Mapping[str, str] = field(default_factory=dict)

    def narrowed(self, seen: QuerySet[Measure]) -> QuerySet[Measure]:
        """Of the measures that this person sees those that are asked for."""
        found = seen.filter(retired_on__isnull=not self.retired)
        found = found.filter(dimension=self.dimension) if self.dimension else found
        for each in self.choices:
            found = each.narrowing.only(found, each.chosen) if each.chosen is not None else found
        return found

    @property
    def chosen(self) -> list[Choice]:
        """What the measures are narrowed to."""
        return [each for each in self.choices if each.chosen is not None]

    @property
    def unseen(self) -> list[Choice]:
        """What they were to be narrowed to, and is not there, or not this person's to see."""
        return [each for each in self.choices if each.unseen]

    @property
    def narrows(self) -> bool:
        """Whether it asks for less than all that are counted."""
        return bool(self.chosen or self.dimension or self.only)

    @property
    def query(self) -> str:
        """What the addresses of further pages keep of it, ended so that more can follow."""
        return f"{urlencode(self.kept)}&" if self.kept else ""

    def without(self, *names: str) -> str:
        """The same query without some of it."""
        return urlencode({name: value for name, value in self.kept.items() if name not in names})

    @property
    def kept(self) -> dict[str, str]:
        """All that differs from what is usual, as it stands in an address."""
        said = {each.narrowing.key: str(each.chosen) for each in self.chosen}
        said |= {"dimension": self.dimension, "retired": "1" if self.retired else "", "only": self.only}
        said |= {"order": "" if self.order == "talk" else self.order}
        said |= {"since": self.since.isoformat() if self.since else ""}
        return {name: value for name, value in said.items() if value}


def asked_for(
    given: Mapping[str, str], person: Person, organisation: Organisation | None, words: Mapping[str, Any]
) -> Asked:
    """What an address, or a saved view, asks for; what nobody knows is left out.

    organisation: whose measures; None for those of several, which are narrowed to nothing of one alone.
    """
    choices = tuple(_choices(given, person, organisation, words)) if organisation else ()
    since, problem = day_of(given.get("since", ""))
    dimension, order = given.get("dimension", ""), given.get("order", "")
    return Asked(
        choices=choices,
        dimension=dimension if dimension in Dimension.values else "",
        retired=given.get("retired") == "1",
        only="talk" if given.get("only") == "talk" else "",
        order=order if order in (ORDERS if organisation else OF_SEVERAL) else "talk",
        since=since,
        problem=problem,
        given={name: given[name] for name in given},
    )


def names_asked() -> list[str]:
    """All that an address may ask for."""
    return [*(each.key for each in registered()), *KEPT]


def day_of(text: str) -> tuple[date | None, str]:
    """The day that a text is, or why it is none."""
    if not text.strip():
        return None, ""
    try:
        found = cells.day(text.strip())
    except ValueError:
        found = None
    if found is None or not 1900 <= found.year <= 2200:
        return None, f"‘{text[:40]}’ is no day to compare with: give one such as 3 June 2019."
    return found, ""


def _choices(
    given: Mapping[str, str], person: Person, organisation: Organisation, words: Mapping[str, Any]
) -> Iterator[Choice]:
    for narrowing in registered():
        things = narrowing.things(person, organisation)
        asked = given.get(narrowing.key, "")
        key = int(asked) if asked.isdecimal() and len(asked) <= LONGEST else None
        chosen = key if any(key == known for known, _ in things) else None
        label = narrowing.label.format_map(words)
        yield Choice(narrowing, label, things, chosen, bool(asked) and chosen is None)
