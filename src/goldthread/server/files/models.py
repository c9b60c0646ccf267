"""The record of each picture: of what, what it shows in words, who sent it, and whether it was taken down."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.visible import OfAnOrganisation

from . import owners


class PictureQuerySet(OfAnOrganisation["Picture"]):
    def visible_to(self, person: Person) -> PictureQuerySet:
        """Those of things whose people this person may know by name: on a picture they may be recognised."""
        seen = Q(pk__in=())
        for owner in owners.every():
            seen |= Q(kind=owner.kind, thing_pk__in=owner.named_to(person).values("pk"))
        return self.filter(seen)

    def standing(self) -> PictureQuerySet:
        """Those that were not taken down."""
        return self.filter(taken_down_at=None)

    def of_thing(self, thing: models.Model) -> PictureQuerySet:
        return self.filter(kind=thing._meta.label_lower, thing_pk=thing.pk)


class Picture(models.Model):
    """A picture of something that a room has: a workshop's report-out, a value stream.

    `whole` and `small` are the hashes of two files of the place. Once it is taken down they go, and what is
    left says that there was one. `alt` is what it shows, for whoever cannot see it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pictures")
    kind = models.CharField("the kind of thing it is of", max_length=80)
    thing_pk = models.BigIntegerField()
    alt = models.CharField("what it shows", max_length=250)
    caption = models.CharField(max_length=250, blank=True)
    whole = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    small = models.CharField(max_length=64)
    small_width = models.PositiveIntegerField()
    small_height = models.PositiveIntegerField()
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_down_at = models.DateTimeField(null=True)
    taken_down_why = models.TextField(blank=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ["sent_at", "pk"]
        indexes = [
            models.Index(fields=["kind", "thing_pk"], name="pictures_of"),
            models.Index(fields=["whole"], name="pictures_by_file"),
            models.Index(fields=["small"], name="pictures_by_small_file"),
        ]
        constraints = [
            models.CheckConstraint(name="a_picture_says_what_it_shows", condition=~Q(alt="")),
            models.CheckConstraint(
                name="a_picture_is_taken_down_with_a_reason",
                condition=Q(taken_down_at=None, taken_down_why="")
                | (Q(taken_down_at__isnull=False) & ~Q(taken_down_why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.alt

    @property
    def team_id(self) -> int | None:
        """The team of what it is of: a role there counts for the picture too."""
        team: int | None = self.thing.team_id
        return team

    @cached_property
    def thing(self) -> Any:
        """What it is of."""
        return owners.of(self.kind).the(self.thing_pk)

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """What this person may do with it by a part in what it is of."""
        held: frozenset[Ability] = self.thing.abilities_by_part(person)
        return held
