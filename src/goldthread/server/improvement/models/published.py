"""What was told of organisations to those who see their totals alone, kept as it was told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.server.people.models import Organisation, Partnership


class PublishedTotal(models.Model):
    """One total as it was told, of one organisation, or of several of a partnership together.

    Each new one has the next number; none is changed or taken away, since whoever read it may have kept
    it: what may be told next is held against them all. `parts` says what it was made of, by the key of
    the workshop (or the value stream): the key of its organisation, and its values.
    """

    class What(models.TextChoices):
        VALUE_STREAMS = "value_streams", "value streams"
        RUN = "run", "run"
        COMPLETE = "complete", "complete"
        LEAD_TIME = "lead_time", "lead time"
        PROCESS_DEFECTS = "process_defects", "process defects"
        DEFECT_RATIO = "defect_ratio", "defect ratio"
        DEFECTS_PER_ITEM = "defects_per_item", "defects per item"

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="published_totals"
    )
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="published_totals"
    )
    what = models.CharField(max_length=20, choices=What)
    number = models.PositiveIntegerField()
    parts = models.JSONField(blank=True, default=dict)
    on = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                name="a_published_total_is_of_one_body",
                condition=Q(organisation__isnull=False, partnership=None)
                | Q(organisation=None, partnership__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["organisation", "what", "number"], name="one_total_of_an_organisation_a_number"
            ),
            models.UniqueConstraint(
                fields=["partnership", "what", "number"], name="one_total_of_a_partnership_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, the {self.number}. told"
