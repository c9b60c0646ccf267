"""What somebody said about a thing, and what others answered."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.visible import OfAnOrganisation

from . import things


class CommentQuerySet(OfAnOrganisation["Comment"]):
    def visible_to(self, person: Person) -> CommentQuerySet:
        """Those about things whose people this person may know by name: a comment says whose it is."""
        seen = Q(pk__in=())
        for each in things.every():
            seen |= Q(kind=each.kind, thing_pk__in=each.named_to(person).values("pk"))
        return self.filter(seen)

    def about(self, thing: models.Model) -> CommentQuerySet:
        return self.filter(kind=thing._meta.label_lower, thing_pk=thing.pk)

    def first_said(self) -> CommentQuerySet:
        """Those that answer nothing."""
        return self.filter(answers_to=None)

    def open(self) -> CommentQuerySet:
        """Those that answer nothing, and are neither resolved nor taken back."""
        return self.first_said().filter(resolved_at=None, taken_back_at=None)

    def unanswered(self) -> CommentQuerySet:
        """Open questions to which nobody but whoever asked has said anything."""
        others = Comment.objects.filter(answers_to=OuterRef("pk"), taken_back_at=None)
        return self.open().filter(asks=True).exclude(Exists(others.exclude(by=OuterRef("by"))))


class Comment(models.Model):
    """Something said about a thing that a room has, or about a point of it; or an answer to such.

    point: the room's own short text for it, as the first day of a period; "" for the thing itself. asks:
    somebody should answer it. What was taken back is kept, and shown to nobody until it is put back.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="comments")
    kind = models.CharField("the kind of thing it is about", max_length=80)
    thing_pk = models.BigIntegerField()
    point = models.CharField(max_length=40, blank=True)
    answers_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField("what is said")
    asks = models.BooleanField("is a question", default=False)
    named = models.ManyToManyField(Person, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["kind", "thing_pk", "point"], name="comments_about")]
        constraints = [
            models.CheckConstraint(name="a_comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="an_answer_is_neither_question_nor_resolved",
                condition=Q(answers_to=None) | Q(asks=False, resolved_at=None),
            ),
            models.CheckConstraint(
                name="what_is_resolved_says_by_whom",
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="no_comment_answers_itself", condition=Q(answers_to=None) | ~Q(answers_to=F("pk"))
            ),
        ]

    def __str__(self) -> str:
        return f"comment by {self.by.name}"

    @property
    def team_id(self) -> int | None:
        """The team of what it is about: a role there counts for the comment too."""
        team: int | None = self.thing.team_id
        return team

    @cached_property
    def thing(self) -> Any:
        """What it is about."""
        return things.of(self.kind).the(self.thing_pk)

    @property
    def about(self) -> str:
        """What it is about, as people say it: ‘Letters’, March 2019."""
        return ", ".join(filter(None, [f"‘{things.of(self.kind).title(self.thing)}’", self.point_name]))

    @property
    def point_name(self) -> str:
        """The point it is about, as people say it; nothing where it is about the thing itself."""
        return things.of(self.kind).point(self.thing, self.point) if self.point else ""

    @property
    def link(self) -> str:
        """The page that shows it beside what it is about."""
        return things.of(self.kind).link(self.thing, self.point)

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """What this person may do with it by a part in what it is about."""
        by_part = getattr(self.thing, "abilities_by_part", None)
        held: frozenset[Ability] = by_part(person) if by_part else frozenset()
        return held
