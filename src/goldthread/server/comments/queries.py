"""What was said, read: in a number of queries that does not grow."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count, F, Model, Prefetch, Q, QuerySet

from goldthread.server.people.models import Person

from . import things
from .models import Comment

SHOWN = 10
"""Open comments that stand under a thing itself; the rest are on the page of all."""


def open_about(thing: Model) -> list[Comment]:
    """What is open about a thing, the latest first, at most one more than is shown; one query."""
    found = Comment.objects.about(thing).open().select_related("by")
    answers = Count("replies", filter=Q(replies__taken_back_at=None))
    found = found.annotate(how_many_answers=answers).order_by("-at", "-pk")
    return _with_thing(found[: SHOWN + 1], thing)


def said_about(thing: Model, point: str | None = None) -> QuerySet[Comment]:
    """What was said about a thing, or a point of it, with its answers: what is open, then the rest."""
    found = Comment.objects.about(thing).first_said()
    if point is not None:
        found = found.filter(point=point)
    return in_full(found).order_by(F("resolved_at").desc(nulls_first=True), "-at", "-pk")


def every_about(thing: Model) -> QuerySet[Comment]:
    """Everything that was said about a thing, answers and what was taken back too, by key alone."""
    return Comment.objects.about(thing).only("pk")


def in_full(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """With who said it, its answers and who said those: two queries."""
    answers = Comment.objects.select_related("by").order_by("at", "pk")
    return comments.select_related("by", "resolved_by", "organisation").prefetch_related(
        Prefetch("replies", answers)
    )


def _with_thing(comments: Iterable[Comment], thing: Any) -> list[Comment]:
    """Comments that know what they are about, so that none of them asks."""
    found = list(comments)
    for comment in found:
        comment.thing = thing
    return found


def about(thing: Model, comments: Iterable[Comment]) -> list[Comment]:
    """Those comments with their answers, each knowing the thing that they are all about."""
    found = _with_thing(comments, thing)
    for comment in found:
        _with_thing(comment.replies.all(), thing)
    return found


def unanswered_of(kind: type[Model], keys: Collection[int]) -> dict[int, int]:
    """How many questions about these things nobody has answered, by key; those without are left out."""
    found = Comment.objects.unanswered().filter(kind=kind._meta.label_lower, thing_pk__in=list(keys))
    return dict(found.order_by().values_list("thing_pk").annotate(n=Count("pk")))


def may_be_named(thing: Model) -> QuerySet[Person]:
    """Who may see a thing with the names on it, and so may be named there."""
    return things.of_thing(thing).people(thing)
