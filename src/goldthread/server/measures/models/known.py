"""What was known of a measure, and is no longer so: what readings said, and what its chart rested on."""

from __future__ import annotations

from django.db import models

from .measure import Measure
from .revision import Revision


class Formerly(models.Model):
    """What a reading said on the days from `since` to before `until`, and says no longer.

    It was corrected or withdrawn then, went with the file that brought it, or went on under another revision.
    since: None where it was read before that was kept (see `Reading.known_since`).
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    back_cast = models.BooleanField(default=False)
    period = models.DateField()
    value = models.FloatField()
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    since = models.DateField(null=True)
    until = models.DateField()

    class Meta:
        verbose_name_plural = "formerly"
        indexes = [models.Index(fields=["revision", "until"], name="what_readings_said_formerly")]

    def __str__(self) -> str:
        return f"{self.period:%d %B %Y}: {self.value:g} until {self.until:%d %B %Y}"


class Basis(models.Model):
    """What a measure's chart rested on besides its readings, from the end of a day to the next such row.

    revision: the one in force. says: the definition by its names (`Revision.SAYS`), and what of it was only
    `suggested`; whether it was `provisional`; `target` and `target_on`; how somebody had decided to draw it
    (`chart`: kind, rules and reason, or nothing); where limits began anew (`phases`: each first day and why).
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="bases")
    on = models.DateField()
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    says = models.JSONField()

    class Meta:
        ordering = ["measure", "on"]
        verbose_name_plural = "bases"
        constraints = [
            models.UniqueConstraint(fields=["measure", "on"], name="one_basis_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} on {self.on:%d %B %Y}"
