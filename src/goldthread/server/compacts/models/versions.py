"""What the parties promise, version by version, and who agreed to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.server.people.models import Person

from .compacts import Compact, Party


class Heading(models.TextChoices):
    """The report's headings, in its order; a compact may have others."""

    ENVIRONMENT = "Creating the right environment"
    EXCELLENCE = "Fostering excellence"
    LISTENING = "Listening, communicating and influencing"
    LEADERSHIP = "Leadership"


class VersionQuerySet(models.QuerySet["Version"]):
    def agreed(self) -> VersionQuerySet:
        return self.filter(agreed_on__isnull=False)

    def draft(self) -> VersionQuerySet:
        return self.filter(agreed_on=None)


class Version(models.Model):
    """A text of a compact. It is a draft until every party has agreed to it; then it never changes."""

    compact = models.ForeignKey(Compact, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    vision = models.TextField("shared vision", blank=True)
    begun_at = models.DateTimeField()
    agreed_on = models.DateField("the day on which the last party agreed", null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["compact", "number"], name="a_compact_has_a_version_once"),
            models.UniqueConstraint(
                fields=["compact"], condition=Q(agreed_on=None), name="a_compact_has_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class Promise(models.Model):
    """One promise of a party: it is the same promise however later versions word it."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="promises")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        said = sorted(self.wordings.all(), key=lambda each: each.version.number)
        return said[-1].text if said else "a promise"


class Wording(models.Model):
    """How a version words a promise."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="wordings")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="wordings")
    heading = models.CharField(max_length=100)
    text = models.CharField("what is promised", max_length=500)

    class Meta:
        ordering = ["promise", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "promise"], name="a_version_words_a_promise_once"),
            models.CheckConstraint(name="a_promise_says_something", condition=~Q(text="") & ~Q(heading="")),
        ]

    def __str__(self) -> str:
        return self.text


class Agreement(models.Model):
    """Somebody agreed to a version for a party, on a day. The party has when all have who speak for it."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="agreements")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "party", "person"], name="one_agrees_to_a_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.person}, {self.on:%-d %B %Y}"
