"""The named circle to which the figures of a measure of money may be kept. That it is so is open to all."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.server.people.models import Person


class Circle(models.Model):
    """Who sees the figures of a measure: these people, and whoever owns it; the measure says that it is so.

    since: when its figures were first kept so. reason, by and at: of the last decision on it. Whoever left
    the organisation is in it no longer, and is again if they come back.
    """

    members: models.ManyToManyField[Person, models.Model] = models.ManyToManyField(Person, related_name="+")
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    since = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_circle_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"a circle since {self.since:%d %B %Y}"
