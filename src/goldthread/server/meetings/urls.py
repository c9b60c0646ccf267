from collections.abc import Callable
from functools import partial
from typing import Any

from django.urls import URLPattern, include, path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, visible
from goldthread.server.people.pages import partnership_or_404, programme_of, team_of

from .abilities import MeetingsAbility
from .views import beginning, calendar, keeping, occurrences, routines, when
from .views.finding import partnership_routine_or_404, routine_or_404

app_name = "meetings"

KEEP, RUN = MeetingsAbility.KEEP_ROUTINES, MeetingsAbility.RUN_MEETINGS
Finds = Callable[..., Any]


def _of(a_routine: Finds, prefix: str = "") -> list[URLPattern]:
    """The addresses of one routine, of an organisation or a partnership."""
    found = [*_itself(a_routine), *_agenda(a_routine), *_members(a_routine), *_meeting(a_routine)]
    return [path(at, view, name=f"{prefix}{name}") for at, name, view in found]


def _itself(a_routine: Finds) -> list[tuple[str, str, Any]]:
    return [
        ("", "routine", page(routines.routine, visible, a_routine)),
        ("change/", "change", form(keeping.change, KEEP, a_routine)),
        ("when/", "when", form(when.change_when, KEEP, a_routine)),
        ("end/", "end", form(keeping.end, KEEP, a_routine)),
        ("reopen/", "reopen", button(keeping.reopen, KEEP, a_routine)),
    ]


def _agenda(a_routine: Finds) -> list[tuple[str, str, Any]]:
    earlier, later = partial(keeping.move_item, up=True), partial(keeping.move_item, up=False)
    return [
        ("agenda/", "agenda", form(keeping.agenda, KEEP, a_routine)),
        ("agenda/<int:item>/", "change_item", form(keeping.change_item, KEEP, a_routine)),
        ("agenda/<int:item>/earlier/", "item_earlier", button(earlier, KEEP, a_routine)),
        ("agenda/<int:item>/later/", "item_later", button(later, KEEP, a_routine)),
        ("agenda/<int:item>/off/", "take_item_off", button(keeping.take_item_off, KEEP, a_routine)),
        ("agenda/<int:item>/back/", "put_item_back", button(keeping.put_item_back, KEEP, a_routine)),
    ]


def _members(a_routine: Finds) -> list[tuple[str, str, Any]]:
    must = partial(keeping.require_member, required=True)
    may = partial(keeping.require_member, required=False)
    return [
        ("members/", "members", form(keeping.members, KEEP, a_routine)),
        ("members/<int:member>/must-come/", "must_come", button(must, KEEP, a_routine)),
        ("members/<int:member>/may-come/", "may_come", button(may, KEEP, a_routine)),
        ("members/<int:member>/remove/", "remove_member", button(keeping.remove_member, KEEP, a_routine)),
    ]


def _meeting(a_routine: Finds) -> list[tuple[str, str, Any]]:
    """What is said of one meeting of it, by its day, without opening it."""
    return [
        ("meetings/<str:day>/held/", "hold", button(occurrences.hold, RUN, a_routine)),
        ("meetings/<str:day>/move/", "move", form(occurrences.move, RUN, a_routine)),
        ("meetings/<str:day>/cancel/", "cancel", form(occurrences.cancel, RUN, a_routine)),
        ("meetings/<str:day>/take-back/", "take_back", button(occurrences.take_back, RUN, a_routine)),
    ]


urlpatterns = [
    path(
        "o/<str:code>/routines/",
        page(routines.routines, PeopleAbility.SEE_NAMES, programme_of),
        name="routines",
    ),
    path("o/<str:code>/routines/begin/", page(beginning.begin, KEEP, programme_of), name="begin"),
    path(
        "o/<str:code>/routines/from-calendar/",
        form(calendar.from_calendar, KEEP, programme_of),
        name="from_calendar",
    ),
    path(
        "o/<str:code>/routines/begin/<str:kind>/",
        form(beginning.begin_kind, KEEP, programme_of),
        name="begin_kind",
    ),
    path(
        "o/<str:code>/routines/team/<int:pk>/begin/", page(beginning.begin, KEEP, team_of), name="begin_team"
    ),
    path(
        "o/<str:code>/routines/team/<int:pk>/begin/<str:kind>/",
        form(beginning.begin_kind, KEEP, team_of),
        name="begin_team_kind",
    ),
    path("o/<str:code>/routines/<int:pk>/", include(_of(routine_or_404))),
    path(
        "p/<slug:slug>/routines/",
        page(routines.of_a_partnership, visible, partnership_or_404),
        name="partnership_routines",
    ),
    path(
        "p/<slug:slug>/routines/begin/",
        page(beginning.begin, KEEP, partnership_or_404),
        name="partnership_begin",
    ),
    path(
        "p/<slug:slug>/routines/from-calendar/",
        form(calendar.from_calendar, KEEP, partnership_or_404),
        name="partnership_from_calendar",
    ),
    path(
        "p/<slug:slug>/routines/begin/<str:kind>/",
        form(beginning.begin_kind, KEEP, partnership_or_404),
        name="partnership_begin_kind",
    ),
    path("p/<slug:slug>/routines/<int:pk>/", include(_of(partnership_routine_or_404, "partnership_"))),
]
