"""What was taken out of a value stream or a workshop, kept whole so that it can be put back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import Person

from ..abilities import ImprovementAbility
from .streams import ValueStream
from .workshops import Workshop


class SetAside(models.Model):
    """Something taken out: a part, a planning step, a measure with its values, values, a waiver.

    `rows` is what was taken out, as it stood. `name` is how the record speaks of it: of a patient
    partner's part it says no more than that.
    """

    class What(models.TextChoices):
        PART = "part", "A part"
        STEP = "step", "A planning step"
        MEASURE = "measure", "A measure and its values"
        VALUES = "values", "Values"
        WAIVER = "waiver", "A waiver"

    value_stream = models.ForeignKey(
        "ValueStream", null=True, blank=True, on_delete=models.CASCADE, related_name="set_aside"
    )
    workshop = models.ForeignKey(
        "Workshop", null=True, blank=True, on_delete=models.CASCADE, related_name="set_aside"
    )
    what = models.CharField(max_length=10, choices=What)
    name = models.CharField(max_length=300)
    rows = models.JSONField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_back = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "set aside"
        constraints = [
            models.CheckConstraint(
                name="what_is_set_aside_was_in_one_place",
                condition=Q(value_stream__isnull=False, workshop=None)
                | Q(value_stream=None, workshop__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> ValueStream | Workshop:
        """What it was taken out of."""
        place = self.workshop or self.value_stream
        assert place is not None  # by the constraint
        return place

    @property
    def ability(self) -> Ability:
        """What it takes to put it back: what it took to take it out."""
        if self.what == self.What.PART and self.value_stream_id:
            return ImprovementAbility.EDIT_STREAMS
        taken = {
            self.What.VALUES: ImprovementAbility.RECORD_RESULTS,
            self.What.WAIVER: ImprovementAbility.WAIVE_GATES,
        }
        return taken.get(self.What(self.what), ImprovementAbility.PLAN_WORKSHOPS)
