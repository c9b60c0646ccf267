"""Where a measure stands: what lists say of it, kept so that no list reads its readings."""

from __future__ import annotations

from django.db import models

from .measure import Measure


class Standing(models.Model):
    """What the readings of a measure say, as lists show it, worked out in the action that changed them.

    It says nothing that is not worked out from the readings, and nothing that depends on the day. Where there
    is none, or another version of Goldthread wrote it (`said_by`), whoever asks works it out (`standings`).
    mark: differs after each change of the measure, of its readings or of its definition.
    last_read: the last period read under whichever revision; last and value: of the series in force.
    """

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="standing")
    mark = models.CharField(max_length=16)
    said_by = models.CharField(max_length=40)
    last_read = models.DateField(null=True)
    readings = models.PositiveIntegerField()
    last = models.DateField(null=True)
    value = models.FloatField(null=True)
    sentence = models.TextField()
    variation = models.CharField(max_length=20, blank=True)
    assurance = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.sentence
