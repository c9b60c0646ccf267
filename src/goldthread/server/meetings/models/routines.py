"""What comes round: a routine, when it does, what is talked about, who belongs to it."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import F, Q

from goldthread.cadence import Cadence, Nation, Rule
from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import Organisation, Partnership, Person, Team
from goldthread.server.people.visible import OfAnOrganisation
from goldthread.server.ui.addressing import reverse

from ..abilities import MeetingsAbility


class RoutineQuerySet(OfAnOrganisation["Routine"]):
    def also_seen(self, person: Person) -> Q:
        """What one is a member of, and the routines of a partnership in which one holds a role."""
        mine = Q(pk__in=Member.objects.open().filter(person=person).values("routine"))
        return mine | Q(partnership__in=person.reach.by_partnership)

    def visible_to(self, person: Person) -> RoutineQuerySet:
        """Those of organisations seen whole, and those one belongs to: routines are shown to nobody else."""
        return self.named_to(person)

    def open(self) -> RoutineQuerySet:
        return self.filter(ended_on=None)


class Routine(models.Model):
    """Something that comes round, of an organisation, a team of it, or a partnership.

    One that ended keeps its past. minutes_for: who reads what was said, beside its members.
    """

    class Kind(models.TextChoices):
        """Ready kinds, each with an agenda of its own (`kinds.py`)."""

        GUIDING_BOARD = "guiding_board", "Guiding board"
        GUIDING_TEAM = "guiding_team", "Guiding team"
        OFFICE = "office", "Improvement office"
        OFFICE_LEADS = "office_leads", "Improvement office leads"
        REPORT_OUT = "report_out", "Report-out"
        HUDDLE = "huddle", "Huddle"
        LEADERS_HUDDLE = "leaders_huddle", "Leaders’ huddle"
        WALK = "walk", "Genba walk"
        LISTENING = "listening", "Listening session"
        OTHER = "other", "Another routine"

    class Reads(models.TextChoices):
        """Who reads its minutes, beside its members."""

        MEMBERS = "members", "Nobody else"
        ORGANISATION = "organisation", "Everybody of the organisation"

    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="routines"
    )
    partnership = models.ForeignKey(Partnership, null=True, on_delete=models.PROTECT, related_name="routines")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="routines")
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField("what it is called", max_length=150)
    purpose = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField("where one joins from afar", blank=True)
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="routines_owned")
    minutes_for = models.CharField(max_length=15, choices=Reads, default=Reads.MEMBERS)
    begun_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_because = models.TextField(blank=True)
    sequence = models.PositiveIntegerField("how often calendars were told of a change", default=0)
    changed_at = models.DateTimeField()

    objects = RoutineQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_routine_is_of_an_organisation_or_a_partnership",
                condition=Q(organisation__isnull=False, partnership=None)
                | Q(organisation=None, partnership__isnull=False),
            ),
            models.CheckConstraint(
                name="a_routine_of_a_team_is_of_its_organisation",
                condition=Q(team=None) | Q(organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="an_ended_routine_says_why",
                condition=Q(ended_on=None, ended_because="")
                | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
            ),
            models.CheckConstraint(name="a_routine_is_called_something", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its own page."""
        return self.address("routine")

    def address(self, name: str, *more: object) -> str:
        """The address of one of its pages, within its organisation or its partnership."""
        if self.partnership:
            return reverse(f"meetings:partnership_{name}", args=[self.partnership.slug, self.pk, *more])
        assert self.organisation
        return reverse(f"meetings:{name}", args=[self.organisation.code, self.pk, *more])

    @property
    def place_of_it(self) -> Organisation | Partnership:
        """Whose it is."""
        place = self.organisation or self.partnership
        assert place
        return place

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """Members run its meetings; its owner keeps it, too. A partnership's is kept by its roles there."""
        held: set[Ability] = set(person.reach.by_partnership.get(self.partnership_id or 0, ()))
        if self.members.open().filter(person=person).exists():
            held.add(MeetingsAbility.RUN_MEETINGS)
        if self.owner_id == person.pk:
            held |= {MeetingsAbility.RUN_MEETINGS, MeetingsAbility.KEEP_ROUTINES}
        return frozenset(held)


class CadenceInForce(models.Model):
    """When a routine comes round, from a day on; what came before stays as it was.

    rule is RFC 5545's, its parts as in `goldthread.cadence.Rule`. The one in force has no last day.
    """

    routine = models.ForeignKey(Routine, on_delete=models.CASCADE, related_name="cadences")
    rule = models.CharField(max_length=200)
    starts = models.DateField()
    ends = models.DateField("the last day it may fall on", null=True)
    at = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    without = models.CharField("whose bank holidays are left out", max_length=20, blank=True)
    instead = models.CharField("what becomes of those", max_length=10, default="left out")

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["routine", "starts"], name="one_cadence_begins_on_a_day"),
            models.UniqueConstraint(
                fields=["routine"], condition=Q(ends=None), name="one_cadence_is_in_force"
            ),
            models.CheckConstraint(
                name="a_cadence_ends_after_it_starts", condition=Q(ends=None) | Q(ends__gte=F("starts"))
            ),
            models.CheckConstraint(
                name="it_takes_between_a_minute_and_a_day", condition=Q(minutes__gte=1, minutes__lte=1440)
            ),
        ]

    def __str__(self) -> str:
        return self.rule

    @property
    def cadence(self) -> Cadence:
        """As it is worked with."""
        without = Nation(self.without) if self.without else None
        at = time(self.at.hour, self.at.minute)
        return Cadence(
            Rule.of(self.rule), self.starts, at, self.minutes, self.ends, without, self.instead  # type: ignore[arg-type]
        )  # fmt: skip


class AgendaItem(models.Model):
    """What is talked about each time, in its order. One that was taken off keeps what was said under it."""

    class Kind(models.TextChoices):
        """What the page shows beside an item."""

        TALK = "talk", "Something to talk about"
        TASKS = "tasks", "What was promised last time"
        MEASURES = "measures", "Measures, with their charts"
        WORKSHOPS = "workshops", "Workshops and value streams"
        COMPACT = "compact", "Reflections on the compact"

    routine = models.ForeignKey(Routine, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    minutes = models.PositiveSmallIntegerField(default=5)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TALK)
    measures = models.ManyToManyField("measures.Measure", related_name="+", blank=True)
    value_streams = models.ManyToManyField("improvement.ValueStream", related_name="+", blank=True)
    taken_off_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(name="an_item_says_something", condition=~Q(title=""))]

    def __str__(self) -> str:
        return self.title


class MemberQuerySet(models.QuerySet["Member"]):
    def open(self) -> MemberQuerySet:
        """Those who belong to it now; whoever has left does not."""
        return self.filter(until=None, person__is_active=True)


class Member(models.Model):
    """Somebody who belongs to a routine: of some it is required that they come."""

    routine = models.ForeignKey(Routine, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    required = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField("the last day they belonged to it", null=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["-required", "person__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["routine", "person"], condition=Q(until=None), name="one_belongs_to_a_routine_once"
            ),
        ]

    def __str__(self) -> str:
        return self.person.name
