"""The addresses of cycles."""

from django.urls import URLPattern, URLResolver, include, path

from goldthread.server.people.admission import button, form, page, visible
from goldthread.server.people.pages import programme_of, team_of

from ..abilities import ImprovementAbility
from ..views import cycles
from ..views.cycles import cycle_or_404, runs_it

_one = [
    path("", page(cycles.cycle, visible, cycle_or_404), name="cycle"),
    path("ramp/", page(cycles.ramp, visible, cycle_or_404), name="ramp"),
    path("edit/", form(cycles.edit_cycle, runs_it, cycle_or_404), name="edit_cycle"),
    path("start/", form(cycles.start_cycle, runs_it, cycle_or_404), name="start_cycle"),
    path(
        "start/take-back/",
        button(cycles.take_start_back, runs_it, cycle_or_404),
        name="take_cycle_start_back",
    ),
    path("done/", form(cycles.write_up_cycle, runs_it, cycle_or_404), name="write_up_cycle"),
    path("study/", form(cycles.study_cycle, runs_it, cycle_or_404), name="study_cycle"),
    path("decide/", form(cycles.decide_cycle, runs_it, cycle_or_404), name="decide_cycle"),
    path("next/", form(cycles.next_cycle, ImprovementAbility.BEGIN_CYCLES, cycle_or_404), name="next_cycle"),
]

ADDRESSES: list[URLPattern | URLResolver] = [
    path("o/<str:code>/cycles/", page(cycles.cycles, visible, programme_of), name="cycles"),
    path(
        "o/<str:code>/cycles/plan/",
        form(cycles.plan_cycle, ImprovementAbility.BEGIN_CYCLES, programme_of),
        name="plan_cycle",
    ),
    path(
        "o/<str:code>/cycles/team/<int:pk>/plan/",
        form(cycles.plan_team_cycle, ImprovementAbility.BEGIN_CYCLES, team_of),
        name="plan_team_cycle",
    ),
    path("o/<str:code>/cycles/<int:pk>/", include(_one)),
]
