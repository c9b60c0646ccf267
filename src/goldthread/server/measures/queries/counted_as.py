"""What a measure is counted as: a ready definition of the library, or another measure; and how it differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.server.people.models import Person

from ..library import Ready, by_key
from ..models import Measure, Revision

ON_ONE_SCALE = ("kind", "unit", "per", "direction")
"""What they must say alike to be shown on one scale."""


@dataclass(frozen=True)
class CountedAs:
    """What a definition is counted as, as somebody may know it.

    ready: of the library. original: the other measure, where this person sees it; is_hidden: there is one
    they do not see. now: its definition in force. differs: the names of what is said otherwise than there.
    is_revised: the original has another definition since this one was taken from it.
    """

    ready: Ready | None = None
    original: Measure | None = None
    now: Revision | None = None
    is_hidden: bool = False
    differs: tuple[str, ...] = ()
    is_revised: bool = False


def counted_as(revision: Revision, person: Person) -> CountedAs | None:
    """What a definition is counted as; None where it is its own. At most three queries."""
    if revision.based_on_id:
        return _as_another(revision, person)
    ready = by_key().get(revision.library)
    return CountedAs(ready, differs=differing(revision, ready.definition)) if ready else None


def _as_another(revision: Revision, person: Person) -> CountedAs:
    ready = by_key().get(revision.library)
    seen = Measure.objects.visible_to(person).select_related("organisation", "team")
    original = seen.filter(revisions=revision.based_on_id).first()
    if original is None:
        return CountedAs(ready, is_hidden=True)
    now = original.revisions.get(state=Revision.State.IN_FORCE)
    differs = differing(revision, now.says)
    return CountedAs(ready, original, now, differs=differs, is_revised=now.pk != revision.based_on_id)


def differing(revision: Revision, other: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of what a definition says otherwise than another one does."""
    return tuple(name for name in Revision.SAYS if getattr(revision, name) != other[name])


def alike(measure: Measure) -> QuerySet[Measure]:
    """The open measures counted as this one is, itself among them, that can stand on one scale with it.

    Counted as one: after the same ready definition, or one as the other, or both as a third. Another kind,
    unit, multiplier or direction is another scale. To be narrowed to what somebody may see (`visible_to`).
    """
    now = measure.revisions.get(state=Revision.State.IN_FORCE)
    roots = [measure.pk]
    if now.based_on_id:
        roots += Revision.objects.filter(pk=now.based_on_id).values_list("measure", flat=True)
    together = Q(measure__in=roots) | Q(based_on__measure__in=roots)
    if now.library:
        together |= Q(library=now.library)
    scale = {name: getattr(now, name) for name in ON_ONE_SCALE}
    found = Revision.objects.filter(together, state=Revision.State.IN_FORCE, **scale)
    return Measure.objects.open().filter(pk__in=found.values("measure"))


def could_be_counted_as(measure: Measure, person: Person) -> QuerySet[Measure]:
    """The open measures this person sees that have such figures as this one, itself and what it is counted as
    left out: by organisation and code.
    """
    now = measure.revisions.get(state=Revision.State.IN_FORCE)
    such = Revision.objects.filter(state=Revision.State.IN_FORCE, kind=now.kind, per=now.per)
    found = Measure.objects.visible_to(person).open().filter(pk__in=such.values("measure"))
    found = found.exclude(pk=measure.pk).exclude(revisions=now.based_on_id or 0)
    return found.select_related("organisation").order_by("organisation__code", "code")


def merged(now: Revision, theirs: Revision) -> dict[str, Any]:
    """What a definition would say that follows the original's: what it says otherwise than the original did
    before stays its own, where the original did not change it since.
    """
    before = now.based_on.says if now.based_on else now.says
    changed = {name for name, said in theirs.says.items() if said != before[name]}
    return {name: theirs.says[name] if name in changed else said for name, said in now.says.items()}


def revised_since() -> QuerySet[Revision]:
    """The definitions in force of open measures whose original has another definition since, and that do not
    wait to follow it: one query.
    """
    waiting = Revision.objects.filter(measure=OuterRef("measure"), state=Revision.State.PROPOSED)
    found = Revision.objects.filter(
        ~Exists(waiting),
        state=Revision.State.IN_FORCE,
        measure__retired_on=None,
        based_on__state=Revision.State.REPLACED,
    )
    return found.select_related("measure__organisation", "measure__owner")
