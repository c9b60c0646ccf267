"""Standard work: the best way known to do something, step by step, in versions that never change."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.visible import OfAnOrganisation
from goldthread.server.ui.addressing import reverse

from .cycles import Cycle
from .workshops import Workshop


class StandardWorkQuerySet(OfAnOrganisation["StandardWork"]):
    def in_full(self) -> StandardWorkQuerySet:
        """With everything that a list or a page names."""
        return self.select_related("organisation", "team", "owner")

    def in_force(self) -> StandardWorkQuerySet:
        """Those that were not retired."""
        return self.filter(retired_on=None)


class StandardWork(models.Model):
    """How a team does something, until it knows better: an owner keeps it, and looks at it again on a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="standard_work")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=150)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standard_work")
    review_on = models.DateField("to be looked at again on")
    retired_on = models.DateField(null=True)
    retired_why = models.TextField(blank=True)
    synthetic = models.BooleanField(default=False)

    objects = StandardWorkQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(name="standard_work_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="standard_work_is_retired_with_a_reason",
                condition=Q(retired_on=None, retired_why="")
                | (Q(retired_on__isnull=False) & ~Q(retired_why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its own page, with the version in force."""
        return self.address("standard_work")

    def address(self, name: str, *more: object) -> str:
        """The address of one of its pages."""
        return reverse(f"improvement:{name}", args=[self.organisation.code, self.pk, *more])


class StandardWorkVersion(models.Model):
    """One version: its steps stand as they were issued, with why, and what it comes from."""

    work = models.ForeignKey(StandardWork, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    issued_on = models.DateField()
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    because = models.TextField("why it is so now")
    cycle = models.ForeignKey(Cycle, null=True, on_delete=models.PROTECT, related_name="changed_work")
    workshop = models.ForeignKey(Workshop, null=True, on_delete=models.PROTECT, related_name="changed_work")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="a_version_is_numbered_once"),
            models.CheckConstraint(name="a_version_says_why", condition=~Q(because="")),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


class StandardWorkStep(models.Model):
    """A step of one version: what is done, why, what to mind, how long it takes in minutes."""

    version = models.ForeignKey(StandardWorkVersion, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200)
    reason = models.CharField(max_length=300, blank=True)
    key_point = models.CharField(max_length=300, blank=True)
    minutes = models.FloatField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="a_step_of_work_is_numbered_once"),
            models.CheckConstraint(name="a_step_of_work_says_what", condition=~Q(what="")),
            models.CheckConstraint(
                name="a_step_of_work_takes_no_less_than_nothing",
                condition=Q(minutes=None) | Q(minutes__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return self.what


class StandardWorkRead(models.Model):
    """Somebody has read one version."""

    version = models.ForeignKey(StandardWorkVersion, on_delete=models.CASCADE, related_name="read_by")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="a_version_is_read_once_by_each")
        ]

    def __str__(self) -> str:
        return f"{self.version} read by {self.person}"
