"""Routines: all of an organisation or a partnership, and one."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Partnership, Team
from goldthread.server.people.pages import somebody
from goldthread.server.people.teams import narrowed_to

from .. import queries
from ..abilities import MeetingsAbility
from ..models import Routine
from ..occurrences import coming, due_between
from .beginning import address_of_beginning
from .surroundings import of_place, of_routine, routines_of

AHEAD = 5
LATEST = 10


def routines(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The routines of an organisation, or of a team of it and those below."""
    team = narrowed_to(request, organisation)
    seen = Routine.objects.visible_to(somebody(request)).filter(organisation=organisation)
    if team:
        seen = seen.filter(team__in=team.descendants(include_self=True))
    return _listed(request, organisation, seen, team)


def of_a_partnership(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """The routines of a partnership, of those that this person may see."""
    seen = Routine.objects.visible_to(somebody(request)).filter(partnership=partnership)
    return _listed(request, partnership, seen)


def _listed(
    request: HttpRequest, place: Organisation | Partnership, seen: QuerySet[Routine], team: Team | None = None
) -> HttpResponse:
    found = queries.in_full(seen).order_by("ended_on", "team__name", "kind", "title", "pk")
    return render(
        request,
        "meetings/routines.jinja",
        of_place(
            request,
            place,
            title="Routines",
            of=place,
            team=team,
            everything=routines_of(place),
            begin=address_of_beginning(team or place),
            goes_on=queries.listed([each for each in found if not each.ended_on], clock.today()),
            ended=[each for each in found if each.ended_on],
            keeps=can(somebody(request), MeetingsAbility.KEEP_ROUTINES, team or place),
        ),
    )


def routine(request: HttpRequest, found: Routine) -> HttpResponse:
    """One routine: what it is for, when it comes round, who belongs to it, what became of each meeting."""
    today = clock.today()
    past = due_between([found], today - queries.HALF_A_YEAR, today, today)
    over = [each for each in reversed(past) if each.is_settled or each.day < today]
    return render(
        request,
        "meetings/routine.jinja",
        of_routine(
            request,
            found,
            when=queries.when_each([found]).get(found.pk, ""),
            coming=coming([found], today, AHEAD).get(found.pk, []),
            past=over[:LATEST],
            before=over[LATEST:],
            how_kept=queries.kept_of(past, today),
            agenda=found.agenda.filter(taken_off_at=None),
            members=found.members.open().select_related("person"),
            history=history(found),
        ),
    )
