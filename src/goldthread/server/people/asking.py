"""What people are asked into beyond a role: each room says what follows from yes and no.

Nobody is put into a workshop, a cohort or a survey unasked. A room that wants somebody there asks
(`actions.ask`), with the thing that waits for them: it shows what was typed until they answer. In its
AppConfig.ready() the room says what an answer does:

    asking.register(PartHeld, accepted=actions.take_up, declined=actions.turn_down, why_not=over)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from .models import Invitation, Person

Accepted = Callable[..., Any]  # (thing=, person=): an action of the room, with its own event
Declined = Callable[..., Any]  # (thing=): likewise; nobody may be signed in
WhyNot = Callable[[Any], str]  # why the thing cannot be joined any more; empty while it can


@dataclass(frozen=True)
class Way:
    """What a room does with the answers about one kind of thing."""

    accepted: Accepted
    declined: Declined | None
    why_not: WhyNot | None


_ways: dict[str, Way] = {}

GONE = "What you were asked into is no longer there. Ask whoever invited you."


def register(
    model: type[models.Model],
    *,
    accepted: Accepted,
    declined: Declined | None = None,
    why_not: WhyNot | None = None,
) -> None:
    """Have `accepted(thing=, person=)` called when somebody says yes about a thing of this model.

    It runs inside the transaction of `actions.accept`, as does `declined(thing=)` in that of
    `actions.decline`. `why_not(thing)` says why it is too late for an answer, or nothing.
    """
    _ways[model._meta.label_lower] = Way(accepted, declined, why_not)


def why_not(invitation: Invitation) -> str:
    """Why what somebody was asked into can no longer be joined; empty while it can, and for roles."""
    if not invitation.about:
        return ""
    way, thing = _found(invitation)
    if way is None or thing is None:
        return GONE
    return way.why_not(thing) if way.why_not else ""


def accepted(invitation: Invitation, person: Person) -> None:
    """Do what follows from yes."""
    way, thing = _found(invitation)
    if way and thing:
        way.accepted(thing=thing, person=person)


def declined(invitation: Invitation) -> None:
    """Do what follows from no."""
    way, thing = _found(invitation) if invitation.about else (None, None)
    if way and thing and way.declined:
        way.declined(thing=thing)


def _found(invitation: Invitation) -> tuple[Way | None, models.Model | None]:
    label, _, pk = invitation.about.partition(":")
    if label not in _ways:
        return None, None
    return _ways[label], apps.get_model(label)._default_manager.filter(pk=pk).first()
