"""Standard work, read: the version in force, who has read it, what is due for review."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.server.people.models import Person

from ..models import StandardWork, StandardWorkVersion


def in_force(work: StandardWork) -> StandardWorkVersion:
    """Its latest version, with its steps."""
    return version_of(work, None)


def version_of(work: StandardWork, number: int | None) -> StandardWorkVersion:
    """One version, the latest where none is named. Raises StandardWorkVersion.DoesNotExist."""
    found = work.versions.select_related(
        "issued_by", "cycle__organisation", "workshop__value_stream__organisation"
    )
    found = found.prefetch_related("steps", "read_by__person")
    version = found.first() if number is None else found.filter(number=number).first()
    if version is None:
        raise StandardWorkVersion.DoesNotExist
    return version


def how_many_standard_works(person: Person, teams: Iterable[int]) -> int:
    """How much standard work is of these teams, as far as somebody sees."""
    return StandardWork.objects.visible_to(person).in_force().filter(team__in=teams).count()
