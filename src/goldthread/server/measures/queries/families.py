"""Families of measures: who is in them, and whom a measure belongs with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from goldthread.server.people.models import Organisation, Person

from ..models import Family, FamilyMember, Measure


@dataclass(frozen=True)
class BelongsWith:
    """A family that a measure is in: what it is there, and the others."""

    family: Family
    role: str
    others: tuple[Measure, ...]


def families_of(organisation: Organisation) -> QuerySet[Family]:
    """The open families of an organisation, by name, each with how many open measures are in it (`many`)."""
    still = Q(members__measure__retired_on=None)
    found = Family.objects.open().filter(organisation=organisation)
    return found.annotate(many=Count("members", filter=still))


def by_role(family: Family, person: Person) -> Mapping[str, QuerySet[Measure]]:
    """The open measures of a family that this person sees, by role, in the order of the roles."""
    seen = Measure.objects.visible_to(person).open()
    return {
        role: seen.filter(in_families__family=family, in_families__role=role) for role in FamilyMember.Role
    }


def belongs_with(measure: Measure, person: Person) -> list[BelongsWith]:
    """The open families that a measure is in, each with its other open measures: two queries at most."""
    others = FamilyMember.objects.filter(measure__retired_on=None).select_related("measure__organisation")
    found = Family.objects.visible_to(person).open().filter(members__measure=measure)
    return [
        BelongsWith(
            family,
            next(m.get_role_display() for m in family.members.all() if m.measure_id == measure.pk),
            tuple(m.measure for m in family.members.all() if m.measure_id != measure.pk),
        )
        for family in found.prefetch_related(Prefetch("members", others))
    ]


def is_in_a_family() -> Exists:
    """Whether a measure is in an open family: asked along with it, so that most pages ask no more."""
    return Exists(FamilyMember.objects.filter(measure=OuterRef("pk"), family__closed_on=None))


def could_join(family: Family) -> QuerySet[Measure]:
    """The open measures of the family's organisation, by code."""
    return Measure.objects.open().filter(organisation=family.organisation_id).order_by("code")
