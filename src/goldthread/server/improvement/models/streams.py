"""Value streams: what was chosen to be improved, by whom and why."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.visible import OfAnOrganisation

from ..abilities import given_by


class ValueStreamQuerySet(OfAnOrganisation["ValueStream"]):
    def also_seen(self, person: Person) -> Q:
        """Those in which this person has a part. One in a workshop shows not the value stream around it."""
        return Q(pk__in=person.parts.values("value_stream"))

    def open(self) -> ValueStreamQuerySet:
        return self.filter(closed_on=None)


class ValueStream(models.Model):
    """A linked set of processes that delivers something to a patient, chosen to be improved."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="value_streams")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=150)
    scope = models.TextField()
    chosen_by = models.CharField("who chose it", max_length=200)
    chosen_why = models.TextField("why it was chosen")
    considered = models.TextField("what else was considered", blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)
    synthetic = models.BooleanField(default=False)

    objects = ValueStreamQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="value_stream_titled_once"),
            models.CheckConstraint(
                name="a_value_stream_closes_with_a_reason",
                condition=Q(closed_on=None, closed_why="") | (Q(closed_on__isnull=False) & ~Q(closed_why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """What this person may do here by the parts they hold in the value stream."""
        if not self.pk:
            return frozenset()
        return given_by(self.parts.filter(person=person).values_list("part", flat=True))
