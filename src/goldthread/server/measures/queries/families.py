"""Families of measures: who is in them, and whom a measure belongs with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from goldthread.server.people.models import Organisation, Person

from ..models import Family, FamilyMember, Measure
from ..narrowings import Things
from .one_time import on_one_time, periods_of
from .overview import Glance, glances, in_order, with_small_charts

Role = FamilyMember.Role


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


class Together:
    """A family as it is looked at: its measures by what they are in it, on one time. Six queries at most, and
    four more where something is not kept.

    parts: those that are counted still and that this person sees, outcomes first; of each role by name, and
    none that no measure has. members: all, with those that are retired.
    """

    def __init__(self, family: Family, person: Person, *, with_questions: bool = False) -> None:
        self.members = list(family.members.select_related("measure"))
        seen = Measure.objects.visible_to(person).open().filter(in_families__family=family)
        found = glances(seen, to=person, with_questions=with_questions, of=[family.organisation])
        rows = with_small_charts(in_order(found, "name"))
        self.one_time = on_one_time(rows, periods_of(rows))
        self.parts = {role: mine for role in Role if (mine := [row for row in rows if self._is(row, role)])}

    def _is(self, row: Glance, role: Role) -> bool:
        return any(each.measure_id == row.measure.pk and each.role == role for each in self.members)

    @property
    def many(self) -> int:
        """How many measures are shown."""
        return sum(map(len, self.parts.values()))

    @property
    def lacking(self) -> list[Role]:
        """What no measure of it is."""
        return [role for role in Role if role not in self.parts]

    @property
    def retired(self) -> list[Measure]:
        """Its measures that are counted no longer, and so not shown."""
        return [each.measure for each in self.members if each.measure.retired_on]


def families_seen(person: Person, organisation: Organisation) -> Things:
    """The open families of an organisation that this person sees, for a list narrowed to one."""
    seen = Family.objects.visible_to(person).open().filter(organisation=organisation)
    return list(seen.values_list("pk", "name"))


@dataclass(frozen=True)
class Section:
    """A family as a part of a paper, and what each of its measures is in it, by their keys."""

    family: Family
    stand_as: Mapping[int, Role]

    def those(self, role: Role) -> list[int]:
        """The keys of the measures that are this in it."""
        return [key for key, each in self.stand_as.items() if each is role]


def sections(families: QuerySet[Family], measures: Iterable[int]) -> list[Section]:
    """Those families that some of these measures are in, by name: one query.

    A measure in several stands in the first of them.
    """
    found: dict[Family, dict[int, Role]] = {}
    placed: set[int] = set()
    of_these = FamilyMember.objects.filter(family__in=families, measure__in=list(measures))
    for member in of_these.select_related("family").order_by("family__name", "family", "pk"):
        if member.measure_id not in placed:
            found.setdefault(member.family, {})[member.measure_id] = Role(member.role)
            placed.add(member.measure_id)
    return [Section(family, stand_as) for family, stand_as in found.items()]


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
