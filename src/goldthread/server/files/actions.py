"""What can be done to pictures: kept within a room's action, described anew, taken down."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from goldthread.server.audit.actions import OutsideAnAction, Refusal, action, is_acting, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from . import owners, sweeping
from .abilities import FilesAbility
from .models import Picture
from .receiving import NotAPicture, Received

__all__ = ["MOST", "NotAgreed", "NotToBeKept", "TakenDown", "TooMany", "describe", "keep", "take_down"]

MOST = 12
"""Pictures of one thing."""


class NotAgreed(Refusal):
    """Whoever sends a picture says that nobody in it can be recognised, or that they have agreed."""

    about = "agreed"


class NotToBeKept(Refusal):
    """A picture says in words what it shows, for whoever cannot see it."""

    about = "alt"


class TooMany(Refusal):
    """There are as many pictures of this as there may be."""

    about = "picture"


class TakenDown(Refusal):
    """The picture was taken down."""


def keep(
    received: Received, *, of: models.Model, alt: str, agreed: bool, by: Person, caption: str = ""
) -> Picture:
    """Keep a picture of something, within an action that asked whether `by` may, and records it.

    of: locked by the action, so that no more are kept than may be. agreed: whether nobody in it can be
    recognised, or has agreed to be. Raises OutsideAnAction, NotAgreed, NotToBeKept, TooMany.
    """
    if not is_acting():
        raise OutsideAnAction("A picture was kept outside an action.")
    owners.of(of._meta.label_lower)
    if not agreed:
        raise NotAgreed("Send only a picture in which nobody can be recognised, or has agreed to be.")
    if Picture.objects.of_thing(of).standing().count() >= MOST:
        raise TooMany(f"There are {MOST} pictures here, as many as there may be. Take one down first.")
    if not received.stands():
        raise NotAPicture("This picture is not kept any more. Send it again.")
    picture = Picture(
        organisation_id=of.organisation_id,  # type: ignore[attr-defined]
        kind=of._meta.label_lower,
        thing_pk=of.pk,
        whole=received.whole,
        width=received.size[0],
        height=received.size[1],
        small=received.small,
        small_width=received.small_size[0],
        small_height=received.small_size[1],
        sent_by=by,
    )
    _say(picture, alt, caption)
    picture.save()
    transaction.on_commit(received.put_again)
    return picture


@action
def describe(*, picture: Picture, alt: str, caption: str = "", by: Person) -> Picture:
    """Say better what a picture shows."""
    require(by, FilesAbility.LOOK_AFTER_PICTURES, picture)
    picture = _standing(picture)
    before: dict[str, Any] = {"was": picture.alt, "caption_was": picture.caption}
    _say(picture, alt, caption)
    picture.save(update_fields=["alt", "caption"])
    record("picture.described", picture.thing, by=by, alt=picture.alt, caption=picture.caption, **before)
    return picture


@action
def take_down(*, picture: Picture, why: str, by: Person) -> Picture:
    """Take a picture down for good: its files go; what is left says that there was one, and why it went."""
    require(by, FilesAbility.LOOK_AFTER_PICTURES, picture)
    picture = _standing(picture)
    if not why.strip():
        raise Refusal("Say why it is taken down.", about="why")
    picture.taken_down_at, picture.taken_down_why = timezone.now(), why.strip()
    picture.save(update_fields=["taken_down_at", "taken_down_why"])
    record("picture.taken_down", picture.thing, by=by, alt=picture.alt, why=picture.taken_down_why)
    transaction.on_commit(lambda: sweeping.let_go(picture.whole, picture.small))
    return picture


def _standing(picture: Picture) -> Picture:
    found = Picture.objects.select_for_update().get(pk=picture.pk)
    if found.taken_down_at:
        raise TakenDown("This picture was taken down.")
    return found


def _say(picture: Picture, alt: str, caption: str) -> None:
    picture.alt, picture.caption = alt.strip(), caption.strip()
    if not picture.alt:
        raise NotToBeKept("Say what it shows, for whoever cannot see it.")
