from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, include, path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, visible
from goldthread.server.people.pages import partnership_or_404, programme_of

from .abilities import MeetingsAbility
from .views import occurrences, routines
from .views.finding import partnership_routine_or_404, routine_or_404

app_name = "meetings"

RUN = MeetingsAbility.RUN_MEETINGS


def _of(a_routine: Callable[..., Any], prefix: str = "") -> list[URLPattern]:
    """The addresses of one routine, of an organisation or a partnership."""
    return [
        path("", page(routines.routine, visible, a_routine), name=f"{prefix}routine"),
        *(
            path(f"meetings/<str:day>/{at}", view, name=f"{prefix}{name}")
            for at, name, view in _meeting(a_routine)
        ),
    ]


def _meeting(a_routine: Callable[..., Any]) -> list[tuple[str, str, Any]]:
    """What is said of one meeting of it, by its day, without opening it."""
    return [
        ("held/", "hold", button(occurrences.hold, RUN, a_routine)),
        ("move/", "move", form(occurrences.move, RUN, a_routine)),
        ("cancel/", "cancel", form(occurrences.cancel, RUN, a_routine)),
        ("take-back/", "take_back", button(occurrences.take_back, RUN, a_routine)),
    ]


urlpatterns = [
    path(
        "o/<str:code>/routines/",
        page(routines.routines, PeopleAbility.SEE_NAMES, programme_of),
        name="routines",
    ),
    path("o/<str:code>/routines/<int:pk>/", include(_of(routine_or_404))),
    path(
        "p/<slug:slug>/routines/",
        page(routines.of_a_partnership, visible, partnership_or_404),
        name="partnership_routines",
    ),
    path("p/<slug:slug>/routines/<int:pk>/", include(_of(partnership_routine_or_404, "partnership_"))),
]
