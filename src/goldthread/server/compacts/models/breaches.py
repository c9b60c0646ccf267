"""A promise that was not kept, called out, spoken of, and ended: or open still."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.server.people.models import Person
from goldthread.server.people.visible import OfAnOrganisation

from .compacts import Compact
from .versions import Promise, Version


class BreachQuerySet(OfAnOrganisation["Breach"]):
    to_organisation: ClassVar[str] = "compact__organisation"

    def visible_to(self, person: Person) -> BreachQuerySet:
        """Those of compacts of which one is a member: nobody else."""
        return self.filter(compact__in=Compact.objects.read_by(person).order_by().values("pk"))

    def named_to(self, person: Person) -> BreachQuerySet:
        return self.visible_to(person)

    def open(self) -> BreachQuerySet:
        return self.filter(ended=self.model.Ended.OPEN)


class Breach(models.Model):
    """A promise that somebody saw broken, in their own words: said to the parties, and to nobody else.

    wording: what the promise said then, in the version in force. It stays open, and is looked at
    again on a day, until it is repaired, or the promise is renegotiated in a new version.
    """

    class Ended(models.TextChoices):
        """What became of it."""

        OPEN = "open", "Open"
        REPAIRED = "repaired", "Repaired"
        RENEGOTIATED = "renegotiated", "Renegotiated"

    compact = models.ForeignKey(Compact, on_delete=models.CASCADE, related_name="breaches")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="breaches")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    wording = models.CharField("what was promised", max_length=500)
    text = models.TextField("what happened, in the first person")
    called_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    called_on = models.DateField()
    look_again_on = models.DateField()
    discussed_on = models.DateField(null=True)
    why_uncalled = models.TextField("why did no one call it out?", blank=True)
    why_undone = models.TextField("why didn’t we do anything?", blank=True)
    better = models.TextField("what could we have done better?", blank=True)
    ended = models.CharField("what became of it", max_length=12, choices=Ended, default=Ended.OPEN)
    ended_on = models.DateField(null=True)
    outcome = models.TextField("who does what, or what is promised instead", blank=True)

    objects = BreachQuerySet.as_manager()

    class Meta:
        ordering = ["-called_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="a_breach_says_what_happened", condition=~Q(text="")),
            models.CheckConstraint(
                name="an_ended_breach_says_how_and_when",
                condition=Q(ended="open", ended_on=None, outcome="")
                | (~Q(ended="open") & Q(ended_on__isnull=False) & ~Q(outcome="")),
            ),
        ]

    def __str__(self) -> str:
        return f"breach of ‘{self.wording}’"

    @property
    def organisation_id(self) -> int | None:
        return self.compact.organisation_id

    @property
    def is_open(self) -> bool:
        return self.ended == self.Ended.OPEN

    @property
    def days(self) -> int | None:
        """How many days it took from the call to its end."""
        return (self.ended_on - self.called_on).days if self.ended_on else None
