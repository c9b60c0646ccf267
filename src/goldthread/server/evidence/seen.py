"""How much of the organisations chosen a reader may see: their workshops, or totals alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.queries import all_partnerships, partnerships_of


@dataclass(frozen=True)
class Seen:
    """in_detail: codes of the organisations whose workshops the reader may open; None for all of them.

    partnerships: those in which the reader may know of every organisation.
    """

    in_detail: frozenset[str] | None = None
    partnerships: tuple[Partnership, ...] = ()

    def in_totals(self, organisations: Iterable[Organisation]) -> list[Organisation]:
        """Those of them of which the reader sees totals alone."""
        if self.in_detail is None:
            return []
        return [each for each in organisations if each.code not in self.in_detail]

    def whole_partnerships(self, in_totals: Sequence[Organisation]) -> list[Partnership]:
        """Those all of whose organisations that share totals are among these: none is picked out."""
        keys = {each.pk for each in in_totals}
        return [each for each in self.partnerships if _sharing_totals(each) <= keys]


EVERYTHING = Seen()
"""As at the server's own shell."""


def seen_by(person: Person, organisations: Iterable[Organisation]) -> Seen:
    """How much of these organisations, which they may know of, somebody sees."""
    in_detail = frozenset(each.code for each in organisations if each.pk in person.reach.detailed)
    return Seen(in_detail, tuple(partnerships_of(person).prefetch_related("organisations").order_by("slug")))


def seen_from_outside() -> Seen:
    """As somebody sees it to whom every organisation shows its totals alone."""
    partnerships = all_partnerships().prefetch_related("organisations").order_by("slug")
    return Seen(frozenset(), tuple(partnerships))


def _sharing_totals(partnership: Partnership) -> set[int]:
    shared = Organisation.Shared.TOTALS
    return {each.pk for each in partnership.organisations.all() if each.shared == shared}
