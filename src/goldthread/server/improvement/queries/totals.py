"""What the totals of organisations are made of, part by part: as they stand, and as they were last told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from goldthread.server.people.models import Organisation, Partnership

from ..models import PublishedTotal, ValueStream, Workshop
from .completeness import held_workshops
from .pairs import outcome_pairs

What = PublishedTotal.What


class Part(NamedTuple):
    """A workshop (or value stream) in a total: its organisation's key, and its values, before and after."""

    organisation: int
    values: tuple[float, ...]


Parts = Mapping[int, Part]
"""By the key of the workshop or the value stream."""


@dataclass(frozen=True)
class Told:
    """A total as it was told: of an organisation by its code, or of several of a partnership together."""

    organisation: str
    partnership: str
    what: str
    number: int
    parts: Parts
    on: date

    @property
    def organisations(self) -> frozenset[int]:
        return frozenset(part.organisation for part in self.parts.values())


def totals_now(organisations: Sequence[Organisation]) -> dict[int, dict[str, dict[int, Part]]]:
    """What each organisation's totals are made of now, by its key and what they are of.

    Value streams, workshops run and complete are counted and have no values; of an outcome, a workshop
    that was run has its baseline and its value at day 90.
    """
    found: dict[int, dict[str, dict[int, Part]]] = {o.pk: {w.value: {} for w in What} for o in organisations}
    by_code = {o.code: o.pk for o in organisations}
    for pk, of in ValueStream.objects.filter(organisation__in=found).values_list("pk", "organisation"):
        found[of][What.VALUE_STREAMS][pk] = Part(of, ())
    for pk, of, complete in held_workshops(organisations):
        found[of][What.RUN][pk] = Part(of, ())
        if complete:
            found[of][What.COMPLETE][pk] = Part(of, ())
    for pair in outcome_pairs(organisations):
        if pair.baseline is not None and pair.day_90 is not None:
            of = by_code[pair.organisation]
            found[of][pair.outcome][pair.workshop] = Part(of, (float(pair.baseline), float(pair.day_90)))
    return found


def told_before(organisations: Iterable[Organisation]) -> list[Told]:
    """Every total told of these organisations, and of any together with others of a partnership: in order."""
    keys = [organisation.pk for organisation in organisations]
    return _told(Q(organisation__in=keys) | Q(partnership__isnull=False))


def told_last(
    organisations: Sequence[Organisation], partnerships: Iterable[Partnership] = ()
) -> dict[str, list[Told]]:
    """What was last told of these organisations, by what it is of; what is withheld is not there.

    Of several of a partnership together only where all that it is made of are among the organisations
    and nothing was told of any of them alone, so that nothing is counted twice.
    """
    keys = [organisation.pk for organisation in organisations]
    rows = _told(Q(organisation__in=keys) | Q(partnership__in=list(partnerships)))
    last = {(told.organisation, told.partnership, told.what): told for told in rows}
    found: dict[str, list[Told]] = {what.value: [] for what in What}
    alone_first = sorted(last.values(), key=lambda told: (told.partnership, told.organisation))
    for told in alone_first:
        taken = {key for each in found[told.what] for key in each.organisations}
        if told.parts and told.organisations <= set(keys) - taken:
            found[told.what].append(told)
    return found


def synthetic_among(told: Iterable[Told]) -> bool:
    """Whether some workshop in these totals was made up."""
    workshops = {key for each in told if each.what != What.VALUE_STREAMS for key in each.parts}
    return Workshop.objects.filter(pk__in=workshops, synthetic=True).exists()


def _told(which: Q) -> list[Told]:
    rows = PublishedTotal.objects.filter(which).order_by("number", "pk")
    return [
        Told(code or "", slug or "", what, number, _parts(parts), on)
        for code, slug, what, number, parts, on in rows.values_list(
            "organisation__code", "partnership__slug", "what", "number", "parts", "on"
        )
    ]


def _parts(kept: Mapping[str, Sequence[float]]) -> dict[int, Part]:
    return {int(key): Part(int(of), tuple(values)) for key, (of, *values) in kept.items()}
