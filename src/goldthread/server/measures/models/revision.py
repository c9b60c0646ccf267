"""How a measure is counted: the revisions of its definition."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.server.people.models import Person

from .measure import Measure


class RevisionQuerySet(models.QuerySet["Revision"]):
    def agreed(self) -> RevisionQuerySet:
        """Those that are, or once were, how the measure is counted."""
        return self.filter(state__in=[Revision.State.IN_FORCE, Revision.State.REPLACED])


class Revision(models.Model):
    """One definition of a measure. A new one is proposed with a reason and approved by somebody else."""

    class Kind(models.TextChoices):
        VALUE = "value", "A value"
        PERCENTAGE = "percentage", "A percentage, with numerator and denominator"
        PERCENTAGE_ONLY = "percentage_only", "A percentage that somebody else worked out"
        RATE = "rate", "A rate, with numerator and denominator"
        COUNT = "count", "A count"
        TIME_BETWEEN = "time_between", "Time between events"

    class Direction(models.TextChoices):
        UP = "up", "Higher is better"
        DOWN = "down", "Lower is better"
        NEITHER = "neither", "Neither is better"

    class Frequency(models.TextChoices):
        DAY = "day", "Every day"
        WEEK = "week", "Every week"
        MONTH = "month", "Every month"
        QUARTER = "quarter", "Every quarter"
        YEAR = "year", "Every year"
        EVENT = "event", "At each event"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        IN_FORCE = "in_force", "In force"
        REPLACED = "replaced", "Replaced"
        DECLINED = "declined", "Declined"
        TAKEN_BACK = "taken_back", "Taken back"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State)
    counted = models.TextField("what is counted")
    population = models.TextField(blank=True)  # as the method: of revision 1, may be said later
    method = models.TextField(blank=True)
    frequency = models.CharField(max_length=10, choices=Frequency)
    kind = models.CharField(max_length=15, choices=Kind)
    unit = models.CharField(max_length=40)
    per = models.PositiveIntegerField(null=True, blank=True)  # a rate's multiplier: per 1,000
    direction = models.CharField(max_length=10, choices=Direction)
    suggested = models.JSONField(default=list, blank=True)  # names of fields that nobody has said yet
    library = models.CharField(max_length=60, blank=True)  # the key of the ready definition it is counted as
    based_on = models.ForeignKey(  # the revision of another measure that it is counted as
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies"
    )
    reason = models.TextField(blank=True)
    comparable = models.BooleanField(default=False)  # readings before and after are one series
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["measure", "number"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="revision_numbered_once"),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(state="in_force"), name="one_revision_in_force"
            ),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(state="proposed"), name="one_revision_proposed"
            ),
            models.CheckConstraint(
                name="later_revisions_have_a_reason", condition=Q(number=1) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="a_revision_is_decided_by_somebody_else",
                condition=Q(number=1) | Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="only_a_rate_is_per_so_many",
                condition=Q(kind="rate", per__gte=1) | (~Q(kind="rate") & Q(per=None)),
            ),
            models.CheckConstraint(
                name="the_first_revision_continues_nothing",
                condition=Q(comparable=False) | Q(number__gt=1),
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number}"

    SAYS = ("counted", "population", "method", "frequency", "kind", "unit", "per", "direction")
    """What a definition says: what changes only by revision."""

    @property
    def says(self) -> dict[str, Any]:
        """What it says, by the names of its fields."""
        return {name: getattr(self, name) for name in self.SAYS}

    def says_as(self, other: Revision) -> bool:
        """Whether two definitions say the same."""
        return self.says == other.says

    @property
    def has_denominator(self) -> bool:
        """Whether each reading is a numerator over a denominator."""
        return self.kind in (self.Kind.PERCENTAGE, self.Kind.RATE)

    @property
    def is_percentage(self) -> bool:
        """Whether no reading is below 0 or above 100."""
        return self.kind in (self.Kind.PERCENTAGE, self.Kind.PERCENTAGE_ONLY)
