"""What the pages of a routine begin with, whether it is an organisation's or a partnership's."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from goldthread.server import clock
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Partnership
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse

from ..abilities import MeetingsAbility
from ..kinds import KINDS
from ..models import Routine


def routines_of(place: Organisation | Partnership, name: str = "routines", *more: object) -> str:
    """The address of all routines of an organisation or a partnership, or of another page of them."""
    if isinstance(place, Partnership):
        return reverse(f"meetings:partnership_{name}", args=[place.slug, *more])
    return reverse(f"meetings:{name}", args=[place.code, *more])


def of_place(
    request: HttpRequest, place: Organisation | Partnership, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """The context of a page of an organisation or a partnership."""
    words = Vocabulary(place.words)
    kinds = {key: ready.said(words) for key, ready in KINDS.items()}
    more = {"today": clock.today(), "kind_called": kinds, **more}
    if isinstance(place, Organisation):
        return of_organisation(request, place, *crumbs, **more)
    home = [(place.name, place.get_absolute_url())]
    return {"partnership": place, "words": words, "crumbs": [*home, *crumbs], **more}


def of_routine(
    request: HttpRequest, routine: Routine, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """The context of a page of a routine; of a page below its own where `title` says what it is called."""
    person, itself = somebody(request), routine.get_absolute_url()
    above = [("Routines", routines_of(routine.place_of_it))]
    if "title" in more:
        above.append((routine.title, itself))
    said = {
        "routine": routine,
        "title": routine.title,
        "cancel": itself,
        "keeps": can(person, MeetingsAbility.KEEP_ROUTINES, routine),
        "runs": can(person, MeetingsAbility.RUN_MEETINGS, routine),
    }
    return of_place(request, routine.place_of_it, *above, *crumbs, **{**said, **more})
