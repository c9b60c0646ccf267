"""Workshops, their planning steps, and the gates a sponsor let them pass without."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.visible import OfAnOrganisation

from ..abilities import given_by
from ..kinds import CHECKPOINTS, Follows, Gate, Point, Stage, WorkshopKind
from .streams import ValueStream


class WorkshopQuerySet(OfAnOrganisation["Workshop"]):
    to_organisation = "value_stream__organisation"

    def also_seen(self, person: Person) -> Q:
        """Those this person has a part in, or in the value stream above."""
        mine = person.parts
        return Q(pk__in=mine.values("workshop")) | Q(value_stream__in=mine.values("value_stream"))


class Workshop(models.Model):
    """A few days in which a team takes a process apart and improves it, and the months of checking after."""

    value_stream = models.ForeignKey(ValueStream, on_delete=models.PROTECT, related_name="workshops")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=WorkshopKind, default=WorkshopKind.RPIW)
    title = models.CharField(max_length=150)
    process = models.TextField("the process, from where to where")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.PROPOSED)
    starts = models.DateField("first day of the event", null=True, blank=True)
    ends = models.DateField("last day of the event", null=True, blank=True)
    proposed_on = models.DateField()
    ended_on = models.DateField("the day it was closed or stood down", null=True, blank=True)
    checks_at_120 = models.BooleanField("also remeasure at 120 days", default=False)
    checks_at_365 = models.BooleanField("also remeasure at 365 days", default=False)
    stood_down_why = models.TextField(blank=True)
    stood_down_at = models.CharField("the stage it was stood down at", max_length=12, blank=True)
    changed = models.TextField("what was changed", blank=True)
    learnt = models.TextField("what was learnt", blank=True)
    synthetic = models.BooleanField(default=False)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "title"]
        constraints = [
            models.CheckConstraint(
                name="an_event_has_both_days",
                condition=Q(starts=None, ends=None) | Q(starts__isnull=False, ends__gte=F("starts")),
            ),
            models.CheckConstraint(
                name="an_event_that_was_run_has_days",
                condition=Q(stage__in=["proposed", "planning", "stood_down"]) | Q(starts__isnull=False),
            ),
            models.CheckConstraint(
                name="stood_down_with_a_reason",
                condition=(Q(stage="stood_down") & ~Q(stood_down_why=""))
                | (~Q(stage="stood_down") & Q(stood_down_why="")),
            ),
            models.CheckConstraint(
                name="only_what_has_ended_has_an_end",
                condition=Q(stage__in=["closed", "stood_down"], ended_on__isnull=False)
                | (~Q(stage__in=["closed", "stood_down"]) & Q(ended_on=None)),
            ),
        ]
        indexes = [models.Index(fields=["stage", "ends"], name="workshop_by_stage")]

    def __str__(self) -> str:
        return self.title

    @property
    def organisation_id(self) -> int:
        return self.value_stream.organisation_id

    @property
    def organisation(self) -> Organisation:
        return self.value_stream.organisation

    @property
    def checkpoints(self) -> tuple[Point, ...]:
        """The checkpoints it is remeasured at."""
        wanted = {Point.AT_120: self.checks_at_120, Point.AT_365: self.checks_at_365}
        return tuple(p for p in CHECKPOINTS if wanted.get(p, True))

    def planned_back(self, weeks: int) -> date | None:
        """The day so many weeks before the event's first day, once that is set."""
        return self.starts - timedelta(weeks=weeks) if self.starts else None

    def due_on(self, point: Point) -> date | None:
        """The day a checkpoint is due, counted from the event's last day."""
        return self.ends + timedelta(days=CHECKPOINTS[point]) if self.ends else None

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """What this person may do here by the parts they hold in it or in its value stream."""
        if not self.pk:
            return frozenset()
        held = person.parts.filter(Q(workshop=self) | Q(value_stream=self.value_stream_id))
        return given_by(held.values_list("part", flat=True))


class WaivedGate(models.Model):
    """A gate the sponsor let an event pass without, and why."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="waivers")
    gate = models.CharField(max_length=20, choices=Gate)
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "gate"], name="a_gate_is_waived_once"),
            models.CheckConstraint(name="a_waiver_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.get_gate_display()


class PlanningStep(models.Model):
    """Something to be done so many weeks before the event."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(max_length=150)
    weeks_before = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True)  # set whenever the event's first day is
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    follows = models.CharField("what ticks it once it is there", max_length=20, choices=Follows, blank=True)
    ticked_itself = models.BooleanField(default=False)

    class Meta:
        ordering = ["-weeks_before", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_step_is_done_by_somebody",
                condition=Q(done_on=None, done_by=None) | Q(done_on__isnull=False, done_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title
