"""What a workshop measures, and each value with the day it was really taken."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Person

from ..kinds import (
    CHECKPOINTS,
    DURATIONS,
    LATE_AFTER,
    MINUTES,
    DefectsForm,
    Point,
    RatioOf,
    WorkshopMeasureKind,
)
from .workshops import Workshop


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
