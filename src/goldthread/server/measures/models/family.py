"""Measures that belong together: what is wanted, what is done for it, and what must not get worse."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.server.people.models import Organisation
from goldthread.server.people.visible import OfAnOrganisation

from .measure import Measure


class FamilyQuerySet(OfAnOrganisation["Family"]):
    def open(self) -> FamilyQuerySet:
        """Those that were not taken apart."""
        return self.filter(closed_on=None)


class Family(models.Model):
    """Measures of an organisation that are looked at together, for one purpose."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="families")
    name = models.CharField(max_length=100)
    purpose = models.TextField()
    closed_on = models.DateField(null=True, blank=True)

    objects = FamilyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "families"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(closed_on=None),
                name="an_open_family_is_named_once",
            ),
            models.CheckConstraint(name="a_family_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class FamilyMember(models.Model):
    """A measure in a family, and what it is there. It may be in several."""

    class Role(models.TextChoices):
        OUTCOME = "outcome", "Outcome: what is wanted in the end"
        PROCESS = "process", "Process: whether what helps is done"
        BALANCING = "balancing", "Balancing: what must not get worse meanwhile"

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="members")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="in_families")
    role = models.CharField(max_length=10, choices=Role)

    class Meta:
        ordering = ["family", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["family", "measure"], name="a_measure_is_in_a_family_once"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} in {self.family}"
