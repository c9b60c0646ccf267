"""Readings; what they said before they were corrected, and why they were withdrawn."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.server.people.models import Person

from .revision import Revision


class ReadingsThatCount(models.Manager["Reading"]):
    """Readings without those that were withdrawn."""

    def get_queryset(self) -> models.QuerySet[Reading]:
        return super().get_queryset().filter(withdrawn=False)


class Reading(models.Model):
    """One value for one period (named by its first day) in the series of one revision.

    A back-cast is what a revision would have read before it was in force: a series of its own.
    A withdrawn reading is kept, and is in no series; `objects` leaves it out, `kept` does not.
    known_since: the day since which it is there and says what it says; None where that is so since before it
    was kept.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="readings")
    read_under = models.ForeignKey(  # the revision in force when it was read, where the series went on since
        Revision, null=True, on_delete=models.PROTECT, related_name="+"
    )
    came_with = models.ForeignKey("Import", null=True, on_delete=models.PROTECT, related_name="readings")
    back_cast = models.BooleanField(default=False)
    period = models.DateField()
    value = models.FloatField()
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)
    known_since = models.DateField(null=True, editable=False)

    objects = ReadingsThatCount()
    kept = models.Manager["Reading"]()

    class Meta:
        ordering = ["revision", "back_cast", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "back_cast", "period"],
                condition=Q(withdrawn=False),
                name="one_reading_a_period",
            ),
            models.CheckConstraint(
                name="numerator_and_denominator_go_together",
                condition=Q(numerator=None, denominator=None) | Q(numerator__isnull=False, denominator__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period:%d %B %Y}: {self.value:g}"


class Correction(models.Model):
    """A reading that was put right: what it said before, and why it was changed."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="corrections")
    value = models.FloatField()
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    reason = models.TextField()
    came_with = models.ForeignKey("Import", null=True, on_delete=models.PROTECT, related_name="corrections")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="a_correction_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"was {self.value:g}"


class Withdrawal(models.Model):
    """A reading taken off its series, with a reason; and when it was put back, if it was."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="withdrawals")
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    put_back_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    put_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="a_withdrawal_has_a_reason", condition=~Q(reason="")),
            models.UniqueConstraint(
                fields=["reading"], condition=Q(put_back_at=None), name="withdrawn_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.reason
