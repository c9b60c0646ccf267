"""A way of looking at an organisation's measures, kept under a name."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.visible import OfAnOrganisation


class SavedViewQuerySet(OfAnOrganisation["SavedView"]):
    def visible_to(self, person: Person) -> Self:
        """One's own, where one still sees the programme; and those that are shared, where one sees names."""
        own = self._within(person.reach.detailed) & Q(person=person)
        return self.filter(own | (self._within(person.reach.whole) & Q(shared=True)))


class SavedView(models.Model):
    """What somebody narrows an overview of measures to, and how they order it: theirs, or shared with all.

    asked: as it stands in an address. What of it is gone, or not the reader's to see, is left out and said.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="saved_views")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="saved_views")
    name = models.CharField(max_length=80)
    asked = models.JSONField(default=dict)
    shared = models.BooleanField(default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "name"], name="a_saved_view_is_named_once"
            ),
            models.CheckConstraint(name="a_saved_view_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
