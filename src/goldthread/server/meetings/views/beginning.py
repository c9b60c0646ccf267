"""Beginning a routine: its kind is chosen, and then one form says the rest."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.people.models import Organisation, Partnership, Team
from goldthread.server.people.pages import somebody
from goldthread.server.people.queries import open_teams
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..choosing import may_own
from ..forms import BeginForm
from ..kinds import Ready, offered
from ..models import Routine
from .surroundings import of_place, routines_of
from .when import asked_what_was_meant

TITLE = "Begin a routine"
FOUND_IN_A_CALENDAR = ("title", "cadence", "place")
"""What an address may say of a routine that was found in somebody's calendar."""


def begin(request: HttpRequest, place: Organisation | Partnership | Team) -> HttpResponse:
    """The kinds that may be begun here."""
    of = _of(place)
    return render(
        request,
        "meetings/begin.jinja",
        of_place(
            request,
            of,
            ("Routines", routines_of(of)),
            title=TITLE,
            caption=place.name,
            from_calendar=None if isinstance(place, Team) else routines_of(place, "from_calendar"),
            kinds=[(ready, address_of_beginning(place, ready.key)) for ready in _offered(place)],
        ),
    )


def begin_kind(request: HttpRequest, place: Organisation | Partnership | Team, kind: str) -> HttpResponse:
    """One form: what it is called, when it comes round, where, whose."""
    of, ready = _of(place), _ready_or_404(place, kind)
    act = partial(actions.begin_routine, of=of, kind=ready.key)
    return asked_what_was_meant(
        request,
        _form(request, place, ready),
        partial(act, team=place) if isinstance(place, Team) else act,
        then=_begun,
        context=of_place(
            request,
            of,
            ("Routines", routines_of(of)),
            (TITLE, address_of_beginning(place)),
            title=ready.said(Vocabulary(of.words)),
            caption=place.name,
            button="Begin it",
            cancel=address_of_beginning(place),
            ready=ready,
        ),
    )


def _begun(routine: Routine) -> Done:
    return Done(
        routine.get_absolute_url(),
        f"{routine.title} is begun.",
        next=("Say who belongs to it", routine.address("members")),
    )


def _form(request: HttpRequest, place: Organisation | Partnership | Team, ready: Ready) -> BeginForm:
    person = somebody(request)
    found = {name: request.GET[name] for name in FOUND_IN_A_CALENDAR if request.GET.get(name)}
    return BeginForm(
        posted(request),
        people=may_own(person, _of(place)),
        whole=not isinstance(place, Partnership),
        teams=open_teams([place.pk]) if isinstance(place, Organisation) else None,
        initial={
            "title": _called(ready, place),
            "purpose": ready.purpose,
            "cadence": ready.usually,
            "owner": person,
            **found,
        },
    )


def _called(ready: Ready, place: Organisation | Partnership | Team) -> str:
    """What it is called, unless somebody calls it otherwise."""
    if ready.kind is Routine.Kind.OTHER:
        return ""
    said = ready.said(Vocabulary(_of(place).words))
    return f"{place.name}: {said[:1].lower()}{said[1:]}" if isinstance(place, Team) else said


def _offered(place: Organisation | Partnership | Team) -> list[Ready]:
    return offered(of_partnership=isinstance(place, Partnership))


def _ready_or_404(place: Organisation | Partnership | Team, kind: str) -> Ready:
    for ready in _offered(place):
        if ready.key == kind:
            return ready
    raise Http404("There is no such kind of routine here.")


def _of(place: Organisation | Partnership | Team) -> Organisation | Partnership:
    """Whose it will be."""
    return place.organisation if isinstance(place, Team) else place


def address_of_beginning(place: Organisation | Partnership | Team, *kind: str) -> str:
    """The page where kinds are chosen, or that of one."""
    if isinstance(place, Team):
        name = "meetings:begin_team_kind" if kind else "meetings:begin_team"
        return reverse(name, args=[place.organisation.code, place.pk, *kind])
    return routines_of(place, "begin_kind" if kind else "begin", *kind)
