"""Compacts, read: in a number of queries that does not grow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import QuerySet

from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.queries import people_there

from .models import Compact, Heading, Party, Version, Wording


@dataclass(frozen=True)
class UnderAHeading:
    """What each party promises under a heading: those that promise nothing there are left out."""

    heading: str
    promises: list[tuple[Party, list[Wording]]]


@dataclass(frozen=True)
class Change:
    """How a promise, or the vision (of no party), reads in two versions; empty where it is not in one."""

    party: Party | None
    before: str
    after: str

    @property
    def what(self) -> str:
        """What changed, in a word."""
        if self.before and self.after:
            return "Worded otherwise"
        return "New" if self.after else "Withdrawn"


def may_speak_for(party: Party) -> QuerySet[Person]:
    """Who belongs to a party: the people of its organisations, or where it has none those of the place."""
    places: list[Organisation | Partnership] = [*party.organisations.all()] or [party.compact.place]
    return reduce(or_, map(people_there, places))


def in_force(compact: Compact) -> Version | None:
    """The version that was agreed last."""
    return compact.versions.agreed().last()


def draft(compact: Compact) -> Version | None:
    """The version that is not agreed yet."""
    return compact.versions.draft().first()


def text_of(version: Version) -> list[UnderAHeading]:
    """A version's promises, under its headings: the report's in their order, then its own. One query."""
    wordings = list(version.wordings.select_related("promise__party").order_by("pk"))
    found = [*Heading.values, *sorted({each.heading for each in wordings} - set(Heading.values))]
    return [
        UnderAHeading(heading, by_party([each for each in wordings if each.heading == heading]))
        for heading in found
        if any(each.heading == heading for each in wordings)
    ]


def by_party(wordings: Iterable[Wording]) -> list[tuple[Party, list[Wording]]]:
    """Wordings by the party that promises, in the order in which parties were named."""
    found: dict[Party, list[Wording]] = {}
    for each in wordings:
        found.setdefault(each.promise.party, []).append(each)
    return sorted(found.items(), key=lambda pair: pair[0].pk)


def changes_between(before: Version, after: Version) -> list[Change]:
    """What two versions of a compact do not say alike: the vision first, then promise by promise."""
    was, now = _texts(before), _texts(after)
    parties = {party.pk: party for party in after.compact.parties.all()}
    promises = sorted({**was, **now}, key=lambda key: (key[1], key[0]))
    changed = [
        Change(parties[key[1]], was.get(key, ""), now.get(key, ""))
        for key in promises
        if was.get(key) != now.get(key)
    ]
    vision = [Change(None, before.vision, after.vision)] if before.vision != after.vision else []
    return vision + changed


def _texts(version: Version) -> dict[tuple[int, int], str]:
    """Texts, each with its heading, by the keys of promise and party."""
    found = version.wordings.values_list("promise", "promise__party", "heading", "text")
    return {(promise, party): f"{heading}: {text}" for promise, party, heading, text in found}


def headings_of(version: Version) -> list[str]:
    """The report's headings, and those that the version has besides."""
    own = set(version.wordings.values_list("heading", flat=True)) - set(Heading.values)
    return [*Heading.values, *sorted(own)]
