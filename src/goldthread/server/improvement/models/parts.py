"""Who plays which part, and what it lets them do there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.server.people.models import Person

from ..abilities import WorkshopPart
from .streams import ValueStream
from .workshops import Workshop


class PartHeld(models.Model):
    """A part somebody plays in one value stream or one workshop.

    Whoever has an account and said yes is `person`. Until then, and for whoever has none, there are the
    name and post that were typed. `agreed` is False of those who were asked and have not said yes: they
    are not there yet. `asked_on` is when somebody was last asked, `declined_on` when they said no.
    """

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    name = models.CharField(max_length=150, blank=True)
    post = models.CharField(max_length=150, blank=True)
    agreed = models.BooleanField(default=True)
    asked_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    part = models.CharField(max_length=20, choices=WorkshopPart)
    value_stream = models.ForeignKey(
        ValueStream, null=True, blank=True, on_delete=models.CASCADE, related_name="parts"
    )
    workshop = models.ForeignKey(
        Workshop, null=True, blank=True, on_delete=models.CASCADE, related_name="parts"
    )

    class Meta:
        ordering = ["part", "person__name", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_part_is_in_one_place",
                condition=Q(value_stream__isnull=False, workshop=None)
                | Q(value_stream=None, workshop__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person", "part", "value_stream"], name="a_part_once_in_a_value_stream"
            ),
            models.UniqueConstraint(fields=["person", "part", "workshop"], name="a_part_once_in_a_workshop"),
            models.UniqueConstraint(
                fields=["value_stream"],
                condition=Q(part="sponsor", agreed=True),
                name="one_sponsor_a_value_stream",
            ),
            models.UniqueConstraint(
                fields=["workshop"],
                condition=Q(part="process_owner", agreed=True),
                name="one_process_owner_a_workshop",
            ),
            models.CheckConstraint(
                name="whoever_plays_a_part_has_a_name", condition=Q(person__isnull=False) | ~Q(name="")
            ),
            models.CheckConstraint(
                name="whoever_has_a_part_agreed", condition=Q(person=None) | Q(agreed=True)
            ),
        ]

    def __str__(self) -> str:
        return self.get_part_display()

    @property
    def place(self) -> ValueStream | Workshop:
        place = self.workshop or self.value_stream
        assert place is not None  # by the constraint
        return place

    @property
    def shown_name(self) -> str:
        """Their own name once they said yes; what was typed until then."""
        return self.person.name if self.person else self.name

    @property
    def shown_post(self) -> str:
        return self.person.title if self.person else self.post
