"""What somebody watches, how far they know each measure of it, and what they were told."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from goldthread.server.people.models import Organisation, Person

from .measure import Measure


class Watch(models.Model):
    """Somebody's wish to be told when something new is signalled by a measure, or by any of a thing's
    measures.

    kind, thing: what it is of (see `watchables`) and its key. years: between two false alarms, in the long
    run.
    """

    class Years(models.IntegerChoices):
        ONE = 1, "Sooner: about one false alarm a year from each measure"
        TWO = 2, "As usual: about one false alarm in two years"
        FIVE = 5, "Later and surer: about one false alarm in five years"

    class Letters(models.TextChoices):
        AT_ONCE = "at_once", "At once, in one letter for all that is new"
        WEEKLY = "weekly", "In the weekly letter"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="watches")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    thing = models.BigIntegerField()
    years = models.PositiveSmallIntegerField(choices=Years, default=Years.TWO)
    letters = models.CharField(max_length=10, choices=Letters, default=Letters.AT_ONCE)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["begun_at", "pk"]
        indexes = [models.Index(fields=["kind", "thing"], name="who_watches_a_thing")]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "thing"], name="a_thing_is_watched_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"

    @property
    def is_at_once(self) -> bool:
        """Whether what is new is told as soon as it is found."""
        return self.letters == Watch.Letters.AT_ONCE


class Followed(models.Model):
    """How far somebody knows a measure: what is signalled up to the period `until` is nothing new to them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="+")
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "measure"], name="a_measure_is_followed_once"),
        ]

    def __str__(self) -> str:
        return f"until {self.until}"


class Told(models.Model):
    """A signal that somebody was told of, or is to be told of in the weekly letter: never twice.

    side, starts, ends: the stretch of points on one side of the usual level in which it was signalled; what
    overlaps with it on that side is the same signal. signalled: the period at which it was. letter_at: when
    it was written into a letter.
    """

    followed = models.ForeignKey(Followed, on_delete=models.CASCADE, related_name="told")
    side = models.SmallIntegerField()
    starts = models.DateField()
    ends = models.DateField()
    signalled = models.DateField()
    says = models.TextField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    letter_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "told"
        constraints = [
            models.UniqueConstraint(fields=["followed", "side", "starts"], name="a_signal_is_told_once"),
        ]

    def __str__(self) -> str:
        return self.says


class LookedAt(models.Model):
    """That the signals of a measure were looked for when it stood as this mark says (`Standing.mark`)."""

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="looked_at")
    mark = models.CharField(max_length=16)

    class Meta:
        verbose_name_plural = "looked at"

    def __str__(self) -> str:
        return self.mark
