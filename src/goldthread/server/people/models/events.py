"""What happened to organisations."""

from __future__ import annotations

from django.db import models

from .organisations import Organisation


class DatedEvent(models.Model):
    """Something that happened to an organisation and may explain a change: drawn on each of its charts."""

    class Kind(models.TextChoices):
        CHIEF_EXECUTIVE_CAME = "chief_executive_came", "A chief executive came"
        CHIEF_EXECUTIVE_WENT = "chief_executive_went", "A chief executive went"
        INSPECTION = "inspection", "An inspection"
        SPECIAL_MEASURES_BEGAN = "special_measures_began", "Special measures began"
        SPECIAL_MEASURES_ENDED = "special_measures_ended", "Special measures ended"
        MERGER = "merger", "A merger"
        COUNTING_CHANGED = "counting_changed", "A change in how something is counted"
        INTERVENTION_BEGAN = "intervention_began", "An intervention began"
        OTHER = "other", "Something else"

    class Precision(models.TextChoices):
        """How exactly the date is known."""

        YEAR = "year", "The year only"
        MONTH = "month", "The month"
        DAY = "day", "The day"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="dated_events")
    kind = models.CharField(max_length=30, choices=Kind)
    on = models.DateField()
    precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    title = models.CharField(max_length=150)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.title
