"""How a room writes a letter: within an action, in words, to somebody who wants it."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.template.loader import render_to_string

from goldthread.server.audit.actions import OutsideAnAction, is_acting, key
from goldthread.server.people.models import Organisation, Person

from . import outbox
from .kinds import Kind
from .models import Letter, Muted


def later(
    *,
    to: Person,
    kind: Kind,
    subject: str,
    template: str,
    about: models.Model | None = None,
    organisation: Organisation | None = None,
    once: str = "",
    until: datetime | None = None,
    **said: object,
) -> Letter | None:
    """Write a letter to somebody; the worker sends it once the action is committed, and not if it is not.

    template: plain text; it gets `to`, `address` (where people reach the pages) and what is `said`. once:
    no second letter of these words ever goes to them. until: not sent after that. Nothing is written, and
    None returned, to whoever has left or wants no letters of this kind, or had the one that goes `once`.
    Raises OutsideAnAction.
    """
    if not is_acting():
        raise OutsideAnAction("A letter was written outside an action.")
    once = f"{once}:{to.pk}" if once else ""
    if not wants(to, kind) or (once and Letter.objects.filter(once=once).exists()):
        return None
    [letter] = outbox.put(
        [
            outbox.Written(
                kind=kind.key,
                to=to.email,
                subject=" ".join(subject.split()),
                body=render_to_string(template, surroundings(to) | said),
                person=to,
                organisation=organisation,
                called=to.name,
                about=key(about) if about else "",
                once=once or None,
                until=until,
            )
        ]
    )
    return letter


def surroundings(to: Person) -> dict[str, object]:
    """What every letter's template gets."""
    return {"to": to, "address": settings.GOLDTHREAD_URL}


def wants(person: Person, kind: Kind) -> bool:
    """Whether somebody is here and did not stop letters of this kind."""
    if not person.is_active:
        return False
    return not (kind.may_be_muted and Muted.objects.filter(person=person, kind=kind.key).exists())
