"""What can be done with comments: said, answered, edited, taken back and put back, resolved and reopened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import NotAllowed, require
from goldthread.server.people.models import Person

from . import letters, things
from .models import Comment
from .settling import may_settle

LONGEST = 2000
"""Letters of one comment."""
MOST_NAMED = 10
"""People whom one comment names."""
MOST_ANSWERS = 100
"""Answers to one comment."""


class NothingSaid(Refusal):
    """A comment says something, and not too much."""

    about = "text"


class NoSuchPoint(Refusal):
    """What is spoken of is not there."""


class MayNotSee(Refusal):
    """Somebody is named who may not see what is spoken of."""

    about = "tell"


class TooMany(Refusal):
    """So many cannot be named, or answer."""


class NotSo(Refusal):
    """The comment was taken back, resolved or opened again already."""


@action
def say(
    *, about: Model, text: str, point: str = "", asks: bool = False, named: Iterable[Person] = (), by: Person
) -> Comment:
    """Say something about a thing, or about a point of it. Who is named gets a letter.

    Raises NothingSaid, NoSuchPoint, MayNotSee, TooMany.
    """
    kind = things.of_thing(about)
    _may_speak(by, about)
    if point and not kind.has_point(about, point):
        raise NoSuchPoint("There is no such point any more: it may have been withdrawn.")
    comment = Comment(
        organisation_id=about.organisation_id,  # type: ignore[attr-defined]
        kind=kind.kind,
        thing_pk=about.pk,
        point=point,
        text=_checked(text),
        asks=asks,
        by=by,
        at=clock.now(),
    )
    comment.save()
    _name(comment, named, by)
    record(
        "comment.said", comment, by=by, about=comment.about, text=comment.text, asks="yes" if asks else None
    )
    return comment


@action
def answer(*, comment: Comment, text: str, named: Iterable[Person] = (), by: Person) -> Comment:
    """Answer what somebody said. Who said it gets a letter, and who is named."""
    asked = _locked(comment)
    _may_speak(by, asked)
    if asked.answers_to_id:
        raise NotSo("This is an answer itself: answer what it answers.")
    if asked.replies.count() >= MOST_ANSWERS:
        raise TooMany(f"There are {MOST_ANSWERS} answers, as many as there may be. Begin anew.")
    given = Comment(
        organisation_id=asked.organisation_id,
        kind=asked.kind,
        thing_pk=asked.thing_pk,
        point=asked.point,
        answers_to=asked,
        text=_checked(text),
        by=by,
        at=clock.now(),
    )
    given.save()
    named = _name(given, named, by)
    if asked.by_id != by.pk and asked.by not in named and _sees(asked.by, asked.thing):
        letters.tell_of_answer(given, to=asked.by)
    record("comment.answered", asked, by=by, about=asked.about, text=given.text)
    return given


@action
def edit(*, comment: Comment, text: str, named: Iterable[Person] = (), by: Person) -> Comment:
    """Say it otherwise. Whoever said it may, and the record keeps what it said."""
    comment = _own(comment, by)
    was, comment.text = comment.text, _checked(text)
    if was == comment.text:
        raise NotSo("It says that already: nothing was changed.")
    comment.edited_at = clock.now()
    comment.save(update_fields=["text", "edited_at"])
    _name(comment, named, by)
    record("comment.edited", comment, by=by, about=comment.about, was=was, text=comment.text)
    return comment


@action
def take_back(*, comment: Comment, by: Person) -> Comment:
    """Take back what one said: it is shown no more; the record keeps it, and it can be put back."""
    comment = _own(comment, by)
    comment.taken_back_at = clock.now()
    comment.save(update_fields=["taken_back_at"])
    record("comment.taken_back", comment, by=by, about=comment.about)
    return comment


@action
def put_back(*, comment: Comment, by: Person) -> Comment:
    """Say again what one had taken back."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    _is_theirs(comment, by)
    if comment.taken_back_at is None:
        raise NotSo("This stands already: nothing was changed.")
    comment.taken_back_at = None
    comment.save(update_fields=["taken_back_at"])
    record("comment.put_back", comment, by=by, about=comment.about)
    return comment


@action
def resolve(*, comment: Comment, by: Person) -> Comment:
    """Say that nothing is left to do about it."""
    comment = _to_settle(comment, by)
    if comment.resolved_at:
        raise NotSo("This is resolved already: nothing was changed.")
    comment.resolved_at, comment.resolved_by = clock.now(), by
    comment.save(update_fields=["resolved_at", "resolved_by"])
    record("comment.resolved", comment, by=by, about=comment.about)
    return comment


@action
def reopen(*, comment: Comment, by: Person) -> Comment:
    """Say that something is left to do about it after all."""
    comment = _to_settle(comment, by)
    if comment.resolved_at is None:
        raise NotSo("This is open already: nothing was changed.")
    comment.resolved_at = comment.resolved_by = None
    comment.save(update_fields=["resolved_at", "resolved_by"])
    record("comment.reopened", comment, by=by, about=comment.about)
    return comment


def _may_speak(by: Person, about: Any) -> None:
    """Refuse whoever may not see a thing, or what a comment is about, with the names on it."""
    require(by, PeopleAbility.SEE_NAMES, about)
    if not _sees(by, about.thing if isinstance(about, Comment) else about):
        raise NotAllowed("You may not hear what is said of this, and say nothing of it.")


def _sees(person: Person, thing: Model) -> bool:
    """Whether somebody may see a thing with the names on it."""
    seen: bool = things.of_thing(thing).named_to(person).filter(pk=thing.pk).exists()
    return person.is_active and seen


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise NothingSaid("Write what you want to say.")
    if len(text) > LONGEST:
        raise NothingSaid(f"Keep it to {LONGEST:,} letters: this has {len(text):,}.")
    return text


def _name(comment: Comment, named: Iterable[Person], by: Person) -> list[Person]:
    """Keep who is named, and write to those who were not named there before."""
    people = list(dict.fromkeys(named))
    if len(people) > MOST_NAMED:
        raise TooMany(f"Name at most {MOST_NAMED} people; {len(people)} are named.", about="text")
    for person in people:
        if not _sees(person, comment.thing):
            raise MayNotSee(f"{person.name} may not see this: choose somebody else.")
    before = set(comment.named.values_list("pk", flat=True))
    comment.named.set(people)
    for person in people:
        if person.pk not in before and person.pk != by.pk:
            letters.tell_of_naming(comment, to=person)
    return people


def _locked(comment: Comment) -> Comment:
    found = (
        Comment.objects.select_for_update(of=("self",))
        .select_related("by", "organisation")
        .get(pk=comment.pk)
    )
    if found.taken_back_at:
        raise NotSo("This was taken back by whoever said it.")
    return found


def _own(comment: Comment, by: Person) -> Comment:
    comment = _locked(comment)
    _is_theirs(comment, by)
    return comment


def _is_theirs(comment: Comment, by: Person) -> None:
    if comment.by_id != by.pk:
        raise NotAllowed("Only whoever said it may change it.")
    _may_speak(by, comment)


def _to_settle(comment: Comment, by: Person) -> Comment:
    comment = _locked(comment)
    if comment.answers_to_id:
        raise NotSo("This is an answer: what it answers is resolved.")
    if not may_settle(by, comment):
        raise NotAllowed("Whoever said it, or is to answer it, may do this.")
    return comment
