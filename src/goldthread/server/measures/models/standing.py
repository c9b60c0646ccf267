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
    side: whether the last point's signal is high (1), low (−1) or neither. misleads: the usual limits do, so
    that another chart leads. lower, centre, upper: the usual level, by the chart that leads, in the unit.
    signals: of its last points those that stand out, as [period, letter], first to last; letters and sketch
    are those of `charts.sketch`.
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
    side = models.SmallIntegerField(default=0)
    misleads = models.BooleanField(default=False)
    lower = models.FloatField(null=True)
    centre = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    signals = models.JSONField(default=list)
    sketch = models.JSONField(null=True)

    def __str__(self) -> str:
        return self.sentence


class Stood(models.Model):
    """What was known of a measure at the end of a day on which that changed.

    Unlike where it stands now, this cannot be worked out again: readings are corrected, limits move, and a
    file may bring a year at once. It answers what is new since a day. last: the last period read under the
    revision in force; signals, variation, assurance: as of `Standing`.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="stood")
    on = models.DateField()
    last = models.DateField(null=True)
    signals = models.JSONField(default=list)
    variation = models.CharField(max_length=20, blank=True)
    assurance = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["measure", "on"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "on"], name="a_measure_stood_somewhere_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} on {self.on:%d %B %Y}"
