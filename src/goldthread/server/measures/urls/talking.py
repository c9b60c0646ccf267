"""The addresses of what people say of a measure, and of watching it."""

from django.urls import path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, signed_in, visible
from goldthread.server.people.pages import team_of

from ..views import commenting, watching
from ..views.finding import measure_or_404
from .below import of_measure

ADDRESSES = [
    of_measure("comments/", page(commenting.all_said, PeopleAbility.SEE_NAMES, measure_or_404), "all_said"),
    of_measure("comments/say/", form(commenting.say, PeopleAbility.SEE_NAMES, measure_or_404), "say"),
    of_measure("watch/", form(watching.watch, visible, measure_or_404), "watch"),
    path(
        "o/<str:code>/measures/team/<int:pk>/watch/",
        form(watching.watch_team, visible, team_of),
        name="watch_team",
    ),
    path("watching/", page(watching.own, signed_in), name="watching"),
    path("watching/<int:pk>/stop/", button(watching.stop, signed_in), name="stop_watching"),
]
