"""Who plays which part, and what it lets them do there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.server.people.models import Person
from goldthread.server.people.roles import PART_ABILITIES, Ability, Part


class PartHeld(models.Model):
    """A part somebody plays in one value stream or one workshop."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="parts")
    part = models.CharField(max_length=20, choices=Part)
    value_stream = models.ForeignKey(
        "ValueStream", null=True, blank=True, on_delete=models.CASCADE, related_name="parts"
    )
    workshop = models.ForeignKey(
        "Workshop", null=True, blank=True, on_delete=models.CASCADE, related_name="parts"
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
                fields=["person", "part", "value_stream"], name="a_part_once_in_a_value_stream"
            ),
            models.UniqueConstraint(fields=["person", "part", "workshop"], name="a_part_once_in_a_workshop"),
            models.UniqueConstraint(
                fields=["value_stream"], condition=Q(part="sponsor"), name="one_sponsor_a_value_stream"
            ),
            models.UniqueConstraint(
                fields=["workshop"], condition=Q(part="process_owner"), name="one_process_owner_a_workshop"
            ),
        ]

    def __str__(self) -> str:
        return self.get_part_display()


def abilities_of(parts: models.QuerySet[PartHeld]) -> frozenset[Ability]:
    held: set[Ability] = set()
    for part in parts.values_list("part", flat=True):
        held |= PART_ABILITIES[Part(part)]
    return frozenset(held)
