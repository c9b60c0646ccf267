"""How things get better: value streams, workshops, who plays which part, what was measured and when."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.roles import PART_ABILITIES, Ability, Part

from .kinds import (
    CHECKPOINTS,
    DURATIONS,
    LATE_AFTER,
    MINUTES,
    DefectsForm,
    Gate,
    Point,
    RatioOf,
    Stage,
    WorkshopKind,
    WorkshopMeasureKind,
)


class ValueStreamQuerySet(models.QuerySet["ValueStream"]):
    def visible_to(self, person: Person) -> ValueStreamQuerySet:
        """Those of organisations seen in detail, and those in which this person has a part."""
        return self.filter(
            Q(organisation__in=person.reach.detailed)
            | Q(pk__in=PartHeld.objects.filter(person=person).values("value_stream"))
            | Q(workshops__in=PartHeld.objects.filter(person=person).values("workshop"))
        ).distinct()

    def open(self) -> ValueStreamQuerySet:
        return self.filter(closed_on=None)


class ValueStream(models.Model):
    """A linked set of processes that delivers something to a patient, chosen to be improved."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="value_streams")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=150)
    scope = models.TextField()
    chosen_by = models.CharField("who chose it", max_length=200)
    chosen_why = models.TextField("why it was chosen")
    considered = models.TextField("what else was considered", blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)
    synthetic = models.BooleanField(default=False)

    objects = ValueStreamQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="value_stream_titled_once"),
            models.CheckConstraint(
                name="a_value_stream_closes_with_a_reason",
                condition=Q(closed_on=None, closed_why="") | (Q(closed_on__isnull=False) & ~Q(closed_why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """What this person may do here by the parts they hold in the value stream."""
        return _abilities(self.parts.filter(person=person))


class WorkshopQuerySet(models.QuerySet["Workshop"]):
    def visible_to(self, person: Person) -> WorkshopQuerySet:
        """Those of organisations seen in detail, and those this person has a part in or above."""
        mine = PartHeld.objects.filter(person=person)
        return self.filter(
            Q(value_stream__organisation__in=person.reach.detailed)
            | Q(pk__in=mine.values("workshop"))
            | Q(value_stream__in=mine.values("value_stream"))
        )


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
    checks_at_120 = models.BooleanField("also remeasure at 120 days", default=False)
    checks_at_365 = models.BooleanField("also remeasure at 365 days", default=False)
    stood_down_why = models.TextField(blank=True)
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

    def due_on(self, point: Point) -> date | None:
        """The day a checkpoint is due, counted from the event's last day."""
        return self.ends + timedelta(days=CHECKPOINTS[point]) if self.ends else None

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """What this person may do here by the parts they hold in it or in its value stream."""
        parts = PartHeld.objects.filter(person=person)
        return _abilities(parts.filter(Q(workshop=self) | Q(value_stream=self.value_stream_id)))


class PartHeld(models.Model):
    """A part somebody plays in one value stream or one workshop."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="parts")
    part = models.CharField(max_length=20, choices=Part)
    value_stream = models.ForeignKey(
        ValueStream, null=True, blank=True, on_delete=models.CASCADE, related_name="parts"
    )
    workshop = models.ForeignKey(
        Workshop, null=True, blank=True, on_delete=models.CASCADE, related_name="parts"
    )

    class Meta:
        ordering = ["part", "person__name"]
        constraints = [
            models.CheckConstraint(
                name="a_part_is_in_one_place",
                condition=Q(value_stream__isnull=False, workshop=None)
                | Q(value_stream=None, workshop__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person", "part", "value_stream", "workshop"],
                name="a_part_is_held_once",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                fields=["value_stream"], condition=Q(part="sponsor"), name="one_sponsor_a_value_stream"
            ),
            models.UniqueConstraint(
                fields=["workshop"], condition=Q(part="process_owner"), name="one_process_owner_a_workshop"
            ),
        ]

    def __str__(self) -> str:
        return self.get_part_display()


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


class WorkshopMeasure(models.Model):
    """One of up to eight things a workshop measures. Not a measure, but it may contribute to one.

    The first of its kind in a workshop counts in the programme's evidence; others are shown, not summed.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="measures")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=WorkshopMeasureKind)
    name = models.CharField(max_length=150)
    unit = models.CharField(max_length=40)
    direction = models.CharField(
        max_length=4, choices=[("up", "Higher is better"), ("down", "Lower is better")], default="down"
    )
    defects_form = models.CharField(max_length=20, choices=DefectsForm, blank=True)
    ratio_of = models.CharField(max_length=10, choices=RatioOf, blank=True)
    target = models.FloatField(null=True, blank=True)
    contributes_to = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions"
    )
    touched = models.PositiveIntegerField("places it touches", null=True, blank=True)
    places = models.PositiveIntegerField("places there are", null=True, blank=True)
    place_name = models.CharField("what the places are", max_length=40, blank=True)

    class Meta:
        ordering = ["workshop", "position"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "position"], name="one_workshop_measure_a_position"),
            models.CheckConstraint(
                name="up_to_eight_workshop_measures", condition=Q(position__gte=1, position__lte=8)
            ),
            models.CheckConstraint(
                name="durations_are_elapsed_minutes",
                condition=~Q(kind__in=[k.value for k in DURATIONS]) | Q(unit=MINUTES),
            ),
            models.CheckConstraint(
                name="only_defects_have_a_form",
                condition=(Q(kind="defects") & ~Q(defects_form=""))
                | (~Q(kind="defects") & Q(defects_form="")),
            ),
            models.CheckConstraint(
                name="a_ratio_says_what_it_is_of",
                condition=(Q(defects_form__in=["ratio", "count_and_output"]) & ~Q(ratio_of=""))
                | (~Q(defects_form__in=["ratio", "count_and_output"]) & Q(ratio_of="")),
            ),
            models.CheckConstraint(
                name="touched_places_are_among_the_places",
                condition=Q(contributes_to=None, touched=None, places=None)
                | Q(contributes_to__isnull=False, places__gte=1, touched__gte=1, touched__lte=F("places")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class WorkshopValue(models.Model):
    """The value of a workshop measure at one point, and the day it was really taken.

    `value` is what is compared: minutes, a count, a ratio. Where defects are counted with their output,
    `defects` and `output` are what was counted and `value` is their ratio.
    """

    measure = models.ForeignKey(WorkshopMeasure, on_delete=models.CASCADE, related_name="values")
    point = models.CharField(max_length=10, choices=Point)
    value = models.FloatField()
    defects = models.FloatField(null=True, blank=True)
    output = models.FloatField(null=True, blank=True)
    taken_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["measure", "taken_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "point"], name="one_value_a_point"),
            models.CheckConstraint(
                name="defects_go_with_their_output",
                condition=Q(defects=None, output=None) | Q(defects__gte=0, output__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_point_display()}: {self.value:g}"

    @property
    def days_late(self) -> int:
        """Days past the checkpoint's date, 0 when in time or not at a checkpoint."""
        point = Point(self.point)
        due = self.measure.workshop.due_on(point) if point in CHECKPOINTS else None
        return max(0, (self.taken_on - due).days) if due else 0

    @property
    def is_late(self) -> bool:
        return self.days_late > LATE_AFTER


def _abilities(parts: models.QuerySet[PartHeld]) -> frozenset[Ability]:
    held: set[Ability] = set()
    for part in parts.values_list("part", flat=True):
        held |= PART_ABILITIES[Part(part)]
    return frozenset(held)
